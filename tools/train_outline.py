"""Train the weights of the outline's model and write them as readable JSON.

    train_outline.py SENTENCES.json.gz [--held-out GOLD.json] [--folds 5] [--out weights.json]

SENTENCES is a list of {"doc", "sentences": [lines], "gold": [line numbers from 1], "units": {line number: unit}}, as
made from the training part of the NLPContributionGraph data (D'Souza, Auer, Pedersen; SemEval-2021 Task 11; CC BY-SA
3.0). Papers whose sentences stand in GOLD ({"id": {"all": [sentence]}}) are left out, so that they can judge the
result. Prints cross-validated figures; writes only with --out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pathlib
import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from journalclub.outline.features import Features, features_of
from journalclub.outline.model import Model
from journalclub.outline.roles import Heading, Role, role_of_title, roles_of

Feature = tuple[str, str]  # family and name
Floats = npt.NDArray[np.float64]
SLOT_OF_UNIT = {
    "research-problem": "problem",
    "model": "method",
    "approach": "method",
    "dataset": "method",
    "code": "method",
    "hyperparameters": "setup",
    "experimental-setup": "setup",
    "baselines": "setup",
    "results": "results",
    "ablation-analysis": "results",
}  # "experiments" holds setup and results alike, and some marked lines have no unit: they teach only "marked"
HEADS = ("marked", "problem", "method", "setup", "results")
MIN_PAPERS = 10  # a word or pair of words is learnt when it stands in so many papers
PENALTY = {"marked": 12.0}  # L2
KIND_PENALTY = 6.0
STEPS = 350
UNIT = 100  # weights are whole hundredths: quick to load
KEPT = 3000  # features written: those whose weights move most sentences most


@dataclass(frozen=True)
class Paper:
    """A paper of the training data, without its headings and title."""

    doc: str
    title: str
    texts: list[str]
    headings: list[Heading]
    roles: list[Role]
    marks: list[tuple[bool, str | None]]  # marked, and as what
    gold_total: int  # marked lines, the title among them
    rows: list[list[Feature]]
    features: list[Features]
    judge: bool  # held out


def is_heading(line: str) -> bool:
    words = line.split()
    if not words or len(words) > 9 or re.search(r"[.?!:;,]$", line) or not words[0][:1].isalpha():
        return False
    return line in {"title", "abstract"} or (line[0].isupper() and not re.search(r"[=?<>]", line))


def load(path: str, held_out: str | None) -> list[Paper]:
    papers = json.loads(gzip.decompress(pathlib.Path(path).read_bytes()))
    judges = held_out_docs(papers, held_out) if held_out else set()
    return [prepare(p, p["doc"] in judges) for p in papers]


def squash(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def held_out_docs(papers: list[dict[str, Any]], gold_file: str) -> set[str]:
    """The papers that have the most of each gold paper's sentences."""
    sets = [(str(p["doc"]), {squash(s) for s in p["sentences"]}) for p in papers]
    gold = json.loads(pathlib.Path(gold_file).read_text(encoding="utf-8"))
    found = set()
    for marks in gold.values():
        wanted = {squash(s) for s in marks["all"]}
        counts = [len(wanted & sentences) for _, sentences in sets]
        found.add(sets[counts.index(max(counts))][0])
    return found


def prepare(paper: dict[str, Any], judge: bool) -> Paper:
    lines: list[str] = paper["sentences"]
    title = lines[1] if len(lines) > 1 else ""
    texts: list[str] = []
    headings: list[Heading] = []
    marks: list[tuple[bool, str | None]] = []
    current = Heading(None, None)
    gold = set(paper["gold"])
    for number, line in enumerate(lines[2:], 3):
        if is_heading(line) and number not in gold:
            if line == "abstract" or role_of_title(line) or re.fullmatch(r"(?:[A-Z][\w-]*\s?)+", line):
                current = Heading(line, None)
            continue
        texts.append(line)
        headings.append(current)
        unit = str(paper["units"].get(str(number)))
        marks.append((number in gold, SLOT_OF_UNIT.get(unit) if number in gold else None))
    roles = roles_of(headings)
    features = features_of(texts, roles, [h.title for h in headings], title)
    rows = [list(f.names()) for f in features]
    return Paper(paper["doc"], title, texts, headings, roles, marks, len(gold), rows, features, judge)


def vocabulary(papers: list[Paper]) -> dict[Feature, int]:
    seen: Counter[Feature] = Counter()
    for paper in papers:
        seen.update({f for row in paper.rows for f in row})
    return {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= MIN_PAPERS))}


def fit(
    rows: Sequence[Sequence[Feature]], labels: Floats, index: dict[Feature, int], penalty: float
) -> tuple[Floats, float]:
    """Logistic regression by Adam over the whole set; deterministic."""
    pairs = [(i, index[f]) for i, row in enumerate(rows) for f in row if f in index]
    where, which = np.array([i for i, _ in pairs]), np.array([f for _, f in pairs])
    weights, bias = np.zeros(len(index)), 0.0
    m, v = np.zeros(len(index) + 1), np.zeros(len(index) + 1)
    for step in range(1, STEPS + 1):
        logits = bias + np.bincount(where, weights[which], len(rows))
        errors = 1 / (1 + np.exp(-logits)) - labels
        slope = np.bincount(which, errors[where], len(index)) + penalty * weights
        gradient = np.append(slope, errors.sum()) / len(rows)
        m = 0.9 * m + 0.1 * gradient
        v = 0.999 * v + 0.001 * gradient**2
        rate = 0.05 * (1 - step / (STEPS + 1))
        change = rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-9)
        weights -= change[:-1]
        bias -= float(change[-1])
    return weights, bias


def train(papers: list[Paper]) -> Model:
    """All heads; then only the features that matter are kept and learnt again."""
    index = vocabulary(papers)
    rows = [r for p in papers for r in p.rows]
    marks = [m for p in papers for m in p.marks]
    seen = Counter(f for row in rows for f in set(row))
    first = fit_heads(rows, marks, index)
    force = {f: max(abs(w[i]) for w, _ in first) * min(seen[f], 200) ** 0.5 for f, i in index.items()}
    kept = sorted(sorted(index, key=lambda f: -force[f])[:KEPT])
    index = {f: i for i, f in enumerate(kept)}
    columns = fit_heads(rows, marks, index)
    families: dict[str, dict[str, list[int]]] = {}
    for (family, name), i in index.items():
        families.setdefault(family, {})[name] = [round(UNIT * float(w[i])) for w, _ in columns]
    return Model(HEADS, 1 / UNIT, tuple(round(UNIT * b) for _, b in columns), families)


def fit_heads(
    rows: list[list[Feature]], marks: list[tuple[bool, str | None]], index: dict[Feature, int]
) -> list[tuple[Floats, float]]:
    """The first head learns what is marked; the others, among the marked, what it is marked as."""
    columns = [fit(rows, np.array([float(g) for g, _ in marks]), index, PENALTY["marked"])]
    kept = [(r, s) for r, (g, s) in zip(rows, marks, strict=True) if g and s]
    for head in HEADS[1:]:
        columns.append(
            fit([r for r, _ in kept], np.array([float(s == head) for _, s in kept]), index, KIND_PENALTY)
        )
    return columns


def figures(scored: list[tuple[list[float], Paper]], top: int) -> str:
    right = stated = wanted = 0
    for scores, paper in scored:
        best = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)[:top]
        right += sum(paper.marks[i][0] for i in best)
        stated += len(best)
        wanted += paper.gold_total
    p, r = right / max(stated, 1), right / max(wanted, 1)
    return f"top {top}: precision {p:.3f} recall {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}"


def folds_of(papers: list[Paper], folds: int) -> list[tuple[list[Paper], list[Paper]]]:
    """Papers to learn from and to judge by, for each fold; a paper's fold follows from its name."""
    number = [zlib.crc32(p.doc.encode()) % folds for p in papers]
    return [
        (
            [p for p, n in zip(papers, number, strict=True) if n != fold],
            [p for p, n in zip(papers, number, strict=True) if n == fold],
        )
        for fold in range(folds)
    ]


def write(model: Model, papers: int, path: str) -> None:
    head = {
        "about": "Logistic regression: bias plus the sum of a sentence's feature weights is the log-odds, in units.",
        "trained_by": "tools/train_outline.py",
        "trained_on": f"{papers} papers of the NLPContributionGraph training data (D'Souza, Auer, Pedersen: "
        "SemEval-2021 Task 11, CC BY-SA 3.0); no sentence of it is in this file",
        "heads": list(model.heads),
        "unit": model.unit,
        "bias": list(model.bias),
    }
    tables = []
    for family, table in sorted(model.families.items()):
        rows = [
            f"   {json.dumps(name, ensure_ascii=False)}: {json.dumps(ws)}"
            for name, ws in sorted(table.items())
        ]
        tables.append(f"  {json.dumps(family)}: {{\n" + ",\n".join(rows) + "\n  }")
    body = json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    text = f'{body},\n "families": {{\n' + ",\n".join(tables) + "\n }\n}\n"
    pathlib.Path(path).write_text(text, encoding="utf-8")


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("sentences")
    options.add_argument("--held-out")
    options.add_argument("--folds", type=int, default=5)
    options.add_argument("--out")
    args = options.parse_args()
    papers = load(args.sentences, args.held_out)
    learn = [p for p in papers if not p.judge]
    scored = []
    for inside, outside in folds_of(learn, args.folds):
        model = train(inside)
        scored += [([model.marked(f) for f in p.features], p) for p in outside]
    for top in (12, 18, 22):
        print("cross-validated", figures(scored, top))
    model = train(learn)
    judges = [([model.marked(f) for f in p.features], p) for p in papers if p.judge]
    for top in (12, 18, 22) if judges else ():
        print("held out", figures(judges, top))
    if args.out:
        write(model, len(learn), args.out)


if __name__ == "__main__":
    main()
