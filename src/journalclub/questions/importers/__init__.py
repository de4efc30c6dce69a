"""One file per format of export, each found by itself. Not: which messages are questions (questions/sorting.py).

Each has NAME (what `--format` calls it), `recognise(source) -> int` (0: not mine; the highest of
all wins: 9 for an unmistakable mark, 5 for a likely one, 1 for a guess) and `read(source) -> Export`.
"""
