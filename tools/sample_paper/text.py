"""The sample paper's words (paper.txt) with the study's numbers in them. Not: setting them in lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sample_paper.rotation import Estimate, Study

TITLE = "Whose Turn Is It? Fair Rotation of Presenters in Reading Groups"
AUTHORS = ("The journalclub authors",)
ARXIV_ID, VERSION, CATEGORY = "2611.00000", "v1", "cs.CY"
STAMP = f"arXiv:{ARXIV_ID}{VERSION}  [{CATEGORY}]  20 Nov 2026"
RUNNING_HEAD = "Whose Turn Is It?"
SOURCE = Path(__file__).with_name("paper.txt")
SHORT = {
    "Random draw": "random",
    "Strict round robin": "strict",
    "Queue with swaps": "queue",
    "Volunteers first": "volunteers",
    "Weighted draw": "weighted",
}
_ASIDE = re.compile(r"(abstract|footnote|steps|(?:figure|table|algorithm) \d):\s")
_KINDS = {"# ": "h1", "## ": "h2", "- ": "item", "= ": "formula", "[] ": "reference"}


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the running text: "h1", "h2", "item", "formula", "reference", "first" (paragraph), "paragraph"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The words, sorted."""

    running: tuple[Block, ...]
    asides: dict[str, str]  # "abstract", "footnote", "figure 1", "steps" …

    def reference_ids(self) -> tuple[str, ...]:
        """The arXiv ids that the references print."""
        found = (re.search(r"\[\[arXiv:(\S+?)\]\]", b.text) for b in self.running if b.kind == "reference")
        return tuple(match[1] for match in found if match)


def read_paper(study: Study) -> Paper:
    """Read paper.txt and fill in the numbers. Raises KeyError for a number that the study does not have."""
    known = numbers(study)
    _, _, words = SOURCE.read_text("utf-8").partition("\n\n")
    filled = re.sub(r"\{\{([^}]+)\}\}", lambda m: known[" ".join(m[1].split())], words)
    running: list[Block] = []
    asides = {}
    for raw in filled.strip().split("\n\n"):
        if aside := _ASIDE.match(raw):
            content = raw[aside.end() :]
            asides[aside[1]] = content if aside[1] == "steps" else " ".join(content.split())
            continue
        mark = next((m for m in _KINDS if raw.startswith(m)), "")
        text = " ".join(raw.removeprefix(mark).split())
        follows_text = bool(running) and running[-1].kind in {"first", "paragraph", "item"}
        running.append(Block(_KINDS.get(mark) or ("paragraph" if follows_text else "first"), text))
    return Paper(tuple(running), asides)


def numbers(study: Study) -> dict[str, str]:
    """Every number that the words use, rounded, by its name."""
    found = {
        "clubs": str(study.clubs),
        "clubs in sweeps": str(study.clubs // 4),
        "last seed": str(study.clubs - 1),
        "lowest gini at widest spread": f"{min(row[-1] for row in study.heat) - 0.005:.2f}",
    }
    base = study.heat_spread.index(study.base.spread)
    for sharpness, row in zip(study.heat_sharpness, study.heat, strict=True):
        found[f"gini at sharpness {sharpness:g}"] = f"{row[base]:.2f}"
    for rule, short in SHORT.items():
        measured = study.main[rule]
        found[f"gini {short}"] = f"{measured['gini'].mean:.2f}"
        found[f"wait {short}"] = f"{measured['wait'].mean:.0f}"
        found[f"stand-ins {short}"] = percent(measured["stand-ins"])
        found[f"repeats {short}"] = percent(measured["repeats"])
        found[f"late gini {short}"] = f"{study.over_time[rule][-1][1].mean:.2f}"
        found[f"largest wait {short}"] = f"{study.by_size[rule][-1][1].mean:.0f}"
        for attendance, rate in study.by_attendance[rule]:
            found[f"stand-ins at {100 * attendance:.0f} {short}"] = percent(rate)
        found[f"stand-ins without notice {short}"] = percent(study.by_notice[rule][0][2])
    inequality = [index.mean for _, index, _ in study.by_notice["Weighted draw"]]
    found["notice gini lowest"], found["notice gini highest"] = (
        f"{min(inequality):.2f}",
        f"{max(inequality):.2f}",
    )
    return found


def percent(estimate: Estimate) -> str:
    """A mean share as a whole percentage."""
    return f"{100 * estimate.mean:.0f}%"


def false_claims(study: Study) -> list[str]:
    """What paper.txt says in words and the study's numbers no longer bear out."""
    main = study.main
    gini = {rule: found["gini"].mean for rule, found in main.items()}
    wait = {rule: found["wait"].mean for rule, found in main.items()}
    stand = {rule: found["stand-ins"].mean for rule, found in main.items()}
    repeat = {rule: found["repeats"].mean for rule, found in main.items()}
    late = {rule: points[-1][1].mean for rule, points in study.over_time.items()}
    largest = {rule: points[-1][1].mean for rule, points in study.by_size.items()}
    notice = {rule: [rate.mean for _, _, rate in points] for rule, points in study.by_notice.items()}
    inequality = [index.mean for _, index, _ in study.by_notice["Weighted draw"]]
    rates = [rate.mean for _, rate in study.by_attendance["Weighted draw"]]
    mine, queue, strict = "Weighted draw", "Queue with swaps", "Strict round robin"
    volunteers, random = "Volunteers first", "Random draw"
    claims = {
        "the weighted draw halves the best rule's inequality": 0.45 < gini[mine] / gini[queue] < 0.55,
        "the queue is the best rule in use": gini[queue] == min(g for r, g in gini.items() if r != mine),
        "volunteers first is the least even": gini[volunteers] == max(gini.values()),
        "waits grow from the weighted draw to volunteers first": wait[mine] < wait[queue] < wait[volunteers],
        "only the strict round robin has many stand-ins": sorted(stand.values())[-2] < 0.2 < stand[strict],
        "the weighted draw has as many stand-ins as the random draw": abs(stand[mine] - stand[random])
        < 0.005,
        "volunteers first and the queue bound the others": stand[volunteers] < stand[mine] < stand[queue],
        "a random draw repeats more often": repeat[random] > 2 * repeat[mine],
        "willingness does not even out": late[volunteers] > 0.9 * gini[volunteers],
        "after two years it is less than half the queue's": late[mine] < 0.5 * late[queue],
        "the difference is gone in large clubs": abs(largest[mine] - largest[queue]) < 2,
        "most of the gain comes by 4": study.heat[4][4] - study.heat[-1][4] < 0.1 * study.heat[0][4],
        "a wide spread keeps it uneven": min(row[-1] for row in study.heat) > 1.3 * study.heat[4][4],
        "stand-ins fall with attendance": rates == sorted(rates, reverse=True),
        "without notice all are alike": abs(notice[mine][0] - notice[strict][0]) < 0.01,
        "with full notice it needs none": notice[mine][-1] == 0 < notice[strict][-1],
        "notice has little effect on inequality": max(inequality) - min(inequality) < 0.04,
    }
    return [claim for claim, holds in claims.items() if not holds]
