"""Where papers come from, one file each. Not: reading the PDFs."""
