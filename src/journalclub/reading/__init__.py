<<<<<<< HEAD
"""PDF to manuscript: text, figures, sections, references. Runs in the child process only."""
=======
"""PDF to manuscript: text, figures, sections, references. Runs in the child process."""
>>>>>>> text
