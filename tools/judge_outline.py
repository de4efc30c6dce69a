"""How well outlines fit what people marked, on papers whose marks were not learnt from (cross-validation).

    judge_outline.py SENTENCES.json.gz [--pdfs FOLDER --gold GOLD.json] [--folds 5]

For each fold the weights are learnt from the other folds' papers (train_outline.py says what SENTENCES is), and
outlines are made with them: of each paper's list of sentences and, with --pdfs, of the PDFs FOLDER/ID.pdf whose marked
sentences GOLD has ({"id": {"all": [], "problem": [], "approach": [], "results": []}}). Prints a line of figures for
each: precision, recall and F1 of the stated sentences, and the share of papers in which a slot has a sentence that
people marked as what the slot is for. Only weights are cross-validated: cue words, moves and quotas were set by hand
with an eye on some of these papers. Takes a quarter of an hour.
"""

from __future__ import annotations

import argparse
import json
import pathlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from train_outline import Paper, docs_of_gold, folds_of, load, read_sentences, squash, train

from journalclub.models.paper import Manuscript, Slot
from journalclub.outline.choosing import choose
from journalclub.outline.model import Model, load_moves
from journalclub.outline.pool import KIND_OF, Choice
from journalclub.outline.quotes import Quote, quotes_of
from journalclub.reading.pages import open_pdf, take_page
from journalclub.reading.read import read_manuscript
from journalclub.reading.taken import make_page

GRAM = 10  # characters; sentences are the same when most such runs of the shorter one are in the longer one
SAME = 0.7
LEAST_CHARS = 25  # of a marked sentence that a slot is to have
Marks = Mapping[str, Sequence[str]]  # the marked sentences, "all" and by kind
KIND_OF_GOLD = {"problem": "problem", "approach": "method", "results": "results"}


@dataclass
class Tally:
    """Figures over papers."""

    papers: int = 0
    stated: int = 0
    right: int = 0
    wanted: int = 0
    found: int = 0
    hits: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, stated: Sequence[tuple[Slot, str]], marks: Marks) -> None:
        """One paper: what is stated in which slot, and what people marked."""
        mine = [(KIND_OF.get(slot), grams(text)) for slot, text in stated]
        gold = [grams(text) for text in marks["all"]]
        self.papers += 1
        self.stated += len(mine)
        self.right += sum(any(same(g, own) for g in gold) for _, own in mine)
        self.wanted += len(gold)
        self.found += sum(any(same(g, own) for _, own in mine) for g in gold)
        for name, kind in KIND_OF_GOLD.items():
            asked = [grams(text) for text in marks[name] if len(text) > LEAST_CHARS]
            if asked:
                self.hits[name].append(any(same(g, own) for g in asked for k, own in mine if k == kind))

    def __str__(self) -> str:
        precision, recall = self.right / self.stated, self.found / self.wanted
        shares = {name: sum(hits) / len(hits) for name, hits in self.hits.items()}
        slots = "  ".join(f"{name} {share:.3f}" for name, share in shares.items())
        return (
            f"{self.papers} papers  {self.stated / self.papers:.1f} statements each  precision {precision:.3f}  "
            f"recall {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}  slots: {slots}  "
            f"mean {sum(shares.values()) / len(shares):.3f}"
        )


def grams(text: str) -> Set[str]:
    """Runs of characters of its letters and digits."""
    plain = squash(text)
    return {plain[i : i + GRAM] for i in range(len(plain) - GRAM + 1)} or {plain}


def same(a: Set[str], b: Set[str]) -> bool:
    """Whether two sentences are the same but for spaces, and what only one print has."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return len(small & large) >= SAME * len(small)


def quotes_of_list(paper: Paper) -> list[Quote]:
    """A paper's sentences as if they were printed, a passage for each heading."""
    quotes: list[Quote] = []
    passage = start = 0
    for i, (text, heading) in enumerate(zip(paper.texts, paper.headings, strict=True)):
        if i and heading != paper.headings[i - 1]:
            passage, start = passage + 1, 0
        quotes.append(Quote(passage, start, start + len(text), text, paper.roles[i], heading.title, False))
        start += len(text) + 1
    return quotes


def marks_of_list(paper: Paper) -> Marks:
    """What people marked in a paper's sentences."""
    marked = [(text, kind) for text, (yes, kind) in zip(paper.texts, paper.marks, strict=True) if yes]
    by_kind = {name: [text for text, kind in marked if kind == own] for name, own in KIND_OF_GOLD.items()}
    return {"all": [text for text, _ in marked], **by_kind}


def read_pdf(path: pathlib.Path) -> Manuscript:
    """A PDF that is trusted, read in this process."""
    doc = open_pdf(path)
    pages = [make_page(take_page(doc, number)) for number in range(1, doc.page_count + 1)]
    return read_manuscript(pages, sha256="")


def stated(quotes: Sequence[Quote], title: str | None, model: Model) -> list[tuple[Slot, str]]:
    """What an outline made with a model states."""
    chosen, _ = choose(quotes, title, model, load_moves())
    return [(choice.slot, text_of(quotes, choice)) for choice in chosen]


def text_of(quotes: Sequence[Quote], choice: Choice) -> str:
    """The quotation."""
    return " ".join(quotes[i].text for i in range(choice.first, choice.last + 1))


def pdfs_of(folder: str, gold_file: str, sentences: str) -> dict[str, list[tuple[Manuscript, Marks]]]:
    """The PDFs that have marks, by the paper of the data that each is."""
    gold: Mapping[str, Marks] = json.loads(pathlib.Path(gold_file).read_text(encoding="utf-8"))
    found: dict[str, list[tuple[Manuscript, Marks]]] = defaultdict(list)
    for name, doc in docs_of_gold(read_sentences(sentences), gold_file).items():
        found[doc].append((read_pdf(pathlib.Path(folder, f"{name}.pdf")), gold[name]))
    return found


def outlines(
    papers: Sequence[Paper], pdfs: Mapping[str, Sequence[tuple[Manuscript, Marks]]], folds: int
) -> Iterator[tuple[str, list[tuple[Slot, str]], Marks]]:
    """For each paper "lists" or "pdfs", what its outline states by weights learnt from others, and its marks."""
    for inside, outside in folds_of(papers, folds):
        model = train(inside)
        for paper in outside:
            yield "lists", stated(quotes_of_list(paper), paper.title, model), marks_of_list(paper)
            for manuscript, marks in pdfs.get(paper.doc, ()):
                passages = [p for p in manuscript.passages if p.lines]
                quotes = quotes_of(passages, manuscript.reading.sections)
                yield "pdfs", stated(quotes, manuscript.reading.title, model), marks


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("sentences")
    options.add_argument("--pdfs")
    options.add_argument("--gold")
    options.add_argument("--folds", type=int, default=5)
    args = options.parse_args()
    pdfs = pdfs_of(args.pdfs, args.gold, args.sentences) if args.pdfs else {}
    tallies: dict[str, Tally] = defaultdict(Tally)
    for name, outline, marks in outlines(load(args.sentences), pdfs, args.folds):
        tallies[name].add(outline, marks)
    for name, tally in tallies.items():
        print(f"{name}: {tally}")


if __name__ == "__main__":
    main()
