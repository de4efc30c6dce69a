"""The socket and uvicorn around the application: begins, says so, ends. Not: what is served."""

from __future__ import annotations

import contextlib
import gc
import ipaddress
import socket
from collections.abc import Callable

import uvicorn

from journalclub.errors import JcError
from journalclub.web.app import make_app
from journalclub.web.protocol import Protocol
from journalclub.web.site import Site

WAITING_CALLERS = 4_096  # connections that may wait to be accepted
IDLE_SECONDS = 20  # that a connection may be kept for a next request
ENDING_SECONDS = 3  # for answers under way when the server ends
_ANYWHERE = ("192.0.2.1", 9)  # RFC 5737: no host has it; nothing is sent, the system only chooses a way


def listen(host: str, port: int) -> socket.socket:
    """A socket at an address and port (0: any free one); raises JcError when that is not to be had."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError, OverflowError) as error:
        raise JcError(f"--host {host}: no address of this machine, such as 127.0.0.1 or 0.0.0.0.") from error
    opened = socket.socket(family, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind(address)
    except OSError as error:
        opened.close()
        raise JcError(
            f"{host} port {port} cannot be used ({error.strerror}); try --port {port + 1}."
        ) from error
    return opened


def page_address(opened: socket.socket) -> str:
    """The address people type to reach a socket; for one that listens everywhere, this machine's own in its network."""
    host, port = opened.getsockname()[:2]
    number = ipaddress.ip_address(host.split("%")[0])
    if number.is_unspecified:
        number = ipaddress.ip_address(_own_address())
    name = f"[{number}]" if number.version == 6 else str(number)
    return f"http://{name}" if port == 80 else f"http://{name}:{port}"


def is_loopback(opened: socket.socket) -> bool:
    """Whether only this machine reaches it."""
    return ipaddress.ip_address(opened.getsockname()[0].split("%")[0]).is_loopback


def _own_address() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ANYWHERE)
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, site: Site, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._site, self._ready = site, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._site.end()  # or live pages would hold it up
        await super().shutdown(sockets)


def run(site: Site, opened: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until interrupted; `ready` is called when callers are answered."""
    _allow_many_files()
    config = uvicorn.Config(
        make_app(site),
        loop="auto",
        http=Protocol,
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="error",  # or anybody could fill the host's terminal with warnings
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=WAITING_CALLERS,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=ENDING_SECONDS,
    )
    gc.freeze()  # what is there now stays; looking through it again and again would hold everybody up
    with contextlib.suppress(KeyboardInterrupt):
        _Server(config, site, ready).run([opened])


def _allow_many_files() -> None:
    """Every caller is a file; the usual limit is 1,024."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 16_384 if hard == resource.RLIM_INFINITY else min(16_384, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
