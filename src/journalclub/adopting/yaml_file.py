"""Schedules kept as YAML or JSON data, a file or front matter: lists, also below terms. Not: our own files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from journalclub.adopting.columns import role_of
from journalclub.adopting.content import PATH
from journalclub.adopting.dates import read_date
from journalclub.adopting.markdown import link
from journalclub.adopting.page import Page, front_matter
from journalclub.adopting.record import Found, Layout, Leftover
from journalclub.adopting.statuses import told_status
from journalclub.adopting.tables import Row, Table, is_schedule, read_table

NAME: Layout = "yaml"
_ENDINGS = (".yml", ".yaml", ".json")
DEEPEST = 8  # lists and mappings within one another
LEAST_KEYED = 2  # dates as keys that make a schedule
MOST_NODES = 200_000  # values of a file, each use of an anchor counted
_NAMED = ("name", "title", "text", "label", "full_name", "speaker")
_ADDRESSED = ("url", "link", "href", "website", "homepage", "pdf")
_BESIDE = ("affiliation", "institution", "organization", "company")
_MATERIAL = frozenset({"slides", "code", "notebook", "video", "notes", "materials"})


@dataclass(frozen=True, slots=True)
class _Listing:
    """Mappings that stand in one list."""

    items: tuple[Any, ...]
    headings: tuple[str, ...]
    dates: tuple[Any, ...] = ()  # of each, where they are the keys of a mapping rather than among its values


def read(page: Page) -> Found:
    """The file's or front matter's sessions; nothing when there is none, or it cannot be read as YAML."""
    if not page.name.lower().endswith(_ENDINGS):
        return _in_front_matter(page)
    root = _compose("\n".join(page.raw))
    everything = frozenset(range(1, len(page.raw) + 1))
    if root is None:
        return Found((), tuple(Leftover(n, t) for n, t in enumerate(page.raw, 1) if t.strip()), everything)
    return _sessions(root, page, everything)


def _in_front_matter(page: Page) -> Found:
    """What lists in the front matter of a page hold, as site generators keep them."""
    front, body = front_matter(page.raw)
    if page.raw[0].strip().lstrip("\ufeff") != "---" or not any(
        line.lstrip().startswith("- ") for line in front
    ):
        return Found()
    root = _compose("\n".join(["", *front]))  # so that lines count as in the page
    found = _sessions(root, page, frozenset(range(1, body + 1))) if root is not None else Found()
    return found if found.count else Found()


def _sessions(root: Any, page: Page, lines: frozenset[int]) -> Found:
    """Everything below a node."""
    groups, unparsed = [], []
    for listing in _listings(root, (), 0):
        found, left = read_table(_table(listing, page.raw), continuing=False)
        groups.extend(found)
        unparsed.extend(left)
    return Found(tuple(groups), tuple(unparsed), lines)


def _compose(text: str) -> Any:
    """The file's nodes, nothing of it constructed; None when it is no YAML or grows beyond measure."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        root = YAML(typ="safe", pure=True).compose(text)
        return root if root is not None and sum(1 for _ in _walk(root)) <= MOST_NODES else None
    except (YAMLError, ValueError, RecursionError):
        return None


def _walk(node: Any, depth: int = 0) -> Iterator[Any]:
    """Every node, at most one more than are allowed."""
    stack = [(node, depth)]
    seen = 0
    while stack and seen <= MOST_NODES:
        current, at = stack.pop()
        seen += 1
        yield current
        if at < DEEPEST and current.id == "sequence":
            stack.extend((child, at + 1) for child in current.value)
        elif at < DEEPEST and current.id == "mapping":
            stack.extend((child, at + 1) for _, child in current.value)


def _listings(node: Any, headings: tuple[str, ...], depth: int) -> Iterator[_Listing]:
    """Lists of mappings with a schedule's keys, wherever they stand; keys and terms above are their headings."""
    if depth > DEEPEST:
        return
    if node.id == "sequence":
        own = tuple(child for child in node.value if child.id == "mapping")
        if own and is_schedule([role_of(k) or "other" for k in _keys(own)]):
            yield _Listing(own, headings)
            return
        for child in own:
            term = next((v.value for k, v in child.value if k.id == "scalar" == v.id), "")
            yield from _listings(child, (term, *headings) if term else headings, depth + 1)
    elif node.id == "mapping":
        if keyed := _by_date(node, headings):
            yield keyed
            return
        for key, value in node.value:
            if value.id != "scalar":
                name = str(key.value) if key.id == "scalar" else ""
                yield from _listings(value, (name, *headings) if name else headings, depth + 1)


def _by_date(node: Any, headings: tuple[str, ...]) -> _Listing | None:
    """A mapping from dates to sessions as a list of them."""
    written = [read_date(str(key.value)) if key.id == "scalar" else None for key, _ in node.value]
    if len(written) < LEAST_KEYED or not all(w and w.year and not w.month_only for w in written):
        return None
    return _Listing(tuple(value for _, value in node.value), headings, tuple(key for key, _ in node.value))


def _keys(items: tuple[Any, ...]) -> list[str]:
    """All keys of the mappings, in the order they are first met."""
    return list(dict.fromkeys(str(k.value) for item in items for k, _ in item.value if k.id == "scalar"))


def _table(listing: _Listing, raw: tuple[str, ...]) -> Table:
    keys = _keys(tuple(item for item in listing.items if item.id == "mapping"))
    if listing.dates:
        keys = list(dict.fromkeys(("date", *keys, "topic")))
    dates = listing.dates or (None,) * len(listing.items)
    rows = [_row(item, date, keys, raw) for item, date in zip(listing.items, dates, strict=True)]
    return Table(tuple(k.replace("_", " ").replace("-", " ") for k in keys), tuple(rows), listing.headings)


def _row(item: Any, date: Any, keys: Sequence[str], raw: tuple[str, ...]) -> Row:
    """One session; where a `date` is its key, a text alone is what it is about."""
    if item.id == "mapping":
        values = {str(k.value): _value(str(k.value), v) for k, v in item.value if k.id == "scalar"}
    else:
        values = {"topic": _markdown(item, 0)}
    if date is not None:
        values["date"] = str(date.value)
    line = int((item if date is None else date).start_mark.line) + 1
    ends_within = item.id == "scalar" or item.flow_style  # "}" stands on the last line itself
    last = max(line, int(item.end_mark.line) + bool(ends_within))
    return Row(tuple(values.get(k, "") for k in keys), line, last, "\n".join(raw[line - 1 : last]).strip())


def _value(key: str, node: Any) -> str:
    """A key's value as Markdown; a path where material is expected is a link; of what is true, the key says what."""
    if _is_flag(node):
        return (key if told_status(key, alone=True) else "yes") if node.value.lower() == "true" else ""
    return _linked(key, _markdown(node, 0))


def _linked(key: str, shown: str) -> str:
    """A value as a link when it is a path to the material that the key names."""
    is_path = role_of(key) in _MATERIAL and PATH.fullmatch(shown)
    return link(key, shown) if is_path else shown


def _is_flag(node: Any) -> bool:
    """Whether a value is true or false."""
    return bool(node.id == "scalar" and node.tag.endswith(":bool"))


def _markdown(node: Any, depth: int) -> str:
    """A value as Markdown: a name with its address as a link, several values on lines of their own."""
    if depth > DEEPEST:
        return ""
    if _is_flag(node):
        return ""
    if node.id == "scalar":
        return "" if node.value in {"null", "~", "None"} else " ".join(str(node.value).split())
    if node.id == "sequence":
        return "<br>".join(t for child in node.value if (t := _markdown(child, depth + 1)))
    values = {str(k.value).lower(): _markdown(v, depth + 1) for k, v in node.value if k.id == "scalar"}
    flags = [f"({k.value})" for k, v in node.value if _is_flag(v) and v.value.lower() == "true"]
    name = next((values.pop(k) for k in _NAMED if values.get(k)), "")
    url = next((values.pop(k) for k in _ADDRESSED if values.get(k)), "")
    beside = next((values.pop(k) for k in _BESIDE if values.get(k)), "")
    shown = link(name or url, url) if url else name
    rest = [
        link(k, v) if v.startswith("http") and " " not in v else _linked(k, v) for k, v in values.items() if v
    ]
    return " ".join(x for x in (shown, f"({beside})" if beside else "", *flags, *rest) if x)
