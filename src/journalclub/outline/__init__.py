"""Manuscript to outline: which of the paper's own sentences a presenter needs. Pure; rewrites no word."""
