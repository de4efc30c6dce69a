"""Reading processes that misbehave in every way, and what their parent makes of each; run in a process of its own.

    python -m tests.trust.fakes FOLDER

Prints for each how it ended, its seconds, and the bytes it left in FOLDER; at the end the parent's memory in MB.
"""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
import time
from pathlib import Path

from journalclub.errors import JcError
from journalclub.sandbox.limits import MIB, Limits
from journalclub.sandbox.reader import Reader
from tests.trust.pdfs import most_memory

LIMITS = Limits(wall_seconds=6, stall_seconds=3, file_bytes=4 * MIB, written_bytes=64 * MIB)
ROOM = 1024 * MIB  # what one may write until its parent looks, and is killed
PRELUDE = """
import ctypes, os, signal, sys, time
from journalclub.sandbox.worker import limit_myself
limit_myself(*(int(a) for a in sys.argv[1:]))
request = sys.stdin.readline()
def say(text):
    os.write(1, (text + chr(10)).encode())
"""
FAKES = {
    "segfault": "ctypes.string_at(0)",
    "abort": "os.abort()",
    "hang": "signal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True: time.sleep(1)",
    "spin": "while True: pass",
    "3 GiB": "b = bytearray(3 * 1024 ** 3)\nsay('[\"done\", null]')",
    "3 GiB bit by bit": "kept = []\nwhile True: kept.append(bytearray(1 << 20))",
    "fill a file": """
        out = open(sys.argv[0] + ".fill", "wb", buffering=0)
        while True:
            out.write(bytes(1 << 20))
        """,
    "fill the disk": """
        for number in range(10**6):
            open(f"{sys.argv[0]}.{number}", "wb").write(bytes(1 << 20))
        """,
    "fill the disk and talk": """
        for number in range(10**6):
            open(f"{sys.argv[0]}.{number}", "wb").write(bytes(1 << 20))
            say('["at", "figure 1"]')
        """,
    "flood": "line = b'[\"warning\", \"' + b'x' * 60000 + b'\"]' + bytes([10])\nwhile True: os.write(1, line)",
    "one endless line": "while True: os.write(1, b'x' * 65536)",
    "many short lines": 'line = b\'["at", "page 1"]\' + bytes([10])\nwhile True: os.write(1, line * 1000)',
    "deep JSON": "say('[\"reading\", ' + '[' * 100000 + ']' * 100000 + ']')",
    "close and stay": "os.close(1)\ntime.sleep(60)",
    "children": "\nif os.fork() == 0: time.sleep(60)\ntime.sleep(60)",
    "a page that is none": 'say(\'["at", "page one"]\')\nos._exit(3)',
    "a page beyond all": "say('[\"at\", \"page ' + '9' * 5000 + '\"]')\nos._exit(3)",
    "a file elsewhere": 'say(\'["crop", ["figure 1 on page 1", "../../x.png"]]\')\ntime.sleep(9)',
    "a lie": 'say(\'["reading", {"sha256": 7}]\')',
    "bytes that are no text": "os.write(1, bytes(range(256)) + bytes([10]))",
}


def main() -> None:
    """Let each misbehave."""
    folder = Path(sys.argv[1])
    pdf = folder / "paper.pdf"
    pdf.write_bytes(b"%PDF-1.7\n%%EOF\n")
    report = {}
    for name, body in FAKES.items():
        home = folder / name.replace(" ", "-")
        home.mkdir()
        script = home / "fake.py"
        script.write_text(PRELUDE + textwrap.dedent(body))
        began = time.monotonic()
        try:
            with Reader(LIMITS, (sys.executable, str(script))) as reader:
                reader.read(pdf, home)
            ended = "accepted"
        except JcError as error:
            ended = str(error)
        except Exception as error:
            ended = f"{type(error).__name__}: {error}"
        left = sum(path.stat().st_size for path in home.rglob("*") if path.name != "fake.py")
        if left > LIMITS.file_bytes:
            shutil.rmtree(home)
        report[name] = {"ended": ended, "seconds": time.monotonic() - began, "left": left}
    memory = most_memory()
    print(json.dumps({"fakes": report, "parent_mb": memory}, indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
