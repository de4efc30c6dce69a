"""The bill of materials of a release (`make sbom`): what requirements.lock holds, as CycloneDX 1.6.

Not cyclonedx-py: from a lock that gives no dependency graph, names an index's host, and numbers components by their
lines. Same lock and version in, same bytes out; tests/tools/test_sbom.py compares the file with the lock.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
BILL = ROOT / "sbom.cdx.json"

SPECIFICATION = "1.6"  # https://cyclonedx.org/docs/1.6/json/
_OURSELVES = "journalclub (pyproject.toml)"


@dataclass(frozen=True, slots=True)
class Locked:
    """One entry of a lock: hashes are SHA-256 of every file it may be installed from, `via` is who asks for it."""

    name: str
    version: str
    marker: str  # "" for everywhere
    hashes: tuple[str, ...]
    via: tuple[str, ...]

    @property
    def purl(self) -> str:
        """The package URL, https://github.com/package-url/purl-spec."""
        return f"pkg:pypi/{self.name}@{self.version}"


def main() -> int:
    """Write the bill next to the lock."""
    BILL.write_text(
        written(bill(read_lock(LOCK.read_text(encoding="utf-8")), own_project())), encoding="utf-8"
    )
    return 0


def read_lock(text: str) -> list[Locked]:
    """The entries of a lock as `uv pip compile --generate-hashes` writes them."""
    found = []
    for entry in re.split(r"^(?=[\w.-]+==)", text, flags=re.M)[1:]:
        head = re.match(r"([\w.-]+)==([^\s;\\]+)(?: ; ([^\\\n]+))?", entry)
        if head is None:
            raise ValueError(f"{entry.splitlines()[0]} is no entry of a lock")
        comment = " ".join(re.findall(r"^    #(.*)$", entry, re.M)).strip().removeprefix("via")
        found.append(
            Locked(
                name=head[1],
                version=head[2],
                marker=(head[3] or "").strip(),
                hashes=tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry)),
                via=tuple(part.strip() for part in re.split(r"\s{2,}", comment) if part.strip()),
            )
        )
    return found


def own_project() -> dict[str, str]:
    """Name, version and licence of journalclub."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module = (ROOT / "src" / "journalclub" / "__init__.py").read_text(encoding="utf-8")
    version = re.search(r'^__version__ = "([^"]+)"', module, re.M)
    if version is None:
        raise ValueError("src/journalclub/__init__.py has no __version__")
    return {"name": project["name"], "version": version[1], "licence": project["license"]}


def bill(locked: list[Locked], project: dict[str, str]) -> dict[str, Any]:
    """The document: each entry of the lock a component, who asks for whom the graph."""
    own = f"pkg:pypi/{project['name']}@{project['version']}"
    graph = {own: sorted(entry.purl for entry in locked if _OURSELVES in entry.via)}
    for parent in locked:
        graph[parent.purl] = sorted(entry.purl for entry in locked if parent.name in entry.via)
    used = reached(graph, own)
    components = [component(entry, used=entry.purl in used) for entry in locked]
    content = json.dumps([components, graph], sort_keys=True)
    return {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPECIFICATION}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPECIFICATION,
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, own + content)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"license": {"id": project["licence"]}}],
                "purl": own,
            },
            "properties": [{"name": "journalclub:source", "value": LOCK.name}],
        },
        "components": components,
        "dependencies": [
            {"ref": ref, "dependsOn": below} if below else {"ref": ref}
            for ref, below in sorted(graph.items())
        ],
    }


def reached(graph: dict[str, list[str]], start: str) -> set[str]:
    """What `start` asks for, directly or not, and itself."""
    seen, ahead = {start}, [start]
    while ahead:
        new = [ref for ref in graph[ahead.pop()] if ref not in seen]
        seen.update(new)
        ahead += new
    return seen


def component(entry: Locked, *, used: bool) -> dict[str, Any]:
    """One library; what only the build takes is "excluded" from what runs."""
    described: dict[str, Any] = {
        "type": "library",
        "bom-ref": entry.purl,
        "name": entry.name,
        "version": entry.version,
        "scope": "required" if used else "excluded",
        "purl": entry.purl,
        "externalReferences": [
            {
                "type": "distribution",
                "url": entry.purl,
                "comment": "SHA-256 of each file that may be installed",
                "hashes": [{"alg": "SHA-256", "content": value} for value in entry.hashes],
            }
        ],
    }
    if entry.marker:
        described["properties"] = [{"name": "journalclub:marker", "value": entry.marker}]
    return described


def written(document: dict[str, Any]) -> str:
    """The document as the file holds it."""
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.exit(main())
