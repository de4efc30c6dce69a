"""Every number that decides whether words are a quote, and a true one. Counts, shares and costs; no code."""

from __future__ import annotations

# Costs of an alignment; an alignment of least cost is chosen
CHANGED = 1.0  # a word that is another one, or one too many
LEFT_OUT = 0.05  # a word of the paper that is left out: twenty weigh as much as a changed word
LEFT_OUT_IN_BRACKETS = 0.004  # the same inside parentheses or a citation

# Where to look
WINDOW_MORE = 40  # words of the paper around a quote, beside twice its own length
PAIRS_SHARED = 0.25  # of a quote's pairs of neighbouring words: with fewer it stands nowhere
VOTERS = 24  # rarest pairs that say where it may stand
MOST_POSTINGS = 200  # places of one pair that are looked at
BUCKET = 16  # words: votes closer than this are one place
MOST_PLACES = 5  # places compared in full
MOST_OCCURRENCES = 64  # of one exact quote of several words
MOST_TRIES = 1000  # places whose letters are the same, words or not
PIECE = 120  # words: longer quotes are compared piece by piece
MOST_PIECES = 40  # of one quote that are compared
MOST_CLAIMS = 3000  # in one file; a deck has some two hundred

# When words count as the paper's
STATEMENT_CLOSE = 0.5  # share of a statement's words that stand together in the paper
ECHO_CLOSE = 0.7  # the same for words that nothing marks as a quote
# Words for each that may be another one; with more changes it is the presenter's own sentence
STATEMENT_PER_CHANGE = 3
ECHO_PER_CHANGE = 5
ECHO_WORDS = 5  # fewer are no quote unless marked as one
COMMON = 0.004  # of the paper's words: a more frequent one says little
COMMON_LEAST = 8  # times
COMMON_LETTERS = 5  # a longer word says something however often it stands
TINY_LETTERS = 3  # a shorter one says little however seldom
COMMON_WEIGHT = 0.2
LEAD = 8  # words before a shortened quote that may hold the page on which the whole one begins
NEGATED_GAP = 4  # words: a shorter gap that holds a negation turns a statement round
SAME_COST = 0.2  # alignments that differ by less are equally good
