"""What a text could begin in HTML and Markdown, counted, so that two outputs can be compared. Not: the outputs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

_ESCAPED = re.compile(r"\\[^\sA-Za-z0-9]|&(?:amp|lt|gt|quot|#\d+);")
_AUTOLINK = re.compile(r"<https?://[^<>\s]*>")  # what a person may write as a reading: a web address
_ACTIVE = re.compile(r"[\[\]<>|#*_`{~$]|!(?=\[)")
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "poster", "srcset"})


class Elements(HTMLParser):
    """What a browser would make of a page: elements with their attributes, comments, addresses, words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.kinds: Counter[str] = Counter()
        self.addresses: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.kinds[" ".join([tag, *(name for name, _ in attrs)])] += 1
        self.addresses += [value or "" for name, value in attrs if name in _ADDRESSES]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        del data
        self.kinds["comment"] += 1

    def handle_decl(self, decl: str) -> None:
        self.kinds[f"declaration {decl}"] += 1

    def unknown_decl(self, data: str) -> None:
        del data
        self.kinds["declaration"] += 1

    def handle_pi(self, data: str) -> None:
        del data
        self.kinds["instruction"] += 1

    @property
    def schemes(self) -> set[str]:
        """Of the addresses that have one."""
        return {a.partition(":")[0].casefold() for a in self.addresses if ":" in a}

    def says(self, text: str) -> bool:
        """Whether the text stands there as it is, but for white space."""
        return " ".join(text.split()) in " ".join(" ".join(self.words).split())


def new_kinds(name: str, bad: Elements, good: Elements) -> Iterator[str]:
    """Long texts give more slides and paragraphs, but of the same kinds."""
    if more := bad.kinds.keys() - good.kinds.keys():
        yield f"{name}: {more}"
    if bad.kinds["comment"] != good.kinds["comment"] or bad.kinds["script"] != good.kinds["script"]:
        yield f"{name}: more comments or scripts"
    if not bad.schemes <= good.schemes:
        yield f"{name}: addresses of the kinds {bad.schemes}"


def more_elements(name: str, bad: Elements, good: Elements) -> Iterator[str]:
    """No element more often, and no other address."""
    if more := bad.kinds - good.kinds:
        yield f"{name}: {more}"
    if others := set(bad.addresses) - set(good.addresses):
        yield f"{name}: addresses {others}"


def other_elements(name: str, bad: Elements, good: Elements) -> Iterator[str]:
    """The same elements as often, and the same addresses."""
    if bad.kinds != good.kinds:
        yield f"{name}: {bad.kinds - good.kinds} more, {good.kinds - bad.kinds} less"
    if bad.addresses != good.addresses:
        yield f"{name}: addresses {sorted(set(bad.addresses) - set(good.addresses))}"


def skeleton(markdown: str) -> Counter[str]:
    """What begins something in Markdown or HTML, line for line: escaped characters and web addresses do not."""
    lines = (_AUTOLINK.sub("", _ESCAPED.sub("", line)) for line in markdown.split("\n"))
    return Counter("".join(_ACTIVE.findall(line)) for line in lines)
