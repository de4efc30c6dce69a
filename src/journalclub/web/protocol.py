"""One HTTP connection with limited patience: slow or endless requests are cut off. Not: what is served.

uvicorn itself waits for ever for the rest of a request, and for a reader that does not read.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    from uvicorn._types import ASGI3Application
    from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

REQUEST_SECONDS = 15  # for all of a request to come in
READER_SECONDS = 20  # for a reader to take what is there for it
LARGEST_HEAD = 32 * 1024  # bytes of request line, headers, and what frames the pieces of a body
MOST_CONNECTIONS = 10_000  # more than all live pages of attendees and projectors (streaming.MOST_LISTENERS)
MOST_AHEAD = 32  # requests sent before the answer to an earlier one; browsers send none


class Protocol(HttpToolsProtocol):
    """One connection."""

    _answering: RequestResponseCycle | None = None
    _request_timer: asyncio.TimerHandle | None = None
    _reader_timer: asyncio.TimerHandle | None = None
    _head: int = 0  # bytes since the last request ended, without those of its body
    _in_head: bool = True
    _requests: int = 0  # that came in whole

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A caller is there and has to say something soon."""
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS and not self._make_room():
            transport.abort()
            return
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """The caller is gone."""
        self._stop_request_timer()
        self.resume_writing()
        self.pipeline.clear()
        super().connection_lost(exc)
        if self._answering is not None:  # uvicorn tells the latest request only
            self._answering.disconnected = True
            self._answering.message_event.set()

    def data_received(self, data: bytes) -> None:
        """A piece of a request."""
        before = self._requests
        super().data_received(data)
        if self._requests == before:
            self._head += len(data)
            if self._head > LARGEST_HEAD:
                self.transport.abort()

    def on_message_begin(self) -> None:
        """The first bytes of a request."""
        super().on_message_begin()
        if self._request_timer is None:
            self._expect()

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header; those behind the body ("trailers") are dropped, as they would pass for ones that were judged."""
        if self._in_head:
            super().on_header(name, value)

    def on_body(self, body: bytes) -> None:
        """A piece of the body."""
        self._head -= len(body)
        super().on_body(body)

    def on_headers_complete(self) -> None:
        """All headers are there."""
        self._in_head = False
        super().on_headers_complete()
        if len(self.pipeline) > MOST_AHEAD:
            self.transport.abort()

    def on_message_complete(self) -> None:
        """All of a request is there."""
        self._stop_request_timer()
        self._in_head, self._head = True, 0
        self._requests += 1
        super().on_message_complete()

    def pause_writing(self) -> None:
        """The caller does not read as fast as we write."""
        super().pause_writing()
        if self._reader_timer is None:
            self._reader_timer = self.loop.call_later(READER_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """The caller has read."""
        if self._reader_timer is not None:
            self._reader_timer.cancel()
            self._reader_timer = None
        if self.flow is not None:
            super().resume_writing()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        self._answering = cycle
        super()._start_asgi_task(cycle, app)

    def _make_room(self) -> bool:
        """Let go of somebody who only holds a connection, so that they do not keep out who wants something."""
        for other in self.connections:
            if isinstance(other, Protocol) and other is not self and other.is_idle:
                other.transport.abort()
                return True
        return False

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being answered here, and nobody hung up yet."""
        answering = self.cycle is not None and not self.cycle.response_complete
        return not answering and not self.transport.is_closing()

    def _expect(self) -> None:
        self._request_timer = self.loop.call_later(REQUEST_SECONDS, self._give_up)

    def _give_up(self) -> None:
        if not self.transport.is_closing():
            self.transport.abort()

    def _stop_request_timer(self) -> None:
        if self._request_timer is not None:
            self._request_timer.cancel()
            self._request_timer = None
