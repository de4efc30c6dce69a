"""Where a code host shows the club's files, and Colab its notebooks. Pure; not: asking any of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

BRANCH = "main"  # unless the repository's address names another one
_NAME = re.compile(r"[A-Za-z0-9._-]{1,100}", re.ASCII)
# Between repository and branch in the address of a file. https://docs.gitlab.com/ee/user/project/repository/,
# https://forgejo.org/docs/latest/user/ (Codeberg).
_BLOB = {"github.com": "blob", "gitlab.com": "-/blob", "codeberg.org": "src/branch"}
_FOLDER_MARKS = ("tree", "-", "src", "branch")  # what stands there in the address of a folder


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that a club's folder is published in."""

    host: str
    owner: str
    name: str
    place: str  # branch, and the club's folder below it, quoted: "main", "main/our%20club"

    def file(self, path: str) -> str:
        """The address that shows a file of the club's folder."""
        return f"https://{self.host}/{self.owner}/{self.name}/{_BLOB[self.host]}/{self.place}/{quote(path)}"

    def colab(self, path: str) -> str | None:
        """The address that opens a notebook of the club's folder in Google Colab, which reads GitHub only.

        Form: https://colab.research.google.com/github/googlecolab/colabtools/blob/main/notebooks/colab-github-demo.ipynb
        """
        if self.host != "github.com":
            return None
        colab = "https://colab.research.google.com/github"
        return f"{colab}/{self.owner}/{self.name}/blob/{self.place}/{quote(path)}"


def repository(address: str | None) -> Repository | None:
    """The repository at an address as people write or copy it; None without one, and for hosts that we do not know.

    https://github.com/OWNER/NAME, with .git or a slash at its end, or https://github.com/OWNER/NAME/tree/BRANCH/FOLDER
    where the club is on another branch or below a folder; the same at GitLab and Codeberg.
    """
    try:
        url = urlsplit(address or "")
        host = (url.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    owner, name, *rest = [*(part for part in url.path.split("/") if part), "", ""]
    name = name.removesuffix(".git")
    if host not in _BLOB or not _NAME.fullmatch(owner) or not _NAME.fullmatch(name):
        return None
    below = [part for part in rest if part]
    named = bool(below) and below[0] in _FOLDER_MARKS
    while below and below[0] in _FOLDER_MARKS:
        below = below[1:]
    place = [unquote(part) for part in below] if named and below else [BRANCH]
    return Repository(host, owner, name, "/".join(map(quote, place)))
