"""A PostgreSQL server for the tests: the one JC_TEST_POSTGRESQL names, or our own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"  # to run it as, when the tests run as root, which PostgreSQL refuses


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, the newest of several."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    return next((f for f in reversed(folders) if (f / "initdb").exists()), None)


def why_not() -> str | None:
    """Why there is no server to test with; None when there is."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed (the extra “postgresql”)"
    if os.environ.get("JC_TEST_POSTGRESQL"):
        return None
    if programs() is None:
        return "PostgreSQL is not installed and JC_TEST_POSTGRESQL names none"
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        return "PostgreSQL does not run as root, and there is no runuser"
    return None


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """The address of a database in which tables may be made and dropped; `durable`: it waits for the disk."""
    given = os.environ.get("JC_TEST_POSTGRESQL")
    if given:
        yield given
        return
    bin_folder = programs()
    assert bin_folder is not None
    with tempfile.TemporaryDirectory(prefix="jc-pg-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        data, port = folder / "data", _free_port()
        _run(bin_folder / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale")
        options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync={'on' if durable else 'off'}"
        _run(bin_folder / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
        try:
            yield f"postgresql+psycopg://{USER}@127.0.0.1:{port}/postgres"
        finally:
            _run(bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _run(*command: object) -> None:
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", USER, "--", *words]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
