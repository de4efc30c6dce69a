"""The tables of sessions in the club's README: rows by templates, unchanged rows kept. Not: the site (outputs/)."""
