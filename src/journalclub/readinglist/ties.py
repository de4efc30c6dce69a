"""Which papers are cited by, or cite, what the club has read. Pure; not: reading bibliographies."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from journalclub.models.history import Candidate, KnownPaper, Tie
from journalclub.models.ids import paper_key
from journalclub.models.paper import Reference
from journalclub.text import folded
from journalclub.wording import day

# A bibliography entry without an arXiv id is known by the title. Shorter ones are words of other titles.
LEAST_TITLE_WORDS = 4
_FIRST_WORDS = 3  # by which titles are looked up
_WORD = re.compile(r"\w+")
_JOINS = frozenset(" -\u2010\u2011'’")  # what may stand between two words of a phrase
_ID = re.compile(r"\barxiv:\s?([a-z.-]{0,20}/?\d{4}\.?\d{3,5})(?!\d)", re.IGNORECASE)

Words = list[tuple[str, bool]]  # each with whether a phrase may begin before it
Titles = Mapping[tuple[str, ...], list[tuple[str, Words]]]  # first words to ids and titles


def ties(candidates: Sequence[Candidate], known: Sequence[KnownPaper]) -> dict[str, tuple[Tie, ...]]:
    """Each candidate's ties to papers that were read, by its id, the latest read first.

    What a candidate cites is known when that was noted, when it has a session of its own, or when its abstract names an
    arXiv id.
    """
    read = sorted(
        (k for k in known if k.read), key=lambda k: k.date.toordinal() if k.date else 0, reverse=True
    )
    titles = _titles((c.id, c.title) for c in candidates)
    wanted = {c.id for c in candidates}
    found: dict[str, list[Tie]] = {c.id: [] for c in candidates}
    for paper in read:
        for cited in _cited(paper.references, wanted, titles) - {paper.id}:
            found[cited].append(Tie("cited by", paper))
    own = {k.id: k.references for k in known if k.references}
    read_by_key = {paper.id or paper.title: paper for paper in reversed(read)}
    read_titles = _titles((key, paper.title) for key, paper in read_by_key.items())
    for candidate in candidates:
        cites = _cited(own.get(candidate.id, ()), read_by_key.keys(), read_titles)
        cites |= read_by_key.keys() & set(candidate.cites)
        cites |= {
            key for match in _ID.finditer(candidate.abstract) if (key := paper_key(match[1])) in read_by_key
        }
        for key in sorted(cites - {candidate.id}):
            found[candidate.id].append(Tie("cites", read_by_key[key]))
    return {paper: tuple(its) for paper, its in found.items()}


def cited_papers(references: Sequence[Reference], papers: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Which of some papers, given by id without version and title, a bibliography has; their ids in order."""
    papers = [(paper, title) for paper, title in papers if paper]
    return tuple(sorted(_cited(references, {paper for paper, _ in papers}, _titles(papers))))


def reason(found: Sequence[Tie]) -> str:
    """The first tie in words, and how many more there are; empty without any."""
    if not found:
        return ""
    first = found[0]
    when = f"you read on {day(first.paper.date.isoformat())}" if first.paper.date else "you have read"
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return f"{first.kind} “{first.paper.title or first.paper.id}”, which {when}{more}"


def _titles(papers: Iterable[tuple[str, str]]) -> Titles:
    """Ids and titles by the titles' first words; short titles are left out."""
    found: dict[tuple[str, ...], list[tuple[str, Words]]] = {}
    for paper, title in papers:
        words = _words(title)
        if len(words) >= LEAST_TITLE_WORDS:
            found.setdefault(_first(words, 0), []).append((paper, words))
    return found


def _cited(references: Iterable[Reference], wanted: Collection[str], titles: Titles) -> set[str]:
    """Which of the wanted papers a bibliography has, by id or by title."""
    found = set()
    for reference in references:
        if reference.arxiv_id is not None:
            found.add(paper_key(reference.arxiv_id))
        elif titles:
            found |= _titled(_words(reference.text), titles)
    return found & set(wanted)


def _titled(words: Words, titles: Titles) -> set[str]:
    """The papers whose whole title stands in an entry, between two marks."""
    found = set()
    for at, (_, begins) in enumerate(words):
        for paper, title in titles.get(_first(words, at), ()) if begins else ():
            end = at + len(title)
            same = [w for w, _ in words[at:end]] == [w for w, _ in title]
            if same and (end == len(words) or words[end][1]):
                found.add(paper)
    return found


def _first(words: Words, at: int) -> tuple[str, ...]:
    return tuple(word for word, _ in words[at : at + _FIRST_WORDS])


def _words(text: str) -> Words:
    """The words without case and accents."""
    text = folded(text)
    words: Words = []
    end = 0
    for match in _WORD.finditer(text):
        words.append((match[0], not words or not _JOINS.issuperset(text[end : match.start()])))
        end = match.end()
    return words
