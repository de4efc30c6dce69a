"""Outline, figures and agenda to slides: the clock, what stands where, and the files. Never adds a claim."""
