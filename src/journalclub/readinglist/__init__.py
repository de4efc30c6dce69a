"""What to read next: which papers fit the words asked for, which are tied to what was read, in which order. Pure."""
