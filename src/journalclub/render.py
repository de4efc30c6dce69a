"""Templates to text: the club's own first, then the packaged ones, in Jinja2's sandbox. Not: what the texts say."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from journalclub.chat_text import filled, plain, slack, unlinked
from journalclub.confined import confined
from journalclub.errors import JcError, Problem
from journalclub.text import ABSTRACT_LIMIT, display

LARGEST = 256 * 1024  # bytes of a template; ours have at most ten thousand
LAYOUTS = "layout-"  # a club may add templates of this kind, each a layout of its README
PACKAGED = Path(__file__).parent / "templates"
# Control characters, bidirectional overrides, zero-width marks and lone surrogates: nothing a reader could see.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]+"
)
_MARKUP = re.compile(r"([\\`*_\[\]|~$#{])")
_LINE_START = re.compile(r"^([-+=])")
_ITEM_START = re.compile(r"^(\d{1,9})([.)])")
_ADDRESS = re.compile(r"\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)", re.IGNORECASE)
# What a template may look into, besides our records: a Path, say, could read and write any file.
_VALUES = (str, int, float, list, tuple, dict, set, frozenset, dt.date, dt.time, dt.timedelta)
_COMMENT_END = re.compile(r"--(!?)>")


def markdown(text: object) -> str:
    """Text as Markdown that shows exactly these characters: no link, image, heading, table cell or HTML can begin.

    One line, without white space at its ends. Parentheses and dots are only escaped where they could end a link or
    begin a list; an opening brace too, as site generators fill in {{ … }} before they read Markdown.
    """
    escaped = _LINE_START.sub(r"\\\1", cell(text))
    return _ITEM_START.sub(r"\1\\\2", escaped)


def cell(text: object) -> str:
    """The same within a line, as in a table's cell, where numbers and dashes begin nothing."""
    flat = " ".join(_CONTROL.sub(" ", str(text)).split())
    escaped = _MARKUP.sub(r"\\\1", flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    return _ADDRESS.sub(lambda m: f"{m[1] or m[3]}\\{m[2] or m[4]}", escaped)


def markdown_with_links(text: object) -> str:
    """As `markdown`, but web addresses standing alone between spaces can be clicked."""
    words = " ".join(_CONTROL.sub(" ", str(text)).split()).split(" ")
    return " ".join(_linked(word, first=not place) for place, word in enumerate(words))


def _linked(word: str, *, first: bool) -> str:
    """One word of a line; what begins a list or heading does so at the line's start only."""
    bare = word.strip("<>()[],;.")
    target = link_target(bare)
    if target == "#":
        return markdown(word) if first else markdown(f"x {word}")[2:]
    before, after = word.split(bare, 1)
    return f"{markdown(before)}<{target}>{markdown(f'x{after}')[1:]}"


def comment(text: object) -> str:
    """Text inside an HTML comment, which it cannot end."""
    flat = " ".join(_CONTROL.sub(" ", str(text)).split())
    return _COMMENT_END.sub(r"--\1&gt;", flat.replace("<!--", "&lt;!--"))


def link_target(url: object) -> str:
    """A web address for a Markdown link; anything but http(s) becomes an empty target."""
    address = str(url).strip()
    if not re.match(r"https?://[^\s<>\"'\\]+$", address, re.IGNORECASE):
        return "#"
    return address.replace("(", "%28").replace(")", "%29").replace("|", "%7C")


def address(target: object) -> str:
    """A link's target: a web address, or a relative path that is quoted already."""
    text = str(target).strip()
    return link_target(text) if ":" in text else re.sub(r"[\s()<>|]", "_", text)


def shown(text: object) -> str:
    """Text on one line without characters that only hide or reorder it; what HTML needs besides is escaped anyway."""
    return display(str(text), ABSTRACT_LIMIT)


class Templates:
    """The texts of one club."""

    def __init__(self, club_folder: Path | None = None) -> None:
        """`club_folder` is the club's `templates/`; None takes the packaged ones only."""
        self._folder = club_folder if club_folder is not None and club_folder.is_dir() else None

    def render(self, name: str, **values: Any) -> str:
        """Fill template `name` ("questions.md.j2"); raises JcError naming file and line when it is faulty.

        A club's own is filled in a process of its own, with limits on time and memory.
        """
        if self._folder is not None and _uses_own(self._folder, name):
            fresh = _environment.__wrapped__  # a lock of ours may be held by another thread at the fork
            return confined(lambda: self._filled(fresh(self._folder), name, values), f"templates/{name}")
        return self._filled(_environment(self._folder), name, values)

    def _filled(self, environment: Any, name: str, values: dict[str, Any]) -> str:
        import jinja2

        try:
            return str(environment.get_template(name).render(values))
        except jinja2.TemplateSyntaxError as error:
            raise JcError(
                f"templates/{error.name}:{error.lineno}: {error.message}; mend the template."
            ) from error
        except jinja2.TemplateError as error:
            raise JcError(
                f"templates/{name}: {error.message}; mend the template or remove it to use ours."
            ) from error
        except (RecursionError, MemoryError) as error:
            raise JcError(f"templates/{name} takes too much memory; make it simpler.") from error
        except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            raise JcError(
                f"templates/{name}: {error}; mend the template or remove it to use ours."
            ) from error

    def file(self, name: str) -> Path | None:
        """The club's own file of that name under templates/, if there is one."""
        path = self._folder / name if self._folder else None
        return path if path is not None and path.is_file() and _lies_in(path, path.parent) else None

    def names(self, prefix: str) -> set[str]:
        """The names of all templates that begin so, the club's and ours."""
        folders = [PACKAGED, *([self._folder] if self._folder else [])]
        return {p.name for folder in folders for p in folder.iterdir() if p.name.startswith(prefix)}

    def faults(self) -> list[Problem]:
        """What is wrong in the club's own templates, as far as it can be told without filling them in."""
        import jinja2

        found = []
        for path in sorted(self._folder.glob("*.j2")) if self._folder is not None else ():
            name = f"templates/{path.name}"
            try:
                _environment(self._folder).parse(_own_text(path), path.name)
            except jinja2.TemplateSyntaxError as error:
                found.append(Problem(name, error.lineno, f"{error.message}."))
            except jinja2.TemplateError as error:
                found.append(Problem(name, 1, f"{error.message}."))
            except RecursionError:
                found.append(Problem(name, 1, "has too many brackets or blocks in one another."))
            except (OSError, UnicodeDecodeError) as error:
                found.append(Problem(name, 1, f"cannot be read: {error}."))
        return found

    def strangers(self) -> list[str]:
        """Files in the club's templates/ that nothing uses, most likely misnamed."""
        if self._folder is None:
            return []
        known = {p.name for p in PACKAGED.iterdir()} | {"README.md"}
        return sorted(
            p.name
            for p in self._folder.iterdir()
            if not p.name.startswith((".", LAYOUTS)) and p.name not in known
        )


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether a file of the club is its own: no link to somewhere else on the machine."""
    return path.resolve().is_relative_to(folder.resolve())


def _own_text(path: Path) -> str:
    """A template's text; raises TemplateNotFound for one that is not the club's own, or larger than any template."""
    from jinja2 import TemplateNotFound

    if not _lies_in(path, path.parent):
        raise TemplateNotFound(path.name, f"{path.name} is a link to somewhere else")
    if path.stat().st_size > LARGEST:
        raise TemplateNotFound(path.name, f"{path.name} is larger than {LARGEST // 1024} KB")
    return path.read_text(encoding="utf-8")


def _uses_own(folder: Path, name: str) -> bool:
    """Whether a template is the club's, or takes in one that is."""
    from jinja2 import TemplateError, meta

    if not any(path.name.endswith(".j2") for path in folder.iterdir()):
        return (folder / name).is_file()
    environment, waiting, seen = _environment(folder), [name], set()
    while waiting:
        name = waiting.pop()
        if (folder / name).is_file():
            return True
        seen.add(name)
        try:
            tree = environment.parse((PACKAGED / name).read_text(encoding="utf-8"))
        except (OSError, TemplateError):
            return True
        waiting += [other for other in meta.find_referenced_templates(tree) if other and other not in seen]
    return False


# What templates may do with a text ("{{ title | md }}"), by name.
FILTERS: Mapping[str, Callable[..., str]] = {
    "plain": plain,
    "fill": filled,
    "slack": slack,
    "issue": lambda text: unlinked(markdown(text)),
    "issuelinks": lambda text: unlinked(markdown_with_links(text)),
    "md": markdown,
    "mdlinks": markdown_with_links,
    "cell": cell,
    "link": link_target,
    "address": address,
    "comment": comment,
    "shown": shown,
}


@cache
def _environment(folder: Path | None) -> Any:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.loaders import split_template_path
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Environment(ImmutableSandboxedEnvironment):
        """The sandbox, which knows that our records are frozen values, and that all else can do more than show."""

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            if dataclasses.is_dataclass(type(obj)):
                return not attr.startswith("_")
            harmless = isinstance(obj, _VALUES) or type(obj).__module__.partition(".")[0] == "jinja2"
            return harmless and bool(super().is_safe_attribute(obj, attr, value))

    class Loader(FileSystemLoader):
        """Refuses links to somewhere else, and what is too large."""

        def get_source(self, environment: Any, template: str) -> Any:
            """Text, file and whether it is still the same."""
            for place in self.searchpath:
                if (path := Path(place, *split_template_path(template))).is_file():
                    _own_text(path)
            return super().get_source(environment, template)

    environment = Environment(
        loader=Loader([p for p in (folder, PACKAGED) if p is not None]),
        autoescape=lambda name: bool(name and (".html" in name or ".xml" in name)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(FILTERS)
    return environment
