"""What is published: one file per output, records in, text out. Not: writing it, or README's tables (layouts/)."""
