"""The pages of the club's site: values for their templates, a module for each kind of page. Not: writing them. Pure."""
