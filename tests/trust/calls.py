"""Linux hands every call of a process that writes to us first: seccomp's user notification. Not: what we say to it.

    listener = install(())           in the process to be watched, before it does its work; its children inherit it
    for call in Calls(listener): …   in another process; each must be answered by `call.let()` or `call.refuse(errno)`

seccomp(2), seccomp_unotify(2); needs Linux 5.5 on x86-64 or ARM64, and no root.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import platform
import select
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Call to its number on each machine, and how its path is given.
NUMBERS: dict[str, dict[str, int]] = {
    "x86_64": {
        "write": 1,
        "pwrite": 18,
        "writev": 20,
        "pwritev": 296,
        "sendfile": 40,
        "copy_file_range": 326,
        "fsync": 74,
        "fdatasync": 75,
        "ftruncate": 77,
        "fallocate": 285,
        "fchmod": 91,
        "truncate": 76,
        "rename": 82,
        "mkdir": 83,
        "rmdir": 84,
        "unlink": 87,
        "link": 86,
        "symlink": 88,
        "chmod": 90,
        "renameat": 264,
        "renameat2": 316,
        "mkdirat": 258,
        "unlinkat": 263,
        "linkat": 265,
        "symlinkat": 266,
        "fchmodat": 268,
        "open": 2,
        "openat": 257,
    },
    "aarch64": {
        "write": 64,
        "pwrite": 68,
        "writev": 66,
        "pwritev": 70,
        "sendfile": 71,
        "copy_file_range": 285,
        "fsync": 82,
        "fdatasync": 83,
        "ftruncate": 46,
        "fallocate": 47,
        "fchmod": 52,
        "truncate": 45,
        "renameat": 38,
        "renameat2": 276,
        "mkdirat": 34,
        "unlinkat": 35,
        "linkat": 37,
        "symlinkat": 36,
        "fchmodat": 53,
        "openat": 56,
    },
}
_BY_HANDLE = {
    "write",
    "pwrite",
    "writev",
    "pwritev",
    "sendfile",
    "fsync",
    "fdatasync",
    "ftruncate",
    "fallocate",
    "fchmod",
}
# Argument that holds the path; the one before it is the folder it counts from, for those that end in "at".
_PATH_ARGUMENT = {
    "symlink": 1,
    "symlinkat": 2,
    "linkat": 3,
    "link": 1,
    "renameat": 3,
    "renameat2": 3,
    "rename": 1,
}
_FLAGS_ARGUMENT = {"open": 1, "openat": 2}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

_SECCOMP = {"x86_64": 317, "aarch64": 277}
_SET_FILTER, _NEW_LISTENER, _NO_NEW_PRIVS = 1, 8, 38
_ALLOW, _NOTIFY = 0x7FFF0000, 0x7FC00000
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_CONTINUE = 1
_AT_CWD = -100
_NOTICE = struct.Struct("=QII iIQ 6Q")
_ANSWER = struct.Struct("=QqiI")


def why_not() -> str | None:
    """Why calls cannot be watched here; None when they can."""
    if sys.platform != "linux" or platform.machine() not in NUMBERS:
        return "calls are watched on Linux only, on x86-64 and ARM64"
    child = os.fork()
    if child == 0:
        try:
            os.close(install())
            os._exit(0)
        except OSError:
            os._exit(1)
    return None if os.waitpid(child, 0)[1] == 0 else "this kernel lets no process watch another's calls"


def install() -> int:
    """Have our own writing calls, and our children's, wait for the answers of whoever reads the handle returned."""
    machine = platform.machine()
    library = ctypes.CDLL(None, use_errno=True)
    program = _program(NUMBERS[machine])
    code = ctypes.create_string_buffer(b"".join(program))
    head = struct.pack("@HP", len(program), ctypes.addressof(code))
    if library.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")
    listener = library.syscall(_SECCOMP[machine], _SET_FILTER, _NEW_LISTENER, head)
    if listener < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    return int(listener)


def _program(numbers: dict[str, int]) -> list[bytes]:
    """Classic BPF over struct seccomp_data: our calls are notified, opening only when it may write."""

    def line(code: int, value: int, true: int = 0, false: int = 0) -> bytes:
        return struct.pack("@HBBI", code, true, false, value & 0xFFFFFFFF)

    load, equal, any_bit, give = 0x20, 0x15, 0x45, 0x06
    lines = [line(load, 0)]
    for name, number in numbers.items():
        if name in _FLAGS_ARGUMENT:
            lines += [
                line(equal, number, 0, 4),
                line(load, 16 + 8 * _FLAGS_ARGUMENT[name]),
                line(any_bit, _WRITING, 0, 1),
                line(give, _NOTIFY),
                line(give, _ALLOW),
            ]
        else:
            lines += [line(equal, number, 0, 1), line(give, _NOTIFY)]
    return [*lines, line(give, _ALLOW)]


@dataclass(frozen=True, slots=True)
class Call:
    """A call that waits for an answer."""

    name: str
    path: str  # what it changes: absolute, links in its folders resolved; "" when that is no file
    task: int  # thread that makes it
    listener: int
    number: int

    def let(self) -> None:
        """Let it happen."""
        self._answer(0, _CONTINUE)

    def refuse(self, errno: int) -> None:
        """Have it fail."""
        self._answer(-errno, 0)

    def _answer(self, error: int, flags: int) -> None:
        try:
            fcntl.ioctl(self.listener, _SEND, _ANSWER.pack(self.number, 0, error, flags))
        except FileNotFoundError:
            return  # it was killed meanwhile


class Calls:
    """The calls as they come, until no process is left that makes any."""

    def __init__(self, listener: int) -> None:
        self._listener = listener
        self._names = {number: name for name, number in NUMBERS[platform.machine()].items()}

    def __iter__(self) -> Iterator[Call]:
        poll = select.poll()
        poll.register(self._listener, select.POLLIN)
        while True:
            ((_, events),) = poll.poll()
            if not events & select.POLLIN:
                return
            buffer = bytearray(_NOTICE.size)
            try:
                fcntl.ioctl(self._listener, _RECEIVE, buffer)
            except FileNotFoundError:
                continue  # it was killed meanwhile
            number, task, _, call, _, _, *arguments = _NOTICE.unpack(buffer)
            name = self._names[call]
            yield Call(name, _path(name, task, arguments), task, self._listener, number)


def _path(name: str, task: int, arguments: list[int]) -> str:
    try:
        if name in _BY_HANDLE:
            return str(Path(f"/proc/{task}/fd/{_signed(arguments[0])}").readlink())
        if name == "copy_file_range":
            return str(Path(f"/proc/{task}/fd/{_signed(arguments[2])}").readlink())
        position = _PATH_ARGUMENT.get(name, 1 if name.endswith("at") else 0)
        text = Path(os.fsdecode(_text(task, arguments[position])))
        counted = _signed(arguments[position - 1]) if "at" in name and name != "truncate" else _AT_CWD
        base = f"/proc/{task}/cwd" if counted == _AT_CWD else f"/proc/{task}/fd/{counted}"
        whole = text if text.is_absolute() else Path(base).readlink() / text
        return str(whole.parent.resolve() / whole.name)
    except OSError:
        return ""


def _signed(value: int) -> int:
    return ctypes.c_int(value & 0xFFFFFFFF).value


def _text(task: int, address: int) -> bytes:
    """A path in another process's memory."""
    with Path(f"/proc/{task}/mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        page = 4096 - address % 4096
        found = memory.read(page)
        if b"\0" not in found:
            found += memory.read(4096)
    return found.split(b"\0", 1)[0]
