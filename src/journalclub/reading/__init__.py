"""PDF to manuscript: text, figures, sections, references. Runs in the child process."""
