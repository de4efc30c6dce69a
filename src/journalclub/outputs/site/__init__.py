"""The pages of the club's site: values for their templates, one module for each kind of page. Pure."""
