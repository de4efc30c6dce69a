"""The child process that runs one notebook, cell after cell, and notes how far it is. Not: its limits (running.py)."""

from __future__ import annotations

import asyncio
import json
import sys
import warnings
from pathlib import Path
from typing import Any


async def main(name: str, progress: str, seconds: float) -> None:
    """Run the notebook `name` in this folder; each step is a line of JSON in the file `progress`.

    `{"kernel": PID}` first, `{"cell": N}` (from 1) when one begins, and last `{"failed": WHY}`, `{"done": true}`, or
    `{"late": true}` when its cells took longer than `seconds`.
    """
    import nbformat
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    def note(**event: Any) -> None:
        with Path(progress).open("a", encoding="utf-8") as file:
            file.write(json.dumps(event) + "\n")

    def started(cell: Any, cell_index: int) -> None:
        del cell
        note(cell=cell_index + 1)

    notebook = nbformat.read(name, as_version=4)
    manager = AsyncKernelManager(kernel_name="python3")
    await manager.start_kernel()
    note(kernel=_pid(manager))
    limit = asyncio.timeout(seconds)
    try:
        client = NotebookClient(notebook, km=manager, timeout=None, on_cell_start=started)
        client.reset_execution_trackers()
        async with client.async_setup_kernel(), limit:
            for index, cell in enumerate(notebook.cells):
                await client.async_execute_cell(cell, index)
    except TimeoutError:
        note(late=True)
    except CellExecutionError as error:
        note(failed=f"{error.ename}: {error.evalue}" if error.evalue else error.ename)
    except DeadKernelError:  # which nbclient also makes of a cell that is given up
        note(late=True) if limit.expired() else note(failed="the kernel died, as when memory runs out")
    except Exception as error:
        note(failed=f"cannot be run ({type(error).__name__}: {error})")
    else:
        note(done=True)
    finally:
        await manager.shutdown_kernel(now=True)


def _pid(manager: Any) -> int | None:
    pid = getattr(manager.provisioner, "pid", None)
    return pid if isinstance(pid, int) else None


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # Jupyter's own, which nobody would see
    asyncio.run(main(sys.argv[1], sys.argv[2], float(sys.argv[3])))
