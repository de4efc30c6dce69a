"""A made-up page by which the second process gets ready before the first real one comes. Not: what is done with it.

Reading it has to reach everything that reading a paper does: a title, authors, an abstract, headings, a figure with
its caption, an equation, citations in each style, references, links, and sentences for the outline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journalclub.reading.joined import TakenLine
    from journalclub.reading.pages import TakenPage

_LEFT, _RIGHT, _TOP = 72.0, 540.0, 60.0  # points
_LEADING, _ABOVE_HEADING = 1.3, 2.0  # of the size
_SIZE, _SIZES = 10.0, {"#": 17.0, "##": 12.0}  # points, by what a line begins with
_TEXT = """\
# Practice makes another process ready
A. Name and B. Name
## Abstract
We show that the proposed method is better than others by 3.5%. However, it is limited to
partial differential equations (PDE), and we leave others for future work, see Section 2 and [1].
## 1 Introduction
Recent work (Name, 2010) has failed to solve the problem. In this paper, we propose a new method
for it, see Figure 1 and Equation (1), at https://example.org/code.pdf. Our contributions are two-
fold: we prove a bound, and our experiments in Table 1 show that it holds. This is an ´example.



Figure 1: What the method gives on data. It is better.
x = y  (1)
## 2 Experiments
The data set has 100 samples, and the model is trained with a rate of 0.1 by default. It improves
the state of the art by 2.5% on average, which is significant. Whether it can do more remains open.
## References
[1] A. Name and B. Name. A method for problems. Journal of Methods, 1:2-3, 2010. arXiv:1001.0001.
"""


def practice_page() -> TakenPage:
    """The page as if it had been taken from a PDF."""
    lines: list[TakenLine] = []
    y = figure = _TOP
    for text in _TEXT.splitlines():
        mark, _, heading = text.partition(" ")
        size = _SIZES.get(mark, _SIZE)
        y += size * (_ABOVE_HEADING if mark in _SIZES else _LEADING)
        if text:
            lines.append(_line(heading, y, size, True) if mark in _SIZES else _line(text, y, size, False))
        else:
            figure = y
    box = (_LEFT, figure - 2 * _SIZE, _RIGHT, figure)
    return 1, 612.0, 792.0, None, lines, [("stroke", box)], [("https://example.org?a#b", box)]


def _line(text: str, y: float, size: float, bold: bool) -> TakenLine:
    """A line of one span."""
    box = (_LEFT, y - size, _RIGHT, y)
    return [(text, box, size, "", bold, False, False, y)], box, (1.0, 0.0), 0
