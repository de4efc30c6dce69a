"""What a page's form sent, as a mapping. Not: what it means."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

LARGEST = (
    32 * 1024
)  # bytes of an attendee's form: 2,000 characters, each twelve bytes long when encoded, and the rest
LARGEST_OF_HOST = 128 * 1024
MOST_FIELDS = 20
KIND = "application/x-www-form-urlencoded"


class FormError(Exception):
    """A form that is not taken: `status` and a sentence."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


async def read_form(request: Request, largest: int = LARGEST) -> dict[str, str]:
    """The fields, the first of each name; raises FormError when it is no form, too large, or cut short."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != KIND:
        raise FormError(415, f"Send a form ({KIND}).")
    told = request.headers.get("content-length", "0")
    if not told.isdecimal() or len(told) > 12 or int(told) > largest:
        raise FormError(413, "That is too long.")
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > largest:
                raise FormError(413, "That is too long.")
    except ClientDisconnect as error:
        raise FormError(400, "The form came in part only.") from error
    try:
        fields = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="replace"
        )
    except ValueError as error:
        raise FormError(400, "The form cannot be read.") from error
    found: dict[str, str] = {}
    for name, value in fields:
        found.setdefault(name, value.replace("\r\n", "\n").replace("\r", "\n"))
    return found
