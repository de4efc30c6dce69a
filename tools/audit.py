"""Known vulnerabilities of all that the locks hold (`make audit`): what pip-audit finds, held against our explanations.

pip-audit ends with success when its service knows none of the packages, as behind a mirror that has no advisories;
here that counts as not asked. Behind one that only tells of newest releases (newest_releases.py) the others have to be
looked up by hand. Ends with 0 when nothing is known or all is explained, 1 when something is known, 2 when somebody
still has to look, since nobody could be asked about all or about some: a release that is not the newest any more.
"""

from __future__ import annotations

import datetime
import json
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements-proof.lock"  # holds all that the other locks hold
EXPLAINED = ROOT / "tools" / "audit_explained.toml"
NEWEST = ROOT / "tools" / "newest_releases.py"

# An explanation ("we never call it") is looked at again after half a year.
EXPLANATION_HOLDS = datetime.timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a finding does us no harm, and when that was last looked at."""

    id: str
    package: str
    date: datetime.date
    why: str


@dataclass(frozen=True, slots=True)
class ByHand:
    """A release that the service may not know, when somebody looked it up elsewhere, and what was found there."""

    package: str
    version: str
    date: datetime.date
    found: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the answer means: sentences to print, and how to end."""

    says: tuple[str, ...]
    code: int


def main() -> int:
    """Ask, and print what it means."""
    today = datetime.datetime.now(tz=datetime.UTC).date()
    written = EXPLAINED.read_text(encoding="utf-8")
    report = answer(["-m", "pip_audit"])
    if report is not None and knows_nothing(report):
        report = answer([str(NEWEST)])
    judgement = judged(report, explanations(written), by_hand(written), today)
    print("\n".join(judgement.says))
    return judgement.code


def answer(program: list[str]) -> dict[str, Any] | None:
    """What pip-audit, run by these arguments of Python, says of the lock; None when its service cannot be reached."""
    command = [
        sys.executable,
        *program,
        "--requirement",
        str(LOCK),
        "--require-hashes",
        "--disable-pip",
    ]
    command += ["--format", "json", "--progress-spinner", "off"]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        report: dict[str, Any] = json.loads(asked.stdout)
    except json.JSONDecodeError:
        print((asked.stderr.strip().splitlines() or ["pip-audit said nothing"])[-1], file=sys.stderr)
        return None
    return report


def explanations(text: str) -> list[Explanation]:
    """The explained findings; ValueError for one that does not say why."""
    listed = [Explanation(**row) for row in tomllib.loads(text).get("finding", [])]
    for one in listed:
        if not one.why.strip():
            raise ValueError(f"{one.id} in {EXPLAINED.name} does not say why")
    return listed


def by_hand(text: str) -> list[ByHand]:
    """The releases that were looked up by hand."""
    return [ByHand(**row) for row in tomllib.loads(text).get("by_hand", [])]


def knows_nothing(report: dict[str, Any]) -> bool:
    """Whether the service knew none of the packages."""
    return all("skip_reason" in one for one in report["dependencies"])


def judged(
    report: dict[str, Any] | None, explained: list[Explanation], looked_up: list[ByHand], today: datetime.date
) -> Judgement:
    """Hold the findings against the explanations, and what could not be looked up against what was by hand."""
    if report is None:
        return Judgement(("NOT AUDITED: no vulnerability service could be reached.",), 2)
    asked = report["dependencies"]
    if knows_nothing(report):
        says = f"NOT AUDITED: the service that answered knows none of the {len(asked)} packages (a mirror?)."
        return Judgement((says,), 2)
    held = {(one.package, one.version) for one in looked_up if today - one.date <= EXPLANATION_HOLDS}
    unknown = [(one["name"], _version_in(one["skip_reason"])) for one in asked if "skip_reason" in one]
    missing = [one for one in unknown if one not in held]
    left = tuple(sorted(f"NOT AUDITED: {' '.join(one).strip()} could not be looked up." for one in missing))
    todo = []
    by_id = {one.id: one for one in explained}
    met = set()
    for one in asked:
        for finding in one.get("vulns", []):
            names = {finding["id"], *finding.get("aliases", [])}
            met |= names
            explanation = next((by_id[name] for name in sorted(names & by_id.keys())), None)
            if explanation is None or explanation.package != one["name"]:
                fixed = ", ".join(finding.get("fix_versions", [])) or "no version"
                todo.append(f"{one['name']} {one['version']}: {finding['id']}, mended in {fixed}")
            elif today - explanation.date > EXPLANATION_HOLDS:
                todo.append(f"{explanation.id} was explained on {explanation.date}: look at it again")
    todo += [f"{name} is explained, but is no finding any more: remove it" for name in by_id.keys() - met]
    if todo or left:
        return Judgement((*sorted(todo), *left), 1 if todo else 2)  # what is known comes first
    return Judgement(
        (
            f"{len(asked)} packages: nothing known that is not explained "
            f"({len(met & by_id.keys())} explained, {len(unknown)} looked up by hand)",
        ),
        0,
    )


def _version_in(reason: str) -> str:
    """The version at the end of the sentence in which pip-audit tells what it skipped: "… name (1.0)"."""
    found = re.search(r"\(([^()]+)\)$", reason)
    return found[1] if found else ""


if __name__ == "__main__":
    sys.exit(main())
