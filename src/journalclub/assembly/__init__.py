"""One paper → one session folder: the only place that knows all the families below. Not: several papers (batch.py)."""
