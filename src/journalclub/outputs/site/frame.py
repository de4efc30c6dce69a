"""What all pages of the site have in common: links, style, script. Not: their lists or texts. Pure."""

from __future__ import annotations

from typing import Any

from journalclub.models.session import ClubSettings
from journalclub.outputs import calendar, feed, sessions_json
from journalclub.outputs.entry import kind_name
from journalclub.outputs.site import words
from journalclub.outputs.site.place import Place
from journalclub.render import Templates
from journalclub.wording import club_links

STYLE, SCRIPT = "site.css", "site.js"
INDEX, SEARCH, PAPERS, PRESENTERS = "index.html", "search.html", "papers.html", "presenters.html"
NAVIGATION = ((INDEX, "Sessions"), (PAPERS, "Papers"), (PRESENTERS, "Presenters"), (SEARCH, "Search"))
# What a browser may do with our pages: show what lies beside them, run our one script, reach nobody.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)


def frame(club: ClubSettings, page: str, place: Place) -> dict[str, Any]:
    """Values that every template of a page is given."""
    return {
        "club": club,
        "page": page,
        "place": place,
        "policy": POLICY,
        "navigation": NAVIGATION,
        "style": STYLE,
        "script": SCRIPT,
        "calendar": calendar.FILE,
        "feed": feed.FILE,
        "json": sessions_json.FILE,
        "links": [(name, url) for name, url in club_links(club) if "://" in url],
        "words": WORDS,
    }


WORDS = {
    "days": words.days_line,
    "times": words.times_line,
    "zones": words.other_zones,
    "moment": words.moment,
    "kind": kind_name,
}


def assets(templates: Templates) -> dict[str, str]:
    """The style and the script, the club's own first."""
    return {name: templates.render(name) for name in (STYLE, SCRIPT)}
