"""Where Google Colab opens a notebook of a public GitHub repository. Pure; not: asking either of them."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

BRANCH = "main"  # unless the repository's address names another one
_NAME = re.compile(r"[A-Za-z0-9._-]{1,100}", re.ASCII)


def colab_address(repository: str | None, path: str) -> str | None:
    """The address that opens `path` (from the club's folder) in Colab; None for hosts that Colab cannot read.

    `repository` is as people write or copy it: https://github.com/OWNER/NAME, with .git or a slash at its end, or
    https://github.com/OWNER/NAME/tree/BRANCH/FOLDER where the club is on another branch or below a folder.
    Form: https://colab.research.google.com/github/googlecolab/colabtools/blob/main/notebooks/colab-github-demo.ipynb
    """
    try:
        url = urlsplit(repository or "")
        host = (url.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    owner, name, *rest = [*(part for part in url.path.split("/") if part), "", ""]
    name = name.removesuffix(".git")
    if host != "github.com" or not _NAME.fullmatch(owner) or not _NAME.fullmatch(name):
        return None
    branch, *folders = [part for part in rest[1:] if part] if rest[:1] == ["tree"] else [BRANCH]
    place = "/".join(quote(unquote(part)) for part in (branch, *folders))
    return f"https://colab.research.google.com/github/{owner}/{name}/blob/{place}/{quote(path)}"
