"""Every number that decides how figures are found, with its reason. Points, shares and counts; no code."""

from __future__ import annotations

# Lines as pieces of printed rows
ASCENT = (
    0.72  # of the font size: boxes of letters above the baseline; the fonts' own boxes are often far too tall
)
DESCENT = 0.22  # of the font size, below the baseline
PLAUSIBLE = 5.0  # of the font size: no bracket or integral of one piece is taller
CROWDED = 0.25  # of the font size, for each character: letters side by side take twice that
ROW_SHIFT = 0.35  # of the font size: raised and lowered pieces stand this near to their row's baseline
BASE_SHIFT = 0.15  # of the font size: baselines closer than this are one row
SCRIPT_SIZE = 0.8  # of the font size: smaller pieces may be raised or lowered
HUGE_LINE = 60.0  # points: rows of larger letters are not put together
NUMBER_CHARS = 6  # of a section's number
JOIN_GAP = 1.6  # of the font size: MuPDF splits justified lines at wide spaces
LABEL_GAP = 3.2  # of the font size: a quad may follow a label

# Captions
SIZE_STEP = 0.6  # points: fonts closer than this are the same size
IN_PARAGRAPH_LEADING = 1.12  # of the body's leading: a line this close below another continues it
FIRST_LEADING = 1.45  # of the font size, to a caption's second row
FORMULA_LEADING = 1.75  # of the font size, after a filled row, to one that goes on in small letters
LEADING_SLACK = 1.22  # of the rows before, for rows with formulas
TITLE_GAP = 3.0  # of the font size, between a label alone on its row and the title below it
ALIGNED = 3.0  # points: edges closer than this are aligned
CENTRED = 6.0  # points: middles closer than this agree; columns' edges are not known better
INDENT = 3.0  # of the font size: the first row of a caption may be set in by this, or hang out
HANGING = 8.0  # of the font size: later rows may stand under the text after the label
CELL_GAPS = 3  # between words of a row, each wider than CELL_GAP: cells or labels of panels, no caption
MAX_ROWS = 60  # of a caption
LEADER_ROWS = 3  # rows ending in a page number on one page make it a list of figures
STYLE_SHARE = 0.5  # of a kind's captions share a style; candidates of another style need a gap above

# Ink
CELL = 12  # points: marks smaller than this are joined within cells of this size
THIN = 2.6  # points: a line is no thicker
RULE_LENGTH = 18.0  # points
PAGE_SHARE = 0.92  # of the page's width and height: larger boxes are backgrounds
FRAME_WIDTH = 80.0  # points
FRAME_HEIGHT = 24.0  # points
MOST_ATOMS = 1500
NOTE_RULE = 0.6  # of the column's width: the line above footnotes is shorter
NOTE_GAP = 16.0  # points below it
NOTE_SIZE = 0.95  # of the body size
BEHIND_WIDTH = 30.0  # points: ink behind text is larger
BEHIND_HEIGHT = 7.0  # points
HEAD_HEIGHT = 3.0  # times a running head's own: boxes behind it are no higher

# Prose
PROSE_SMALLEST = 0.68  # of the body size: footnotes
PROSE_LARGEST = 1.12
FULL_SHARE = 0.8  # of the column's width
LETTERS_SHARE = 0.62  # of a row's characters other than spaces
WORD_LETTERS = 6  # of a word in a font without Unicode, with the space after it
FULL_WORDS = 4  # with small letters; table cells and axis labels on one row have fewer
STACK_OPEN = 3.0  # leadings: nothing follows a row from farther away
STACK_LEADING = 1.3  # of the leading, from row to row of a paragraph
CELL_GAP = 1.0  # of the font size: wider gaps stand between cells
NUMBER_EDGE = 8.0  # points: an equation's number ends this near to its column's edge
WRAP_STEP = 20.0  # points: by this a wrapped figure moves the edge of the text beside it
WRAP_ROWS = 3
WRAP_WIDTH = 6.0  # of the body size
WRAP_SHARE = 0.55  # of the rows are justified: the others begin or end paragraphs
HEADING_SIZE = 1.12  # of the body size

# Regions
NEAR_CAPTION = 60.0  # points: a body begins within this of its caption
TEXT_GAP = 14.0  # points: text this near belongs to the ink or text beside it
BODY_TEXT_GAP = 9.0  # points: text as large as the body's belongs to ink only this near: authors do not
BODY_TEXT = 0.97  # of the body size
INK_GAP = 48.0  # points: ink this near belongs to the same figure
OVERHANG = 20.0  # points: by this a float may reach out of its column into the gutter
ROW_GAP = 24.0  # points: rows of a table this near belong together
SAME_FLOAT = 60.0  # points: captions beside each other may differ in height by this
RULE_NEAR = 40.0  # points: a table's first rule is this near to its caption
FLUSH = 1.5  # points: prose begins where a column-wide rule begins, cells are set in
ZONE_GAP = 40.0  # points: rows of a table between rules are no farther apart
QUOTE_INDENT = 6.0  # points: examples and prompts are set in by more
QUOTE_GAP = 24.0  # points: their paragraphs are no farther apart
FLUSH_ROWS = 4  # full rows, flush with the rules around them: running text between two tables

# Which body belongs to which caption
MOST_OPTIONS = 3
MOST_COMBINATIONS = 4096
FIGURE_INK = 400.0  # square points
LEAST_SIDE = 12.0  # points: thinner bodies are unlikely
AFTER_RULE = 8.0  # points: rows this near below a table's last rule are still its rows
SHARED = 0.1  # of the smaller of two bodies: they overlap
SENTENCE_WORDS = 4

# Equations
EQUATION_PAD = 2.0  # points: accents and limits reach over their letters' boxes
NUMBER_SIZE = 0.75  # of the body size
NUMBER_SPANS = 4  # fonts in which a number is set at most
NUMBER_GAP = 0.5  # of the font size, before a number
LEVEL = 0.2  # of the font size: rows that share this much of a number's height stand beside it
SCRIPT_GAP = 2.0  # points from text to what is raised behind it
NUMBER_SHARE = 0.6  # of the column's width: a number set with tabs stands right of this
EQUATION_GAP = 9.0  # points: parts of an equation are no farther apart from top to bottom

# Captions on facing pages
FACING_TEXT = 0.05  # of the page may be running text
FACING_INK = 0.2  # of the page at least is the figure

# Panels
LEAST_PANELS, MOST_PANELS = 2, 9
PANEL_GUTTER = 5.0  # points of white beside a panel; half of it above and below
MOST_GUTTERS = 12  # tried, the widest
PANEL_SIZE = 36.0  # points: a smaller drawing is no panel
LABEL_END = 0.3  # of a panel's height: its letter stands this near to one end
PANELS_ALIKE = 5.0  # times as large as the smallest
