"""Every number that decides how figures are found, with its reason. Points, shares and counts; no code."""

from __future__ import annotations

# Lines as pieces of printed rows
ASCENT = (
    0.72  # of the font size: boxes of letters above the baseline; the fonts' own boxes are often far too tall
)
DESCENT = 0.22  # of the font size, below the baseline
ROW_SHIFT = 0.35  # of the font size: baselines closer than this are one row
JOIN_GAP = 1.6  # of the font size: MuPDF splits justified lines at wide spaces
LABEL_GAP = 3.2  # of the font size: a quad may follow a label

# Captions
SIZE_STEP = 0.6  # points: fonts closer than this are the same size
IN_PARAGRAPH_LEADING = 1.12  # of the body's leading: a line this close below another continues it
FIRST_LEADING = 1.45  # of the font size, to a caption's second row
LEADING_SLACK = 1.22  # of the rows before, for rows with formulas
TITLE_GAP = 3.0  # of the font size, between a label alone on its row and the title below it
ALIGNED = 3.0  # points: edges closer than this are aligned
INDENT = 3.0  # of the font size: the first row of a caption may be set in by this, or hang out
HANGING = 8.0  # of the font size: later rows may stand under the text after the label
MAX_ROWS = 60  # of a caption
LEADER_ROWS = 3  # rows ending in a page number on one page make it a list of figures
STYLE_SHARE = 0.5  # of a kind's captions share a style; candidates of another style need a gap above
