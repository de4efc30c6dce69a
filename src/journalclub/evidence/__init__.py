"""Quotes of files found again in the paper's own words. Not: reading decks (decks/) or the PDF (sandbox/). Pure."""
