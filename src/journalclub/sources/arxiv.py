"""Metadata, licence and PDF of papers on arXiv. Not: keeping them (cache.py) or making requests (connection.py).

Imported only when arXiv is really asked: the `arxiv` package takes its time to load.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import arxiv

from journalclub.errors import JcError
from journalclub.models.ids import PaperId, parse_paper_id
from journalclub.models.paper import Licence, Preprint
from journalclub.net.connection import Answer, Net
from journalclub.reading.pdf_file import what_is_wrong
from journalclub.sources.addresses import category_terms, is_arxivs, licence_of
from journalclub.sources.atom import Feed, inspect_feed
from journalclub.sources.described import Described
from journalclub.sources.strict_xml import BrokenFeedError
from journalclub.sources.withdrawal import is_withdrawn, no_pdf
from journalclub.text import ABSTRACT_LIMIT, NAME_LIMIT, TITLE_LIMIT, display, shorten

logging.getLogger("arxiv").addHandler(logging.NullHandler())  # its warnings are no lines for the user

IDS_A_CALL = 50
FEED_LIMIT = 32 * 2**20  # bytes; 50 papers of 5,000 authors make 10 MiB
RECORD_LIMIT = 4 * 2**20
PDF_LIMIT = 512 * 2**20
_PDF_TYPES = frozenset({"application/pdf", "application/x-pdf"})
_ENTRY_ID = re.compile(r"https?://arxiv\.org/abs/", re.IGNORECASE)
_OAI_ARXIV = "{http://arxiv.org/OAI/arXiv/}"


def fetch_metadata(net: Net, ids: Sequence[PaperId]) -> dict[PaperId, Described | JcError]:
    """What arXiv says about each paper, many in one request; a failure is its papers' value.

    A pinned version is asked for together with the newest, so that a newer one is known.
    """
    found: dict[PaperId, Described | JcError] = {}
    for batch in _batches(list(dict.fromkeys(ids))):
        found.update(_fetch_batch(net, batch))
    return found


def fetch_licence(net: Net, paper: PaperId) -> Licence:
    """The licence, from OAI-PMH: the search API does not tell it. Raises JcError when it is not learnt."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    query = {"verb": "GetRecord", "identifier": f"oai:arXiv.org:{paper.base}", "metadataPrefix": "arXiv"}
    answer = net.get(f"{net.services.oai}?{urlencode(query)}", limit=RECORD_LIMIT)
    if answer.status != 200 or answer.is_web_page:
        raise JcError(f"arXiv's record of {paper.base} cannot be fetched (status {answer.status}).")
    try:
        root = fromstring(answer.body, forbid_dtd=True)
    except (DefusedXmlException, ParseError, ValueError, LookupError):
        raise JcError(f"arXiv's record of {paper.base} cannot be read.") from None
    for record in root.iter(f"{_OAI_ARXIV}arXiv"):
        if (record.findtext(f"{_OAI_ARXIV}id") or "").strip() == paper.base:
            return licence_of(record.findtext(f"{_OAI_ARXIV}license"))
    raise JcError(f"arXiv has no record of {paper.base} with a licence.")


def fetch_pdf(net: Net, preprint: Preprint, into: Path, opens: Callable[[Path], int]) -> None:
    """Download a paper's PDF into the file `into`.

    It counts only when status, content type, length, first and last bytes agree and `opens` finds pages. The
    address is made from the id: links in metadata are not followed. Raises JcError when there is no such PDF.
    """

    def unusable(answer: Answer) -> str | None:
        if answer.status != 200:
            return None
        if answer.is_web_page:
            return "sent a web page instead of the PDF"
        if answer.content_type not in _PDF_TYPES:
            return f"sent {shorten(answer.content_type, 40) or 'something without a type'} instead of the PDF"
        if answer.length is not None and answer.length != answer.size:
            return f"sent {answer.size} of the PDF's {answer.length} bytes"
        wrong = what_is_wrong(into)
        return f"sent a PDF that {wrong}" if wrong else None

    answer = net.get(f"{net.services.pdf}/{preprint.ref}", limit=PDF_LIMIT, into=into, unusable=unusable)
    if answer.status in (404, 410):
        raise JcError(no_pdf(preprint))
    if answer.status != 200:
        raise JcError(
            f"arXiv did not send the PDF of {preprint.ref} (status {answer.status}): try again later."
        )
    try:
        pages = opens(into)
    except JcError as error:
        raise JcError(f"arXiv's PDF of {preprint.ref} cannot be read: {error}") from error
    if pages < 1:
        raise JcError(f"arXiv's PDF of {preprint.ref} has no pages: try again later.")


def _batches(ids: list[PaperId]) -> Iterable[list[PaperId]]:
    """Groups whose ids, and newest versions of pinned ones, fit into one request."""
    batch: list[PaperId] = []
    for paper in ids:
        if len(_asked_for([*batch, paper])) > IDS_A_CALL:
            yield batch
            batch = []
        batch.append(paper)
    if batch:
        yield batch


def _asked_for(batch: Sequence[PaperId]) -> list[str]:
    """The ids of one request: each paper's, and each pinned paper's without version."""
    return list(dict.fromkeys([*map(str, batch), *(paper.base for paper in batch)]))


def _fetch_batch(net: Net, batch: Sequence[PaperId]) -> dict[PaperId, Described | JcError]:
    """One request; when arXiv refuses it because of one id, each is asked for alone."""
    try:
        candidates = _ask(net, _asked_for(batch))
    except _BadIdError as error:
        if len(batch) == 1:
            return {batch[0]: JcError(f"arXiv refuses the id {batch[0]}: {error}.")}
        return {paper: found for one in batch for paper, found in _fetch_batch(net, [one]).items()}
    except JcError as error:
        return dict.fromkeys(batch, error)
    bases = {paper.base for paper in batch}
    stranger = next((candidate for candidate in candidates if candidate.base not in bases), None)
    return {paper: _choose(paper, candidates, stranger) for paper in batch}


class _BadIdError(Exception):
    """ArXiv says that an id of the request is none."""


def _ask(net: Net, ids: list[str]) -> dict[PaperId, Described | JcError]:
    """The entries that arXiv has for some ids, each under its own id and version."""
    line = _Line(net)
    client = arxiv.Client(page_size=2 * IDS_A_CALL, delay_seconds=0.0, num_retries=0)
    client.query_url_format = net.services.api + "?{}"
    client._session = line  # the package offers no other way to time-outs, retries and pauses of our own
    results: list[Any] = []
    try:
        results.extend(client.results(arxiv.Search(id_list=ids, max_results=None)))
    except arxiv.UnexpectedEmptyPageError:
        pass  # from the second page on, which is never asked for
    except (arxiv.ArxivError, ValueError, TypeError, AttributeError) as error:
        raise JcError(f"arXiv's metadata cannot be read ({shorten(str(error), 120)}).") from error
    candidates: dict[PaperId, Described | JcError] = {}
    for entry_id in (entry_id for feed in line.feeds for entry_id in feed.ids):
        if (paper := _entry_id(entry_id)) is not None:
            candidates[paper] = JcError(f"arXiv's entry for {paper} is incomplete: try again later.")
    for result in results:
        if (paper := _entry_id(result.entry_id)) is not None:
            candidates[paper] = _described(net, paper, result)
    return candidates


class _Line:
    """Stands in for the package's session: net/connection.py asks, and what is no feed never reaches the parser."""

    def __init__(self, net: Net) -> None:
        self._net = net
        self._empty = 0
        self.feeds: list[Feed] = []  # one, once arXiv has answered

    def get(self, url: str, headers: object = None) -> _Page:  # noqa: ARG002  # the package's own User-Agent
        """The first page, checked; later pages are empty, for all ids of a request fit on one."""
        if self.feeds:
            return _Page(200, b"<feed/>")
        answer = self._net.get(url, limit=FEED_LIMIT, unusable=self._unusable)
        if not self.feeds:
            raise JcError(f"arXiv did not send metadata (status {answer.status}): try again later.")
        if (error := self.feeds[0].error) is not None:
            raise _BadIdError(error)
        return _Page(200, answer.body)

    def _unusable(self, answer: Answer) -> str | None:
        """Why to ask again: no feed, or an empty one (arXiv sends those for papers that it has)."""
        if answer.status not in (200, 400):
            return None
        try:
            feed = inspect_feed(answer.body)
        except BrokenFeedError as error:
            if error.passing:
                return str(error)
            raise JcError(f"arXiv {error}: jc does not read it, try again another day.") from None
        if not feed.ids:
            self._empty += 1
            if feed.total > 0 or self._empty == 1:
                return "sent an empty list"
        self.feeds = [feed]
        return None


@dataclass(frozen=True, slots=True)
class _Page:
    """The part of a response that the `arxiv` package looks at."""

    status_code: int
    content: bytes


def _entry_id(address: str) -> PaperId | None:
    """The paper that an entry is about, when its id is an address of arXiv's."""
    if _ENTRY_ID.match(address.strip()) is None:
        return None
    try:
        return parse_paper_id(address)
    except JcError:
        return None


def _described(net: Net, paper: PaperId, result: Any) -> Described | JcError:
    """The package's record as ours: cleaned, capped, links judged."""
    notes = []
    link = (result.pdf_url or "").strip()
    if link and not link.lower().startswith(("http://", "https://")):
        notes.append("the link to the PDF in arXiv's answer is no web address and was ignored")
    elif link and not is_arxivs(net.services, link):
        where = shorten(link, 60)
        return JcError(f"arXiv's answer for {paper} has its PDF at {where}, which is not arXiv: not trusted.")
    title = display(result.title, TITLE_LIMIT)
    authors = tuple(name for a in result.authors if (name := display(a.name, NAME_LIMIT)))
    notes.extend(
        f"arXiv gives no {what}" for what, given in (("title", title), ("authors", authors)) if not given
    )
    abstract = display(result.summary, ABSTRACT_LIMIT)
    comment = display(result.comment or "", ABSTRACT_LIMIT) or None
    doi = display(result.doi or "", NAME_LIMIT)
    preprint = Preprint(
        id=paper.base,
        version=paper.version,
        title=title,
        authors=authors,
        abstract=abstract,
        source="arxiv",
        categories=category_terms([result.primary_category, *result.categories]),
        published=result.published.date().isoformat(),
        updated=result.updated.date().isoformat(),
        doi=doi if doi.startswith("10.") else None,
        journal_ref=display(result.journal_ref or "", TITLE_LIMIT) or None,
        comment=comment,
        withdrawn=is_withdrawn(comment, abstract),
    )
    return Described(preprint, tuple(notes))


def _choose(
    paper: PaperId, candidates: dict[PaperId, Described | JcError], stranger: PaperId | None
) -> Described | JcError:
    """The entry that was asked for, by its id: never by its place in the answer.

    `stranger` is an entry that nobody asked for.
    """
    versions = sorted((c for c in candidates if c.base == paper.base), key=lambda c: c.number or 0)
    if not versions and stranger is not None:
        return JcError(f"arXiv sent {stranger} when asked for {paper}: not trusted, try again later.")
    if not versions:
        return JcError(f"arXiv has no paper {paper}: check the id.")
    newest = versions[-1]
    if paper.version is None:
        return candidates[newest]
    if (paper.number or 0) > (newest.number or 0):
        return JcError(f"arXiv has no {paper}: the newest version is {newest}.")
    found = candidates[paper if paper in candidates else newest]
    if isinstance(found, JcError):
        return found
    latest = newest.version if newest != paper else None
    notes = found.warnings
    if found.preprint.version != paper.version:
        notes += (f"arXiv described {found.preprint.ref} when asked for {paper}",)
    return Described(replace(found.preprint, version=paper.version, latest_version=latest), notes)
