"""Live pages: one audience's feed as server-sent events. Not: what is told (feed)."""

from __future__ import annotations

from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from journalclub.web.feed import Feed

MOST_LISTENERS, MOST_OF_ONE_CALLER = 4_000, 1_500
RETRY = b"retry: 2000\n\n"  # milliseconds until a browser connects again
ALIVE = b": alive\n\n"


async def stream(request: Request, feed: Feed, caller: str | None) -> Response:
    """Everything behind the version that the page has; `caller` as limits need it."""
    of_caller = feed.callers[caller] if caller is not None else 0
    if feed.listeners >= MOST_LISTENERS or of_caller >= MOST_OF_ONE_CALLER:
        return PlainTextResponse("Too many live pages; this one works without.", 503, {"Retry-After": "60"})
    stamp = request.headers.get("last-event-id") or request.query_params.get("after", "")
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(
        _events(feed, stamp[:100], caller), media_type="text/event-stream", headers=headers
    )


async def _events(feed: Feed, stamp: str, caller: str | None) -> AsyncIterator[bytes]:
    feed.callers[caller] += 1
    try:
        yield RETRY
        while not feed.ended:
            news = feed.since(stamp)
            stamp = feed.stamp
            if news:
                yield news
            if stamp == feed.stamp:  # nothing came while that was sent
                await feed.news()
                if stamp == feed.stamp and not feed.ended:
                    yield ALIVE
    finally:
        feed.callers[caller] -= 1
        if not feed.callers[caller]:
            del feed.callers[caller]
