"""One file per format of export. A new format is one new file here, found by itself, and its test.

Each has NAME (what `--format` calls it), `recognise(source) -> int` (0: not mine; the highest of
all wins: 9 for an unmistakable mark, 5 for a likely one, 1 for a guess) and `read(source) -> Export`.
"""
