"""Quotes found again: from presenters' files to claims, and from claims to the paper's own words. Pure."""
