"""Train the weights of the outline's model and write them as readable JSON.

    train_outline.py SENTENCES.json.gz [--held-out GOLD.json] [--folds 5] [--out weights.json]

SENTENCES is a list of {"doc", "sentences": [lines], "gold": [line numbers from 1], "units": {line number:
unit}}, as made from the training part of the NLPContributionGraph data (D'Souza, Auer, Pedersen; SemEval-2021
Task 11; CC BY-SA 3.0). Papers whose sentences stand in GOLD ({"id": {"all": [sentence]}}) are left out,
so that they can judge the result. Prints cross-validated figures; writes only with --out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pathlib
import re
import zlib
from collections import Counter

import numpy as np

from journalclub.outline.features import features_of
from journalclub.outline.roles import Heading, role_of_title, roles_of

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
    "experiments": None,  # holds setup and results alike
    "None": None,
}
HEADS = ("marked", "problem", "method", "setup", "results")
MIN_PAPERS = 6  # a word or pair of words is learnt when it stands in so many papers
PENALTY = {"marked": 12.0, "problem": 6.0, "method": 6.0, "setup": 6.0, "results": 6.0}  # L2
STEPS = 350
DECIMALS = 3
KEEP = 0.04  # weights smaller than this in every head are left out of the file


def is_heading(line: str) -> bool:
    words = line.split()
    if not words or len(words) > 9 or re.search(r"[.?!:;,]$", line) or not words[0][:1].isalpha():
        return False
    return line in {"title", "abstract"} or (line[0].isupper() and not re.search(r"[=?<>]", line))


def load(path: str, held_out: str | None) -> list[dict]:
    papers = json.loads(gzip.decompress(pathlib.Path(path).read_bytes()))
    judges = held_out_docs(papers, held_out) if held_out else set()
    return [prepare(p) | {"judge": p["doc"] in judges} for p in papers]


def held_out_docs(papers: list[dict], gold_file: str) -> set[str]:
    squash = lambda s: "".join(c for c in s.lower() if c.isalnum())  # noqa: E731
    sets = [(p["doc"], {squash(s) for s in p["sentences"]}) for p in papers]
    gold = json.loads(pathlib.Path(gold_file).read_text())
    found = set()
    for marks in gold.values():
        wanted = {squash(s) for s in marks["all"]}
        found.add(max(sets, key=lambda named: len(wanted & named[1]))[0])
    return found


def prepare(paper: dict) -> dict:
    """Sentences with roles, without headings, title and stray fragments."""
    lines = paper["sentences"]
    title = lines[1] if len(lines) > 1 else ""
    texts, headings, marks, current = [], [], [], Heading(None, None)
    gold = set(paper["gold"])
    for number, line in enumerate(lines[2:], 3):
        if is_heading(line) and number not in gold:
            if line == "abstract" or role_of_title(line) or re.fullmatch(r"(?:[A-Z][\w-]*\s?)+", line):
                current = Heading(line, None)
            continue
        texts.append(line)
        headings.append(current)
        unit = paper["units"].get(str(number)) if number in gold else None
        marks.append((number in gold, SLOT_OF_UNIT.get(str(unit))))
    distinct = [h for i, h in enumerate(headings) if not i or headings[i - 1] is not h]
    roles_by_run = roles_of(distinct)
    roles, run = [], -1
    for i, heading in enumerate(headings):
        if not i or headings[i - 1] is not heading:
            run += 1
        roles.append(roles_by_run[run])
    return {"doc": paper["doc"], "texts": texts, "roles": roles, "title": title, "marks": marks,
            "gold_total": len(gold), "rows": features_of(texts, roles, title)}  # fmt: skip


def vocabulary(papers: list[dict]) -> dict[str, int]:
    seen: Counter[str] = Counter()
    for paper in papers:
        seen.update({f for row in paper["rows"] for f in row})
    return {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= MIN_PAPERS))}


def matrix(rows: list[list[str]], index: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    where, which = [], []
    for i, row in enumerate(rows):
        for feature in row:
            if feature in index:
                where.append(i)
                which.append(index[feature])
    return np.array(where), np.array(which)


def fit(
    rows: list[list[str]], labels: np.ndarray, index: dict[str, int], penalty: float
) -> tuple[np.ndarray, float]:
    """Logistic regression by Adam over the whole set; deterministic."""
    where, which = matrix(rows, index)
    weights, bias = np.zeros(len(index)), 0.0
    m, v = np.zeros(len(index) + 1), np.zeros(len(index) + 1)
    for step in range(1, STEPS + 1):
        logits = bias + np.bincount(where, weights[which], len(rows))
        errors = 1 / (1 + np.exp(-logits)) - labels
        gradient = np.append(np.bincount(which, errors[where], len(index)) + penalty * weights, errors.sum())
        gradient /= len(rows)
        m = 0.9 * m + 0.1 * gradient
        v = 0.999 * v + 0.001 * gradient**2
        change = (
            0.05 * (1 - step / (STEPS + 1)) * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-9)
        )
        weights -= change[:-1]
        bias -= change[-1]
    return weights, bias


def train(papers: list[dict]) -> dict:
    index = vocabulary(papers)
    rows = [r for p in papers for r in p["rows"]]
    marks = [m for p in papers for m in p["marks"]]
    model = {}
    for head in HEADS:
        if head == "marked":
            use, labels = rows, np.array([float(g) for g, _ in marks])
        else:  # among the marked sentences, which kind
            kept = [(r, float(s == head)) for r, (g, s) in zip(rows, marks, strict=True) if g and s]
            use, labels = [r for r, _ in kept], np.array([y for _, y in kept])
        weights, bias = fit(use, labels, index, PENALTY[head])
        model[head] = ({f: weights[i] for f, i in index.items()}, bias)
    return model


def logit(model: dict, head: str, row: list[str]) -> float:
    weights, bias = model[head]
    return bias + sum(weights.get(f, 0.0) for f in row)


def figures(scored: list[tuple[list[float], dict]], top: int) -> str:
    right = stated = wanted = 0
    for scores, paper in scored:
        best = sorted(range(len(scores)), key=lambda i: -scores[i])[:top]
        right += sum(paper["marks"][i][0] for i in best)
        stated += len(best)
        wanted += paper["gold_total"]
    p, r = right / max(stated, 1), right / max(wanted, 1)
    return f"top {top}: precision {p:.3f} recall {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}"


def write(model: dict, papers: int, path: str) -> None:
    names = sorted({f for head in HEADS for f, w in model[head][0].items() if abs(w) >= KEEP})
    table = {f: [round(model[h][0][f], DECIMALS) for h in HEADS] for f in names}
    table = {f: ws for f, ws in table.items() if any(abs(w) >= KEEP for w in ws)}
    head = {
        "about": "Logistic regression: bias plus the sum of a sentence's feature weights is the log-odds.",
        "trained_by": "tools/train_outline.py",
        "trained_on": f"{papers} papers of the NLPContributionGraph training data (D'Souza, Auer, Pedersen: "
        "SemEval-2021 Task 11, CC BY-SA 3.0); no sentence of it is in this file",
        "heads": list(HEADS),
        "bias": [round(model[h][1], DECIMALS) for h in HEADS],
    }
    lines = [f"  {json.dumps(f, ensure_ascii=False)}: {json.dumps(ws)}" for f, ws in table.items()]
    body = json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    pathlib.Path(path).write_text(
        f'{body},\n "weights": {{\n' + ",\n".join(lines) + "\n }\n}\n", encoding="utf-8"
    )


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
    learn = [p for p in papers if not p["judge"]]
    scored = []
    for fold in range(args.folds):
        inside = [p for p in learn if zlib.crc32(p["doc"].encode()) % args.folds != fold]
        outside = [p for p in learn if zlib.crc32(p["doc"].encode()) % args.folds == fold]
        model = train(inside)
        scored += [([logit(model, "marked", r) for r in p["rows"]], p) for p in outside]
    for top in (12, 18, 22):
        print("cross-validated", figures(scored, top))
    model = train(learn)
    judges = [([logit(model, "marked", r) for r in p["rows"]], p) for p in papers if p["judge"]]
    for top in (12, 18, 22) if judges else ():
        print("held out", figures(judges, top))
    if args.out:
        write(model, len(learn), args.out)


if __name__ == "__main__":
    main()
