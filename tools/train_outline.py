"""Train the weights of the outline's model and write them as readable JSON.

    train_outline.py SENTENCES.json.gz [--leave-out GOLD.json] --out weights.json

SENTENCES is a list of {"doc", "sentences": [lines], "gold": [line numbers from 1], "units": {line number: unit}}, as
made from the training part of the NLPContributionGraph data (D'Souza, Auer, Pedersen; SemEval-2021 Task 11; CC BY-SA
3.0). With --leave-out, papers whose sentences stand in GOLD ({"id": {"all": [sentence]}}) are not learnt from.
Takes some minutes and needs numpy. Not: how good the result is (judge_outline.py).
"""

from __future__ import annotations

import argparse
import gzip
import json
import pathlib
import re
import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from journalclub.outline.features import Features, features_of
from journalclub.outline.model import HEADS, UNLIKELY, Model
from journalclub.outline.roles import Heading, Role, role_of_title, roles_of

Feature = tuple[str, str]  # family and name
Floats = npt.NDArray[np.float64]
KIND_OF_UNIT = {
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
MIN_PAPERS = 10  # a word or pair of words is learnt when it stands in so many papers
PENALTIES = {"marked": 12.0, "problem": 8.0, "method": 8.0, "setup": 8.0, "results": 8.0}  # L2
CONTEXT_PENALTY = 1.0
FOLDS = 5  # for the odds that the context is learnt from: those of papers that were not learnt from
STEPS = 60  # of L-BFGS; more change no figure
MEMORY = 8  # of L-BFGS
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
    features: list[Features]
    rows: list[list[Feature]]


class Matrix:
    """Which sentences have which features: ones and zeros, stored by row."""

    def __init__(self, rows: Sequence[Sequence[Feature]], index: dict[Feature, int]) -> None:
        own = [sorted({index[f] for f in row if f in index}) for row in rows]
        self.height, self.width = len(own), len(index)
        self._which = np.array([i for row in own for i in row], dtype=np.int64)
        self._row = np.repeat(np.arange(len(own)), [len(row) for row in own])

    def times(self, weights: Floats) -> Floats:
        """The sum of each row's weights."""
        return np.bincount(self._row, weights[self._which], self.height).astype(float)

    def turned_times(self, values: Floats) -> Floats:
        """The sum of each column's values."""
        return np.bincount(self._which, values[self._row], self.width).astype(float)


class Numbers:
    """A dense matrix with the same face."""

    def __init__(self, values: Floats) -> None:
        self.height, self.width = values.shape
        self._values = values

    def times(self, weights: Floats) -> Floats:
        """Of each row."""
        return self._values @ weights

    def turned_times(self, values: Floats) -> Floats:
        """Of each column."""
        return values @ self._values


def is_heading(line: str) -> bool:
    """Whether a line is a heading by its looks: the data do not say."""
    words = line.split()
    if not words or len(words) > 9 or re.search(r"[.?!:;,]$", line) or not words[0][:1].isalpha():
        return False
    return line in {"title", "abstract"} or (line[0].isupper() and not re.search(r"[=?<>]", line))


def as_printed(line: str) -> str:
    """A line without the spaces that its makers put around marks: "state - of - the - art ( 5 % )"."""
    line = re.sub(r"(?<=[^\W_]) ([-/]) (?=[^\W_])", r"\1", line)
    line = re.sub(r" ([,.;:?!%)\]]|'s\b|n't\b)", r"\1", line)
    return re.sub(r"([(\[]) ", r"\1", line)


def load(path: str, leave_out: str | None = None) -> list[Paper]:
    """All papers but those left out."""
    papers = read_sentences(path)
    known = set(docs_of_gold(papers, leave_out).values()) if leave_out else set()
    return [prepare(p) for p in papers if p["doc"] not in known]


def read_sentences(path: str) -> list[dict[str, Any]]:
    """The data as they are."""
    papers: list[dict[str, Any]] = json.loads(gzip.decompress(pathlib.Path(path).read_bytes()))
    return papers


def squash(text: str) -> str:
    """Letters and digits."""
    return "".join(c for c in text.lower() if c.isalnum())


def docs_of_gold(papers: list[dict[str, Any]], gold_file: str) -> dict[str, str]:
    """For each gold paper's id, the paper of the data that has most of its sentences."""
    sets = [(str(p["doc"]), {squash(s) for s in p["sentences"]}) for p in papers]
    gold = json.loads(pathlib.Path(gold_file).read_text(encoding="utf-8"))
    found = {}
    for name, marks in gold.items():
        wanted = {squash(s) for s in marks["all"]}
        found[name] = max(sets, key=lambda own: len(wanted & own[1]))[0]
    return found


def prepare(paper: dict[str, Any]) -> Paper:
    """Sentences with headings, marks and features."""
    lines: list[str] = paper["sentences"]
    title = as_printed(lines[1]) if len(lines) > 1 else ""
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
        texts.append(as_printed(line))
        headings.append(current)
        unit = str(paper["units"].get(str(number)))
        marks.append((number in gold, KIND_OF_UNIT.get(unit) if number in gold else None))
    roles = roles_of(headings)
    features = features_of(texts, roles, [h.title for h in headings], title)
    rows = [list(f.names()) for f in features]
    return Paper(paper["doc"], title, texts, headings, roles, marks, len(gold), features, rows)


def vocabulary(papers: Sequence[Paper]) -> dict[Feature, int]:
    """The features that are frequent enough to be learnt, numbered."""
    seen: Counter[Feature] = Counter()
    for paper in papers:
        seen.update({f for row in paper.rows for f in row})
    return {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= MIN_PAPERS))}


def labels_of(papers: Sequence[Paper], head: str) -> Floats:
    """1 for each sentence that is marked (as the head says), else 0."""
    marks = [m for p in papers for m in p.marks]
    return np.array([float(marked if head == "marked" else kind == head) for marked, kind in marks])


def fit(matrix: Matrix | Numbers, labels: Floats, penalty: float) -> Floats:
    """Weights and, last, the bias of a logistic regression."""

    def loss(point: Floats) -> tuple[float, Floats]:
        logits = matrix.times(point[:-1]) + point[-1]
        errors = 1 / (1 + np.exp(-np.clip(logits, -50, 50))) - labels
        cost = float(
            (np.logaddexp(0, logits) - labels * logits).sum() + penalty / 2 * point[:-1] @ point[:-1]
        )
        return cost, np.append(matrix.turned_times(errors) + penalty * point[:-1], errors.sum())

    return least(loss, np.zeros(matrix.width + 1))


def least(loss: Callable[[Floats], tuple[float, Floats]], point: Floats) -> Floats:
    """Where a smooth convex function is least: L-BFGS (Nocedal and Wright, algorithm 7.4) with halved steps."""
    cost, slope = loss(point)
    steps: list[tuple[Floats, Floats]] = []
    for _ in range(STEPS):
        way = downhill(slope, steps)
        length = 1.0 if steps else 1 / max(float(np.abs(slope).sum()), 1e-9)
        while True:
            ahead = point + length * way
            new_cost, new_slope = loss(ahead)
            if new_cost <= cost + 1e-4 * length * float(slope @ way) or length < 1e-9:
                break
            length /= 2
        if cost - new_cost < 1e-6 * abs(cost):
            return ahead
        steps = [*steps, (ahead - point, new_slope - slope)][-MEMORY:]
        point, cost, slope = ahead, new_cost, new_slope
    return point


def downhill(slope: Floats, steps: Sequence[tuple[Floats, Floats]]) -> Floats:
    """The direction to go, from the last steps and what they did to the slope."""
    way, shares = -slope, []
    for moved, changed in reversed(steps):
        share = float(moved @ way) / float(moved @ changed)
        way = way - share * changed
        shares.append(share)
    if steps:
        moved, changed = steps[-1]
        way = way * float(moved @ changed) / float(changed @ changed)
    for (moved, changed), share in zip(steps, reversed(shares), strict=True):
        way = way + (share - float(changed @ way) / float(moved @ changed)) * moved
    return way


def train(papers: Sequence[Paper]) -> Model:
    """Sentences alone; then their context, from odds of papers that were not learnt from."""
    model = train_alone(papers)
    judged = [(train_alone(inside), outside) for inside, outside in folds_of(papers, FOLDS)]
    seen = [p for _, outside in judged for p in outside]
    odds = Numbers(np.array([c for alone, outside in judged for p in outside for c in contexts(alone, p)]))
    context = [fit(odds, labels_of(seen, head), CONTEXT_PENALTY) for head in HEADS]
    rounded = [tuple(round(float(w), 3) for w in (c[-1], *c[:-1])) for c in context]  # the bias comes first
    return Model(model.unit, model.bias, model.families, rounded)


def contexts(model: Model, paper: Paper) -> list[list[float]]:
    """For each sentence the odds of the one before, its own, and those of the one after, as Model.odds takes them."""
    alone = [[max(o, UNLIKELY) for o in model.alone(f)] for f in paper.features]
    nobody = [UNLIKELY] * len(HEADS)
    rows = [nobody, *alone, nobody]
    return [[*a, *b, *c] for a, b, c in zip(rows, rows[1:], rows[2:], strict=False)]


def train_alone(papers: Sequence[Paper]) -> Model:
    """All heads; then only the features that matter are kept and learnt again."""
    index = vocabulary(papers)
    rows = [r for p in papers for r in p.rows]
    first = fit_heads(papers, Matrix(rows, index))
    seen = Counter(f for row in rows for f in set(row))
    force = {f: max(abs(w[i]) for w in first) * min(seen[f], 200) ** 0.5 for f, i in index.items()}
    kept = sorted(sorted(index, key=lambda f: -force[f])[:KEPT])
    index = {f: i for i, f in enumerate(kept)}
    columns = fit_heads(papers, Matrix(rows, index))
    families: dict[str, dict[str, list[int]]] = {}
    for (family, name), i in index.items():
        families.setdefault(family, {})[name] = [round(UNIT * float(w[i])) for w in columns]
    return Model(1 / UNIT, tuple(round(UNIT * float(w[-1])) for w in columns), families, ())


def fit_heads(papers: Sequence[Paper], matrix: Matrix) -> list[Floats]:
    """Weights and bias of each head, learnt from all sentences."""
    return [fit(matrix, labels_of(papers, head), PENALTIES[head]) for head in HEADS]


def folds_of(papers: Sequence[Paper], folds: int) -> list[tuple[list[Paper], list[Paper]]]:
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
    """As JSON with a line a feature."""
    about = {
        "about": "Logistic regressions: bias plus the sum of a sentence's feature weights is the log-odds of each "
        "head, in units; context then weighs those of the sentence before, its own, and those of the one after.",
        "trained_by": "tools/train_outline.py",
        "trained_on": f"{papers} papers of the NLPContributionGraph training data (D'Souza, Auer, Pedersen: "
        "SemEval-2021 Task 11, CC BY-SA 3.0); no sentence of it is in this file",
        "unit": model.unit,
        "bias": list(model.bias),
    }
    body = json.dumps(about, ensure_ascii=False, indent=1)[:-2]
    context = lines_of(dict(zip(HEADS, model.context, strict=True)))
    tables = ",\n".join(
        f"  {json.dumps(family)}: {lines_of(dict(sorted(table.items())))}"
        for family, table in sorted(model.families.items())
    )
    text = f'{body},\n "context": {context},\n "families": {{\n{tables}\n }}\n}}\n'
    pathlib.Path(path).write_text(text, encoding="utf-8")


def lines_of(table: Mapping[str, Sequence[float]]) -> str:
    """A JSON object with a line for each row of weights."""
    rows = [
        f"   {json.dumps(name, ensure_ascii=False)}: {json.dumps(list(ws))}" for name, ws in table.items()
    ]
    return "{\n" + ",\n".join(rows) + "\n  }"


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("sentences")
    options.add_argument("--leave-out")
    options.add_argument("--out", required=True)
    args = options.parse_args()
    papers = load(args.sentences, args.leave_out)
    write(train(papers), len(papers), args.out)


if __name__ == "__main__":
    main()
