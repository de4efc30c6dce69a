"""Where Google Colab opens a notebook of a public GitHub repository. Pure; not: asking either of them."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_NAME = re.compile(r"[A-Za-z0-9._-]{1,100}", re.ASCII)


def colab_address(repository: str, branch: str, path: str) -> str | None:
    """The address that opens `path` (from the repository's top) in Colab; None for hosts that Colab cannot read.

    `repository` is as people write it: https://github.com/OWNER/NAME, with or without .git or a slash at its end.
    Form: https://colab.research.google.com/github/googlecolab/colabtools/blob/main/notebooks/colab-github-demo.ipynb
    """
    try:
        url = urlsplit(repository)
        host = (url.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    names = [part for part in url.path.split("/") if part][:2]
    if host != "github.com" or len(names) < 2:
        return None
    owner, name = names[0], names[1].removesuffix(".git")
    if not _NAME.fullmatch(owner) or not _NAME.fullmatch(name):
        return None
    return f"https://colab.research.google.com/github/{owner}/{name}/blob/{quote(branch)}/{quote(path)}"
