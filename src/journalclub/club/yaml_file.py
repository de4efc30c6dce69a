"""YAML that people edit: every plain value is text, with its line; edits keep comments and order. Not: its meaning.

`2401.01230` stays an id, `16:00` a time and `No` a name: no plain value is guessed to be a number or bool.
Anchors, aliases and tags are refused: no club needs them, and they are the known ways to hide or blow up content.
"""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

from journalclub.errors import Problem, ProblemsError
from journalclub.text import visible

# What YAML 1.1 or 1.2 readers take for something other than text; such text is written in quotes.
_AMBIGUOUS = re.compile(
    r"(?:[-+]?[\d.][\d_.,:eE+\-xobTZ ]*|true|false|yes|no|on|off|y|n|null|~|[-+]?\.(?:inf|nan)|)$",
    re.IGNORECASE,
)
DEEPEST = 20  # mappings and lists in one another; no file of a club has more than six
_SURROGATE = re.compile(r"[\ud800-\udfff]")  # written as "\ud800"; UTF-8 has none, so no file could keep it


@cache
def _yaml() -> Any:
    """The round-trip reader and writer."""
    from ruamel.yaml import YAML
    from ruamel.yaml.composer import Composer
    from ruamel.yaml.nodes import MappingNode, ScalarNode
    from ruamel.yaml.resolver import VersionedResolver

    class TextResolver(VersionedResolver):
        """Takes every scalar for text."""

        def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
            if kind is ScalarNode:
                return self.DEFAULT_SCALAR_TAG
            return super().resolve(kind, value, implicit)

    class PlainComposer(Composer):
        """Refuses anchors, aliases and tags, keys that are no words, and what goes too deep."""

        nested = 0  # ruamel's own `depth` is not set back after a failure

        def compose_document(self) -> Any:
            self.nested = 0
            return super().compose_document()

        def compose_node(self, parent: Any, index: Any) -> Any:
            event = self.parser.peek_event()
            is_key = isinstance(parent, MappingNode) and index is None
            if fault := _fault(event, is_key=is_key, nested=self.nested):
                raise _RefusedError(event.start_mark.line + 1, fault)
            self.nested += 1
            node = super().compose_node(parent, index)
            self.nested -= 1
            return node

    yaml = YAML(typ="rt")
    yaml.Resolver = TextResolver
    yaml.Composer = PlainComposer
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _fault(event: Any, *, is_key: bool, nested: int) -> str:
    """Why what begins with this event is not used in a club; empty when it is."""
    from ruamel.yaml.events import AliasEvent, ScalarEvent

    if isinstance(event, AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
        return "anchors (&), aliases (*) and tags (!) are not used here; write the value out"
    if nested > DEEPEST:
        return f"more than {DEEPEST} lists and mappings in one another; write it flatter"
    text = event.value if isinstance(event, ScalarEvent) else None
    if is_key and (text is None or visible(text) != text):
        return "a key must be a word that can be read; write `key: value`"
    if text is not None and _SURROGATE.search(text):
        return "“\\ud800” to “\\udfff” are no characters; take them out"
    return ""


class _RefusedError(Exception):
    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


def load(text: str, file: str) -> Any:
    """Parse to ruamel's commented mapping; raises ProblemsError with the line when it is no YAML mapping."""
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        data = _yaml().load(text)
    except _RefusedError as error:
        raise ProblemsError([Problem(file, error.line, f"{error}.")]) from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        raise ProblemsError(
            [Problem(file, line, f"not readable as YAML: {error.problem or error.context}.")]
        ) from None
    except (YAMLError, ValueError, RecursionError) as error:
        reason = str(error).split("\n")[0] or type(error).__name__
        raise ProblemsError([Problem(file, 0, f"not readable as YAML: {reason}.")]) from None
    if data is None:
        return CommentedMap()
    if not isinstance(data, CommentedMap):
        raise ProblemsError([Problem(file, 1, "expected `key: value` lines at the top level.")])
    return data


def dump(data: Any) -> str:
    """Back to text, with comments and order kept."""
    out = io.StringIO()
    _yaml().dump(data, out)
    return out.getvalue()


def text_value(value: object) -> Any:
    """A value ready to be put into a mapping: in quotes where other YAML readers would not take it for text."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    shown = str(value)
    return DoubleQuotedScalarString(shown) if _AMBIGUOUS.match(shown) else shown


class Plain(str):
    """Text to be written without quotes whatever it looks like: dates and counts, which they are."""

    __slots__ = ()


def mapping(**values: object) -> Any:
    """A new mapping with its values in the given order; None values are left out."""
    from ruamel.yaml.comments import CommentedMap

    result = CommentedMap()
    for key, value in values.items():
        if value is not None:
            result[key] = _written(value)
    return result


def put(data: Any, key: str, value: object) -> None:
    """Set a value of a loaded mapping, a new one at its end; blank and comment lines that follow stay behind it."""
    place = key if key in data else None
    rest = _take_rest(data, place)
    data[key] = _written(value)
    _give_rest(data, rest, place)


def take(data: Any, key: str) -> None:
    """Take a key out of a loaded mapping; the blank and comment lines behind it go behind the key before."""
    rest = _take_rest(data, key)
    keys = list(data)
    before = keys[keys.index(key) - 1] if keys.index(key) else None
    del data[key]
    if before is not None:
        _give_rest(data, _take_rest(data, before) + rest, before)


def append(data: Any, value: object) -> None:
    """Add to a loaded list, before the blank and comment lines that end it."""
    rest = _take_rest(data)
    data.append(_written(value))
    _give_rest(data, rest)


def remove(data: Any, place: int) -> None:
    """Take an entry out of a loaded list of several; the blank and comment lines that end the list stay."""
    rest = _take_rest(data)
    del data[place]
    _give_rest(data, rest)


def _leaf(data: Any, key: object = None) -> tuple[Any, Any, int] | None:
    """Where ruamel keeps what follows a value (else the last): the innermost container, its last key, the place."""
    found = None
    while isinstance(data, dict | list) and data:
        container: Any = data
        if container.fa.flow_style():  # in brackets; what follows is its owner's
            break
        if key is None:
            key = next(reversed(container)) if isinstance(data, dict) else len(container) - 1
        found = (container, key, 2 if isinstance(data, dict) else 0)
        data, key = container[key], None
    return found


def _take_rest(data: Any, key: object = None) -> str:
    """Cut off the lines after a value's own; the comment beside it stays."""
    leaf = _leaf(data, key)
    if leaf is None:
        return ""
    container, last, place = leaf
    comments = container.ca.items.get(last)
    token = comments[place] if comments and len(comments) > place else None
    if token is None or isinstance(token, list):
        return ""
    own, _, rest = token.value.partition("\n")
    if rest and own:
        token.value = f"{own}\n"
    elif rest:
        comments[place] = None
    return str(rest)


def _give_rest(data: Any, rest: str, key: object = None) -> None:
    """Put lines after a value; a comment beside it stays."""
    leaf = _leaf(data, key)
    if not rest or leaf is None:
        return
    from ruamel.yaml.error import CommentMark
    from ruamel.yaml.tokens import CommentToken

    container, last, place = leaf
    comments = container.ca.items.setdefault(last, [None, None, None, None])
    own = comments[place].value.rstrip("\n") if comments[place] is not None else ""
    column = comments[place].start_mark.column if own else 0
    comments[place] = CommentToken(f"{own}\n{rest}", CommentMark(column), None)


def _written(value: object) -> object:
    if isinstance(value, Plain):
        return value[:]  # ruamel knows str only; slicing gives one
    return text_value(value) if isinstance(value, str) else value


class Fields:
    """A mapping of a file, read key by key, with every problem collected instead of raised."""

    def __init__(self, data: Any, file: str, problems: list[Problem], where: str = "") -> None:
        self.data = data
        self.file = file
        self.problems = problems
        self._where = where

    def line(self, key: str | None = None) -> int:
        """Line of a key, or of the mapping, from 1; 0 when it is not known."""
        try:
            return int(self.data.lc.key(key)[0] if key is not None else self.data.lc.line) + 1
        except (AttributeError, KeyError, TypeError, IndexError):
            return 0

    def problem(self, key: str, message: str) -> None:
        """Note something wrong with a key."""
        self.problems.append(
            Problem(self.file, self.line(key) or self.line(), f"{self._where}{key}: {message}")
        )

    def text(self, key: str) -> str | None:
        """A text; None when it is absent or empty."""
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self.problem(key, "expected text.")
            return None
        return None if _is_null(value) else visible(value).strip() or None

    def number(self, key: str, least: int, most: int) -> int | None:
        """A whole number within bounds."""
        value = self.text(key)
        if value is None:
            return None
        if not re.fullmatch(r"\d{1,9}", value, re.ASCII) or not least <= int(value) <= most:
            self.problem(key, f"expected a whole number from {least} to {most}, found {value[:40]!r}.")
            return None
        return int(value)

    def texts(self, key: str) -> list[str]:
        """A list of texts; a single text counts as one of them."""
        value = self.data.get(key)
        if value is None or (isinstance(value, str) and _is_null(value)):
            return []
        if isinstance(value, str):
            return [visible(value).strip()]
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            self.problem(key, "expected text or a list of texts.")
            return []
        return [shown for v in value if (shown := visible(v).strip())]

    def maps(self, key: str) -> list[Fields]:
        """A list of mappings."""
        value = self.data.get(key)
        if value is None or (isinstance(value, str) and _is_null(value)):
            return []
        if not isinstance(value, list):
            self.problem(key, "expected a list.")
            return []
        good = [Fields(v, self.file, self.problems, f"{key}: ") for v in value if isinstance(v, dict)]
        if len(good) < len(value):
            self.problem(key, "expected a list of `key: value` entries.")
        return good

    def map(self, key: str) -> Fields | None:
        """A mapping."""
        value = self.data.get(key)
        if value is None or (isinstance(value, str) and _is_null(value)):
            return None
        if not isinstance(value, dict):
            self.problem(key, "expected `key: value` lines below it.")
            return None
        return Fields(value, self.file, self.problems, f"{key}: ")

    def unknown(self, known: set[str]) -> None:
        """Report keys that nothing reads, most likely misspelt."""
        import difflib

        for key in self.data:
            if str(key) not in known:
                near = difflib.get_close_matches(str(key), sorted(known), 1)
                self.problem(str(key), f"unknown key{f'; did you mean {near[0]}?' if near else '.'}")


def _is_null(value: str) -> bool:
    """Whether an unquoted value means "nothing"; a quoted "null" is somebody's text."""
    return type(value) is str and value.strip().lower() in {"", "~", "null"}
