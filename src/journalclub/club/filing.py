"""What may be filed under a session, and under which name and kind. Pure but for looking at paths; not: copying."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from journalclub.errors import JcError
from journalclub.text import DEVICES, display

# Kind to the folder its files go into.
FOLDERS = {
    "slides": "slides",
    "code": "code",
    "notebook": "notebooks",
    "video": "video",
    "notes": "notes",
    "other": "other",
}
_SUFFIXES = {
    "slides": {".pdf", ".pptx", ".ppt", ".key", ".odp"},
    "notebook": {".ipynb"},
    "code": {".py", ".r", ".jl", ".zip", ".gz", ".m", ".c", ".cpp", ".rs", ".js", ".sh"},
    "video": {".mp4", ".webm", ".mov", ".mkv"},
    "notes": {".md", ".txt", ".docx", ".odt", ".rst", ".org"},
}
_HOSTS = {
    "video": ("youtube.com", "youtu.be", "vimeo.com"),
    "code": ("github.com", "gitlab.com", "codeberg.org", "bitbucket.org"),
    "notebook": ("colab.research.google.com",),
    "slides": ("docs.google.com", "slideshare.net", "speakerdeck.com"),
}
_KIND = re.compile(r"[a-z][a-z0-9-]{0,30}", re.ASCII)
_FORBIDDEN = set('<>:"/\\|?*')  # on one system or another
LONGEST_NAME = 120  # characters
LONGEST_URL = 2000  # characters


@dataclass(frozen=True, slots=True)
class Filing:
    """One thing to file: a path to be copied, or an address to be recorded."""

    kind: str
    source: Path | None
    url: str | None

    @property
    def target(self) -> PurePosixPath | None:
        """Where a path goes, relative to the session's folder."""
        return PurePosixPath(FOLDERS.get(self.kind, "other"), self.source.name) if self.source else None


def filing(item: str, here: Path, kind: str | None = None) -> Filing:
    """What a person means by a path or an address; the kind is taken from its name when it is not given.

    Raises JcError for anything that is missing, a link, unsafely named, or no web address.
    """
    if kind is not None and not _KIND.fullmatch(kind):
        raise JcError(
            f"{display(kind, 40)!r} is no kind of link; use a word such as slides, code or keynote."
        )
    if re.match(r"[a-z][a-z0-9+.-]*:(?://|(?!\\))", item, re.IGNORECASE) and not (here / item).exists():
        url = _web_address(item)
        return Filing(kind or _kind_of_url(url), None, url)
    path = here / item
    if path.is_symlink():
        raise JcError(f"{item} is a symbolic link; give the file it points to.")
    if not path.exists():
        raise JcError(f"{item} does not exist; give a file, a folder or an address beginning with https://.")
    if not path.is_file() and not path.is_dir():
        raise JcError(f"{item} is neither a file nor a folder.")
    path = path.resolve()
    check_name(path.name)
    if path.is_dir():
        for below in path.rglob("*"):
            if below.is_symlink():
                raise JcError(
                    f"{below} is a symbolic link; replace it by the file it points to, or leave it out."
                )
            if below.name == ".git":
                raise JcError(f"{item} is a git repository; file its address instead: --code https://…")
            check_name(below.name)
    return Filing(kind or _kind_of_path(path), path, None)


def check_name(name: str) -> None:
    """Raise JcError for a file name that would be hidden, misread or impossible somewhere."""
    shown = display(name, 80)
    reason = None
    if name.startswith((".", "-", "~")):
        reason = f"begins with {name[0]!r}"
    elif name != name.strip() or name.endswith("."):
        reason = "begins or ends with a space or a dot"
    elif len(name) > LONGEST_NAME or len(name.encode("utf-8", "replace")) > 2 * LONGEST_NAME:
        reason = f"is longer than {LONGEST_NAME} characters"
    elif bad := next((c for c in name if _misleads(c)), None):
        reason = f"holds the character U+{ord(bad):04X}"
    elif name.split(".")[0].casefold() in DEVICES:
        reason = "cannot exist on Windows"
    if reason:
        raise JcError(f"The file name {shown!r} {reason}; rename it and file it again.")


def _misleads(char: str) -> bool:
    """Whether a character is impossible in a file name somewhere, or shows as nothing or as a space."""
    category = unicodedata.category(char)
    return char in _FORBIDDEN or category[0] == "C" or (category[0] == "Z" and char != " ")


def _web_address(item: str) -> str:
    """An http(s) address without user and password."""
    shown = display(item, 80)
    if len(item) > LONGEST_URL or any(c.isspace() or unicodedata.category(c) == "Cc" for c in item):
        raise JcError(f"{shown} is not a web address (spaces, or longer than {LONGEST_URL} characters).")
    try:
        parts = urlsplit(item)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise JcError(f"{shown} is not a readable web address.") from None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        raise JcError(f"{shown} is not a web address; it must begin with https:// or http://.")
    if parts.username or parts.password:
        raise JcError(f"{shown} holds a user name or password, which would be published; leave it out.")
    return item


def _kind_of_url(url: str) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    by_host = next((kind for kind, hosts in _HOSTS.items() if host in hosts), None)
    return by_host or _kind_of_path(PurePosixPath(urlsplit(url).path), directory="other")


def _kind_of_path(path: PurePosixPath | Path, directory: str = "code") -> str:
    suffix = path.suffix.lower()
    return next(
        (kind for kind, known in _SUFFIXES.items() if suffix in known), "other" if suffix else directory
    )
