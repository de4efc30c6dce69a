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
LINE_NUMBERS = 8  # on a page; fewer may be a list

# Columns
COLUMN_CHARS = 18  # lines shorter than this say nothing about columns
COLUMN_BINS = 240  # strips of some 2.5 points on a usual page
COLUMN_LINES = 6  # on each side of a gutter
RARE_COLUMN_LINES = 18  # in a document that otherwise has one column: tables look like columns
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

# Rows
UPRIGHT = 0.98  # cosine of a line's slant
ROW_BASELINE = 0.45  # of the font size: baselines closer than this are of one row
ROW_OVERLAP = 0.5  # of the lower line's height: signs of mathematics have baselines of their own
ROW_NARROW = 2.0  # font sizes: wider than this is no such sign
ROW_SHARED = 0.3  # of the shorter line: parts of a row don't stand above one another
ROW_GAP = 2.5  # font sizes between parts of a row that runs across columns
OPEN_ROWS = 4  # rows a column back that a line may still belong to
TOUCHING = 0.12  # of the font size: parts closer than this belong to one word

# Headings
HEADING_CHARS = 160
HEADING_MATH = 0.6  # share of mathematical characters
HEADING_LEAST = 0.85  # of the body size
HEADING_LARGER = 0.7  # points above the body size that tell a heading by size alone
HEADING_SMALLER = 1.2  # points below the body size that a bold heading may be
HEADING_PURE = 0.85  # share of one font in the row: run-in headings are bold only at first
SMALL_CAPS = 1.2  # points between the two sizes of small capitals
HEADING_SHORT = 0.04  # of the column: a row that ends so much before the edge ends a paragraph
HEADING_WHITE = 1.12  # leadings to the row above
HEADING_ROWS = 3  # further rows of one heading
HEADING_STEP = 1.65  # font sizes from row to row of one heading
CONTENTS_GAP = 3  # rows without page number within a table of contents
CONTENTS_EDGE = 6.0  # points from the right edge to a page number
CHAIN_SKIP = 1  # numbers that may be missing between two headings
CHAIN_ENOUGH = 30
