"""How many small changes to the pure core the tests notice: mutmut by family of modules, on a seeded sample.

`make mutation MUTATION_ARGS="ids schedule"` works in build/mutation/FAMILY and keeps the verdicts there; `--survivors`
tries only those again that survived, after tests were added; `--show` prints them.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
WORK = HERE / "build" / "mutation"
MUTMUT = Path(sys.executable).with_name("mutmut")

# What a mutant's tests end with (mutmut/stats.py): one failed or pytest itself did; time ran out, in most cases because
# they would never end (on a busy machine look again, with --survivors); no test comes near.
ENDS = {"killed": {1, 3, -11}, "endless": {24, 36, 152, 255, -9, -24}, "untested": {5, 33}}

# Tests that measure time say nothing about a mutant, and tests that need a second make an hour of a thousand mutants.
LEFT_OUT = "not time_grows and not takes_no_longer and not a_rule_without_dates_ends and not hostile"


@dataclass(frozen=True)
class Family:
    """Modules as patterns below src/journalclub, and the tests that hold their rules."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


# Those that are tested by themselves; the others are tested by what writes them, see "pages".
OUTPUTS = (
    *("announcement", "calendar", "entry", "events", "evidence", "feed", "public", "revisions"),
    *("session_page", "sessions_json", "site/words"),
)

FAMILIES = {
    "ids": Family(("models/ids.py",), ("tests/models",)),
    "plan": Family(
        ("decks/plan.py", "decks/clock.py", "questions/agenda.py"),
        ("tests/decks/test_plan.py", "tests/decks/test_clock.py", "tests/questions/test_agenda.py"),
    ),
    "schedule": Family(("schedule/*",), ("tests/schedule",)),
    "outputs": Family(
        (*(f"outputs/{name}.py" for name in OUTPUTS), "questions/exports.py"),
        ("tests/outputs", "tests/questions/test_exports.py"),
    ),
    "pages": Family(
        ("outputs/site/*", "outputs/paper_json.py"),
        ("tests/outputs", "tests/publishing/test_publish.py"),
    ),
    "layouts": Family(("layouts/*",), ("tests/layouts",)),
    "importers": Family(
        ("questions/importers/*", "questions/chat.py", "questions/decoding.py", "questions/recognise.py"),
        ("tests/questions/importers", "tests/questions/test_sorting.py", "tests/questions/test_source.py"),
    ),
    "adopting": Family(("adopting/*",), ("tests/adopting",)),
}


def main() -> int:
    """Measure the families named, print a line for each module and one for each family."""
    arguments = options()
    for name in arguments.families or list(FAMILIES):
        work = workspace(name)
        if not arguments.show:
            chosen = (
                survivors(work) if arguments.survivors else sample(name, arguments.sample, arguments.seed)
            )
            run(work, chosen)
        report(name, work, shown=arguments.show)
    return 0


def options() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("families", nargs="*", choices=[*FAMILIES, []], help="all without a name")
    parser.add_argument("--sample", type=int, default=400, help="mutants of a family at most; 0 for all")
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--survivors", action="store_true", help="try only those again that survived")
    parser.add_argument("--show", action="store_true", help="run nothing, print the survivors as differences")
    return parser.parse_args()


def workspace(name: str) -> Path:
    """A folder in which mutmut finds this family's modules and tests, with what it found out before."""
    work = WORK / name
    work.mkdir(parents=True, exist_ok=True)
    for part in ("src", "tests", "tools", "templates", "docs", "bench"):
        if not (work / part).is_symlink():
            (work / part).symlink_to(HERE / part)
    family = FAMILIES[name]
    (work / "pyproject.toml").write_text(
        "[tool.pytest.ini_options]\n"
        + "".join(f"{key} = {json.dumps(value)}\n" for key, value in pytest_options().items())
        + "[tool.mutmut]\n"
        + 'source_paths = ["src"]\nalso_copy = ["tools", "templates", "docs", "bench"]\n'
        + f"only_mutate = {json.dumps(['src/journalclub/' + pattern for pattern in family.modules])}\n"
        + f"pytest_add_cli_args_test_selection = {json.dumps(family.tests)}\n"
        + f"pytest_add_cli_args = {json.dumps(['-p', 'mutation_pytest', '-p', 'no:cacheprovider', '-k', LEFT_OUT])}\n"
        + "timeout_multiplier = 15.0\ntimeout_constant = 2.0\nprocess_isolation = 'forkserver'\n"
        + "use_git_change_detection = false\n"
    )
    return work


def pytest_options() -> dict[str, object]:
    """Our own options of pytest."""
    with (HERE / "pyproject.toml").open("rb") as file:
        options: dict[str, object] = tomllib.load(file)["tool"]["pytest"]["ini_options"]
    return {key: value for key, value in options.items() if key != "testpaths"}


def sample(name: str, most: int, seed: int) -> list[str]:
    """The names of as many mutants as asked for, the same for the same seed and code."""
    from mutmut.mutation.file_mutation import mutate_file_contents
    from mutmut.utils.format_utils import get_mutant_name

    names: list[str] = []
    for pattern in FAMILIES[name].modules:
        for path in sorted((HERE / "src" / "journalclub").glob(pattern.replace("/*", "/**/*.py"))):
            below = path.relative_to(HERE)
            made = mutate_file_contents(str(below), path.read_text())
            names += [get_mutant_name(below, mutant) for mutant in made.mutant_names]
    if most and most < len(names):
        names = random.Random(seed).sample(names, most)
    return names


def survivors(work: Path) -> list[str]:
    """The names of those that no test killed the last time."""
    return [name for _, name, code in verdicts(work) if code not in ENDS["killed"]]


def run(work: Path, names: list[str]) -> None:
    """Have mutmut try these, one after the other."""
    if not names:
        return
    environment = {**os.environ, "PYTHONPATH": str(HERE / "tools"), "COLUMNS": "100"}
    result = subprocess.run(
        [str(MUTMUT), "run", "--max-children", "1", *names], cwd=work, env=environment, check=False
    )
    if result.returncode:
        sys.exit(f"mutmut ended with {result.returncode}; `rm -r {work}` lets it start anew")


def verdicts(work: Path) -> Iterator[tuple[str, str, int]]:
    """(module's path, mutant's name, what pytest ended with) of all that were tried."""
    source = work / "mutants" / "src" / "journalclub"
    for meta in sorted(source.rglob("*.meta")):
        for name, code in json.loads(meta.read_text())["exit_code_by_key"].items():
            if code is not None:
                yield str(meta.relative_to(source))[: -len(".meta")], name, code


def report(name: str, work: Path, *, shown: bool) -> None:
    """Print how many were killed, by module and in all."""
    counts: dict[str, Counter[str]] = {}
    for module, mutant, code in verdicts(work):
        end = next((end for end, codes in ENDS.items() if code in codes), "alive")
        counts.setdefault(module, Counter())[end] += 1
        if shown and end in {"alive", "untested"}:
            subprocess.run([str(MUTMUT), "show", mutant], cwd=work, check=False)
    for module, count in [*counts.items(), (f"{name} in all", sum(counts.values(), Counter()))]:
        killed, tried = count["killed"] + count["endless"], count.total()
        ways = f"{count['endless']} by the clock, {count['untested']} without a test"
        print(f"{module:36} {killed / max(tried, 1):6.1%} {killed:5} of {tried:5} killed; {ways}")


if __name__ == "__main__":
    sys.exit(main())
