"""PDF to manuscript: text, figures, sections, references. Not: what the paper says with them (outline/)."""
