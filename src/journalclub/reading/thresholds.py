"""Every number that decides how text is read, with its reason. Points, shares and counts; no code."""

from __future__ import annotations

# The document as a whole
USUAL_SIZE = 10.0  # points; only for documents without text
HUGE = 1000.0  # points; larger font sizes are damage
LEADING_MIN_CHARS = 1
MARGIN_ZONE = 0.14  # of the page's height: running heads and feet stand within it
RUNNING_ROWS = 3  # outer rows looked at on each side
RUNNING_PAGES = 3  # two tables with the same head may stand at the top of two pages
RUNNING_SHARE = 0.2  # of the pages: left and right heads alternate, the first page has another
RUNNING_HEIGHT_SHARE = 0.4  # of the pages: heads whose words change with the section share their height
RUNNING_GAP = 0.9  # leadings of white between such a head and the text; within text it is about 0.2
SAME_HEIGHT = 3.0  # points: heights closer than this are the same
STAMP_MARGIN = 0.12  # of the page's width: the stamp is left of this
STAMP_SIZE = 10.0  # points; arXiv sets it in 20
WATERMARK_RATIO = 3.0  # times the body size
LINE_NUMBER_WIDTH = 30.0  # points
LINE_NUMBERS = 8  # on a page; fewer may be a list

SCAN_LINES = 2  # of text on a scanned page: a stamp, a library's notice
SCAN_SHARE = 0.5  # of the page under images: scanned pages without text; scanners leave margins out

# Columns
COLUMN_WIDTH = 0.15  # of the page's width: shorter lines say nothing about columns
COLUMN_BINS = 240  # strips of some 2.5 points on a usual page
COLUMN_LINES = 6  # on each side of a gutter
RARE_COLUMN_LINES = 10  # in a document that otherwise has one column: tables look like columns
WIDE_LINE = 0.6  # of the page's width: longer than any line of two columns
COLUMN_PAGES_SHARE = 0.25  # of the pages with text
GUTTER_COVER = 0.2  # lines across, as a share of the fullest place
GUTTER_BINS = 2
MOST_COLUMNS = 4
HUGE_PAGE = 1e5  # points
USUAL_MARGIN = 0.12  # of the width, for pages without lines
EDGE_SHARE = 0.12  # of a column's lines that start (end) at its edge
ACROSS_OVERLAP = 6.0  # points a line must reach into a second column to run across both
OVERFULL_SHARE = 0.15  # of the next column: an overfull line stays in its own
EDGE = 2.5  # points: positions closer than this are aligned

# Words
SHORT_WORD = 5  # times that two letters must stand alone to be a word

# Rows
UPRIGHT = 0.98  # cosine of a line's slant
ROW_BASELINE = 0.45  # of the font size: baselines closer than this are of one row
ROW_OVERLAP = 0.5  # of the lower line's height: signs of mathematics have baselines of their own
ROW_NARROW = 2.0  # font sizes: wider than this is no such sign
ROW_SHARED = 0.3  # of the shorter line: parts of a row don't stand above one another
ROW_GAP = 2.5  # font sizes between parts of a row that runs across columns
BAND_ROWS = 3  # rows on each side of a change of size that parts a page
BAND_SMALLER = 0.4  # points
OPEN_ROWS = 3  # rows a column back that a line may still belong to
TOUCHING = 0.12  # of the font size: parts closer than this belong to one word

# Headings
HEADING_CHARS = 160
HEADING_MATH = 0.6  # share of mathematical characters
HEADING_LEAST = 0.75  # of the body size
HEADING_LARGER = 0.7  # points above the body size that tell a heading by size alone
HEADING_SMALLER = 1.2  # points below the body size that a bold heading may be
NUMBERED_PURE = 0.5  # the same for numbered rows: their titles may hold formulas
HEADING_PURE = 0.85  # share of one font in the row: run-in headings are bold only at first
SMALL_CAPS = 1.2  # points between the two sizes of small capitals
HEADING_SHORT = 0.04  # of the column: a row that ends so much before the edge ends a paragraph
HEADING_WHITE = 1.12  # leadings to the row above
CAPITALS_SHARE = 0.7  # of the letters: small words between capitals are not always capitals
HEADING_ROWS = 3  # further rows of one heading
HEADING_STEP = 1.65  # font sizes from row to row of one heading
CONTENTS_GAP = 3  # rows without page number within a table of contents
CONTENTS_EDGE = 6.0  # points from the right edge to a page number
CHAIN_SKIP = 1  # numbers that may be missing between two headings
CHAIN_ENOUGH = 30
SUBSECTIONS = 2  # unnumbered subsections that look alike; one alone may be a label

# The first page
TITLE_ROWS = 60
TITLE_LETTERS = 4
TITLE_CHARS = 400
TITLE_STEP = 2.0  # font sizes from row to row of a title
TITLE_SIZE_WEIGHT = 3.0
TITLE_SIZE_CAP = 2.5  # body sizes; larger is not more of a title
TITLE_FALL = 500.0  # points down the page that cost one point of score
TITLE_LONG = 4  # rows
TITLE_WORDS = 3
TITLE_BANNER = 4.0  # what a journal's own line loses
TITLE_SCORE = 2.0  # body size, plain, at the top scores 3
PIECE_GAP = 0.65  # font sizes between names set side by side
FULL_ROW = 0.8  # of the column: rows of running text are wider
AUTHOR_ROWS = 4000  # rows between title and abstract that are looked at
NAMES_SHARE = 0.5  # of a line's parts
NAME_SIZE = 0.6  # points
NAME_TOKENS = 6
NAME_CHARS = 60
ABSTRACT_PAGES = 4  # the abstract begins on one of the first pages, also after long lists of authors
ABSTRACT_ROWS = 3  # fewer rows of prose without heading are no abstract
ABSTRACT_SIZE = 0.7  # points by which rows of one abstract differ at most
RUN_IN_PURE = 0.9  # share of one font: less tells a bold beginning
ABSTRACT_MOST_ROWS = 120
ABSTRACT_STEP = 2.3  # leadings within an abstract, between its paragraphs
ABSTRACT_INDENT = 8.0  # points narrower on each side than the text below
PROSE_SHARE = 0.55  # of the words of prose begin with a small letter

# Passages
TEXT_SMALLER = 0.8  # points below the body size: smaller is a note, a caption, a label
TEXT_LARGER = 1.2
DISPLAY_MATH = 0.55  # share of mathematical characters
SOME_MATH = 0.2  # the same for rows of at most one word
DISPLAY_INDENT = 1.5  # body sizes
BLOCK_STEP = 1.45  # leadings from row to row of one block
PARAGRAPH_STEP = 1.5  # leadings; formulas in the line push rows apart
INDENT = 0.6  # body sizes
SHORT_ROW = 0.08  # of the column

# References and links
REFERENCES_PART = 0.4  # bibliographies without heading begin after this share of the rows
LABEL_CHAIN = 5  # labelled entries that make one
LABEL_SKIP = 3  # numbers that may be missing between two entries
HANGING = 4.0  # points of indent of an entry's further rows
REFERENCES_SAMPLE = 200  # rows that settle the size of entries
ENTRY_SIZE = 0.6  # points by which rows of entries differ at most
ENTRY_WHITE = 1.17  # usual steps of rows between entries without labels or indents
ENTRY_STEP = 3.0  # font sizes within one entry
CAPTION_STEP = 1.8  # font sizes from row to row of a caption
ENTRY_CHARS = 4000
CITATION_STYLE = 3  # citations that settle the style
URL_CHARS = 400
MARK_SIZE = 0.85  # of the row: a smaller number at its beginning is a footnote's mark

# Large first letters
DROP_CAP = 1.8  # times as large as the text beside it
CAP_GAP = 0.4  # of its size: the text beside it begins this near
CAP_LINES = 2  # lines beside it
