"""What arXiv's services answer, made from `Preprint`s: Atom, RSS, OAI-PMH, web pages. Pure; not: serving it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from journalclub.models.paper import Preprint

_FEED = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" \
xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/loopback</id>
  <title>arXiv Query</title>
  <updated>2026-01-01T00:00:00Z</updated>
  <opensearch:itemsPerPage>{total}</opensearch:itemsPerPage>
  <opensearch:totalResults>{total}</opensearch:totalResults>
  <opensearch:startIndex>0</opensearch:startIndex>
{entries}</feed>
"""
_RSS = """<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
  <channel>
    <title>{title}</title>
    <link>http://rss.arxiv.org/rss/{category}</link>
    <pubDate>Thu, 01 Jan 2026 00:00:00 -0500</pubDate>
    <skipDays>
      <day>Saturday</day>
      <day>Sunday</day>
    </skipDays>
{items}  </channel>
</rss>
"""
_OAI = """<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">{body}</OAI-PMH>
"""


def feed(entries: Sequence[str], total: int | None = None) -> bytes:
    """An Atom feed; `total` is how many entries it claims to have."""
    return _FEED.format(total=len(entries) if total is None else total, entries="".join(entries)).encode()


def entry(preprint: Preprint) -> str:
    """One paper's Atom entry."""
    parts = [
        _element("id", f"http://arxiv.org/abs/{preprint.ref}"),
        _element("title", preprint.title),
        _element("updated", f"{preprint.updated or '2026-01-01'}T12:00:00Z"),
        f'<link href="https://arxiv.org/abs/{escape(preprint.ref)}" rel="alternate" type="text/html"/>',
        f'<link href="https://arxiv.org/pdf/{escape(preprint.ref)}" rel="related" type="application/pdf" '
        'title="pdf"/>',
        _element("summary", preprint.abstract),
        *(
            f'<category term="{escape(c)}" scheme="http://arxiv.org/schemas/atom"/>'
            for c in preprint.categories
        ),
        _element("published", f"{preprint.published or '2026-01-01'}T12:00:00Z"),
        _element("arxiv:comment", preprint.comment),
        _element("arxiv:journal_ref", preprint.journal_ref),
        _element("arxiv:doi", preprint.doi),
        *(f'<arxiv:primary_category term="{escape(c)}"/>' for c in preprint.categories[:1]),
        *(f"<author>{_element('name', author)}</author>" for author in preprint.authors),
    ]
    return "".join(["  <entry>\n", *(f"    {part}\n" for part in parts if part), "  </entry>\n"])


def error_entry(bad_id: str) -> str:
    """What the API says about an id that is none."""
    return (
        f"  <entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_{escape(bad_id)}</id>"
        f"<title>Error</title><summary>incorrect id format for {escape(bad_id)}</summary>"
        "<author><name>arXiv api core</name></author></entry>\n"
    )


def rss(category: str, items: Sequence[str]) -> bytes:
    """The RSS of a category."""
    name = escape(category)
    return _RSS.format(title=f"{name} updates on arXiv.org", category=name, items="".join(items)).encode()


def rss_error(category: str) -> bytes:
    """The RSS that stands for a category that is none; it comes with status 400."""
    name = escape(category)
    return _RSS.format(title=f'Feed error for query "{name}"', category=name, items="").encode()


def rss_item(preprint: Preprint, kind: str = "new") -> str:
    """One paper's RSS item; `kind` is new, cross, replace or replace-cross."""
    parts = [
        _element("title", preprint.title),
        _element("link", f"https://arxiv.org/abs/{preprint.id}"),
        _element(
            "description", f"arXiv:{preprint.ref} Announce Type: {kind} \nAbstract: {preprint.abstract}"
        ),
        f'<guid isPermaLink="false">oai:arXiv.org:{escape(preprint.ref)}</guid>',
        *(_element("category", category) for category in preprint.categories),
        _element("pubDate", "Thu, 01 Jan 2026 00:00:00 -0500"),
        _element("arxiv:announce_type", kind),
        _element("arxiv:DOI", preprint.doi),
        _element("arxiv:journal_reference", preprint.journal_ref),
        _element("dc:rights", preprint.licence.uri),
        _element("dc:creator", ", ".join(preprint.authors)),
    ]
    return "".join(["    <item>\n", *(f"      {part}\n" for part in parts if part), "    </item>\n"])


def oai_record(preprint: Preprint) -> bytes:
    """The OAI-PMH record, with the licence when there is one."""
    body = (
        f"<GetRecord><record><header><identifier>oai:arXiv.org:{escape(preprint.id)}</identifier></header>"
        f'<metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/">{_element("id", preprint.id)}'
        f"{_element('title', preprint.title)}{_element('license', preprint.licence.uri)}"
        "</arXiv></metadata></record></GetRecord>"
    )
    return _OAI.format(body=body).encode()


def oai_unknown() -> bytes:
    """The OAI-PMH answer for an id that it does not have."""
    return _OAI.format(body='<error code="idDoesNotExist">Nothing found for this id</error>').encode()


def web_page(title: str) -> bytes:
    """A web page that says one thing."""
    return f"<html><head><title>{escape(title)}</title></head><body>{escape(title)}</body></html>".encode()


def _element(name: str, text: str | None) -> str:
    return "" if text is None else f"<{name}>{escape(text)}</{name}>"
