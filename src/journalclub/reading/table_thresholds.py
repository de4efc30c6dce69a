"""Every number that decides whether a table's cells are clear, with its reason. Points and shares; no code."""

from __future__ import annotations

LEAST_ROWS, MOST_ROWS = 3, 60  # with the head
LEAST_COLUMNS, MOST_COLUMNS = 2, 16
MOST_HEAD_ROWS = 4  # printed lines; more are no head
GUTTER = 0.7  # of the font size: white between columns is wider; spaces between words are 0.2 to 0.5
WORD_GAP = 0.18  # of the font size: from here on two runs have a space between them
CELL_GAP = 0.7  # of the font size: wider white within a row separates cells
SAME_LINE = 0.12  # of the font size: baselines closer than this are one row's
SMALL = 0.85  # of the table's font size: smaller type may be raised or lowered
RAISED = 0.7  # of the font size: no raised or lowered letter is farther from its row
ATTACHED = 0.35  # of the font size: raised letters stand this near to what they belong to
LEAST_LEADING = 0.95  # of the font size, between two rows
EVEN = 0.7  # of the usual distance: rows nearer to one another are lines of one row
ALIGNED = 3.0  # points: edges or middles of a column's cells differ by no more
CENTRED = 4.0  # points
RULE_THICK = 2.2  # points
STROKE_THICK = 1.0  # points
RULE_LENGTH = 6.0  # points: shorter marks are minus signs and underlinings
RULE_LEVEL = 1.2  # points: pieces of one rule are on one height
RULE_GAP = 2.5  # points: rules of single cells that touch are one rule; trimmed ones stay apart
FULL_RULE = 0.93  # of the table's width: a rule across
HEAD_LEADING = 2.6  # of the font size: a rule under a heading is no farther below it
FEW = 2  # times as many headings in the line below: those above stand over several of them
LEAST_RUN = 2  # columns under a heading that has no rule below
FILLED = 0.6  # of the cells
COLUMN_FILLED = 0.4  # of a column's cells: a value alone in its column belongs to several rows
STROKE = 0.12, 0.9  # of the font size, width of a bar that is a character drawn as a line: "_", a fraction's
