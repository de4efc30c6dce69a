"""The part between <!-- jc:NAME --> and <!-- /jc:NAME --> in a hand-written file. Not: what stands there. Pure."""

from __future__ import annotations

import re

from journalclub.errors import JcError


def replace_block(text: str | None, name: str, content: str, file: str) -> str:
    """The file with our block renewed, everything outside untouched.

    `text` None is a file that does not exist yet: it becomes the block alone. A file without the block is someone's
    own and is given back as it is. Raises JcError when the markers do not pair up.
    """
    block = f"<!-- jc:{name} -->\n{content.strip()}\n<!-- /jc:{name} -->"
    if text is None:
        return block + "\n"
    opening = list(re.finditer(rf"<!--\s*jc:{re.escape(name)}(?:\s[^>]*)?-->", text))
    closing = list(re.finditer(rf"<!--\s*/jc:{re.escape(name)}\s*-->", text))
    if not opening and not closing:
        return text
    if len(opening) != 1 or len(closing) != 1 or opening[0].end() > closing[0].start():
        raise JcError(
            f"{file}: the markers <!-- jc:{name} --> and <!-- /jc:{name} --> do not pair up; mend or remove them."
        )
    return text[: opening[0].start()] + block + text[closing[0].end() :]


def block_of(text: str) -> str:
    """The content of a file that is one block alone, as `replace_block(None, …)` made it."""
    return text.split("-->\n", 1)[1].rsplit("\n<!--", 1)[0]
