"""Who presents, from a cell: people, their affiliations, who suggested it; a lab, a venue or "All" is no person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from journalclub.adopting.cells import Piece, Pieces, plain, unstruck
from journalclub.adopting.columns import role_of
from journalclub.adopting.placeholders import is_placeholder
from journalclub.adopting.vocabulary import listed
from journalclub.models.session import Person
from journalclub.text import NAME_LIMIT, display, safe_address

LONGEST = 2_000  # characters of a cell of names
MOST_WORDS = 6  # of a person's name
MOST_PEOPLE = 30
# At least so many "Family, Given" and nearly no other commas in a column make it one that has family names first.
_FAMILY_FIRST_LEAST = 3
_FAMILY_FIRST_SHARE = 0.8

_GROUPS = listed(
    "all|everyone|everybody|all members|whole group|group|the group|group discussion|open discussion"
    "|discussion|team|whole team|anyone|arxiv|journal|students|various|several|multiple"
    "|multiple speakers|lab members|전원|모두|다같이|全员|全体|大家|所有人|全員|みんな|alle|tous"
    "|todos"
)
_ORGANISATION = re.compile(
    r"\b(?:univ|universit\w*|institut\w*|college|school|labs?|laborator\w*|department|dept|facult\w*|centre|center|group|"
    r"team|inc|ltd|llc|gmbh|corp\w*|company|research|hospital|clinic|academy|foundation|society|committee|council|"
    r"google|deepmind|microsoft|facebook|meta ai|openai|ibm|nvidia|amazon|apple|intel|adobe|samsung|huawei|"
    r"tencent|alibaba|mit|eth|epfl|ucl|cmu|ucla|inria|cnrs|creators|technologies|systems|solutions|consult\w*)\b",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"\b(?:ICLR|ICML|NIPS|NeurIPS|CVPR|ICCV|ECCV|ACL|EMNLP|NAACL|EACL|COLING|AAAI|IJCAI|KDD|WWW|SIGIR|SIGGRAPH|UAI|"
    r"AISTATS|COLT|ICRA|IROS|CoRL|RSS|MICCAI|INTERSPEECH|ICASSP|ECML|PKDD|WSDM|CIKM|RecSys|CHI|CCS|NDSS|OSDI|SOSP|"
    r"USENIX|FAST|PLDI|POPL|ICSE)\b['’]?\s?(?:\d{2,4})?|\b[A-Z][A-Za-z]{1,10}['’]?\s?(?:19|20)\d\d\b|\b[A-Z]{3,8}['’]?\d\d\b"
)
_RECORDED = re.compile(
    r"\b(?:video|recorded|conference|keynote|invited|guest|online|youtube|ted|tutorial|talk|lecture|webinar|podcast)\b",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"(?:remote(?:ly)?|virtual(?:ly)?|zoom|hybrid|in person|on site|via \w{2,12})", re.IGNORECASE
)
_BY = re.compile(r"^(?P<what>.{0,80}?)\b(?:by|from|von|par|por)\s+(?P<who>\S.*)$", re.IGNORECASE)
_SUGGESTED = re.compile(
    r"\b(?:\w{1,20}\s){0,2}(?:suggest\w*|propos\w*|nominat\w*|request\w*|recommend\w*)\s+by:?\s+(?P<who>[^()\[\]]{1,120})",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{0,200})[)）\]]")
_JOINTS = re.compile(r"\s*(?:[;&+\n、，；/|·•]|\s(?:(?i:and|und|et|with|mit|avec)|[ye])\s|\s-\s)\s*")
_EMAIL = re.compile(r"<?\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}>?")
_LABEL = re.compile(r"^(?:(?:presented by|led by|by)\s*:?|(?P<named>[^:：]{2,30})[:：])\s+", re.IGNORECASE)
# What stands behind a name and a comma and belongs to the name.
_DEGREES = re.compile(
    r"(?:(?:Jr|Sr|Dr|Prof|Esq|II|III|IV|Ph\.?\s?D|Dr\.?\s?PH|Pharm\.?D|M\.?D|M\.?P\.?H|M\.?B\.?A|[MB]\.?Sc|[MB]\.?[SA]|RN|DVM)"
    r"\.?[\s/&]{0,3}){1,4}"
)
# "Vision and Learning Lab" is one, "Ada Able and Learning Lab" are two.
_ONE_ORGANISATION = re.compile(
    r"^\s*\w+\s(?:and|&)\s(?:\w+\s){0,4}(?:lab|laboratory|group|team|department|institute|center|centre|club)\s*$",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"(?:best|outstanding|oral|poster|invited)?\s?(?:papers?|talks?|session|keynote|winner)s?\b", re.I
)
_PAIR = re.compile(r"([\w'’-]+),\s?([\w'’.-]+(?:\s[\w'’.-]+)?)")
_NOT_AT_FIRST = re.compile(r"^[^\w(]+")  # an emoji or a bullet
_NO_NAME = re.compile(r"[<>{}=\\/:!?#%$*\[\]\"“”]")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a column writes names."""

    family_first: bool = False  # "Family, Given" is one person
    comma_affiliation: bool = False  # "Name, Affiliation": people are joined by & or and


@dataclass(frozen=True, slots=True)
class People:
    """What a cell of names says."""

    names: tuple[str, ...] = ()
    details: tuple[Person, ...] = ()  # of those of whom more than the name is known
    suggested_by: tuple[str, ...] = ()
    raw: str | None = None  # as written, where it says more than the names: "video lecture by …", "All"


def manner_of(cells: Sequence[str]) -> Manner:
    """What the column as a whole tells about its commas."""
    filled = [_BRACKETS.sub(" ", c[:LONGEST]).strip() for c in cells]
    filled = [c for c in filled if c and not is_placeholder(c)]
    commas = [c for c in filled if "," in c]
    pairs = [m.groups() for c in commas if (m := _PAIR.fullmatch(c))]
    if _is_family_first(pairs, len(commas), len(filled)):
        return Manner(family_first=True)
    joined = [c for c in filled if "," not in c and _JOINTS.search(c)]
    single = [c for c in commas if c.count(",") == 1 and not _JOINTS.search(c)]
    return Manner(comma_affiliation=len(commas) == len(single) <= len(joined) and bool(joined))


NOBODY = People()


def _is_family_first(pairs: Sequence[tuple[str, ...]], commas: int, filled: int) -> bool:
    """Whether "A, B" is one person: A always with the same B, no name on both sides, some again and again."""
    if len(pairs) < max(_FAMILY_FIRST_LEAST, _FAMILY_FIRST_SHARE * max(commas, filled)):
        return False
    given: dict[str, set[str]] = {}
    for family, name in pairs:
        given.setdefault(family.casefold(), set()).add(name.casefold())
    both = set(given) & {name for names in given.values() for name in names}
    several = sum(len(names) > 1 for names in given.values())
    return not both and len(set(pairs)) < len(pairs) and several * 4 <= len(given)


def read_people(pieces: Pieces, manner: Manner) -> People:
    """The people of a cell; names that are struck through are left out."""
    written = pieces
    raw = plain(pieces)[:LONGEST]
    pieces = unstruck(pieces)
    text = "".join(p.text for p in pieces if not p.image and not _is_address(p))[:LONGEST]
    if is_placeholder(text):
        shown = display("".join(_as_written(p, set()) for p in written))
        return People(raw=None if is_placeholder(raw) else shown)
    text = _EMAIL.sub(" ", text)
    suggested = [
        n
        for m in _SUGGESTED.finditer(text)
        for part in _split(m["who"], Manner())
        if (n := _name(part)) is not None
    ]
    links = {
        _shown_name(p): url
        for p in pieces
        if p.url and (url := safe_address(p.url)) and url.startswith("http")
    }
    names: list[str] = []
    details: list[Person] = []
    for part in _split(_SUGGESTED.sub(" ", text), manner)[:MOST_PEOPLE]:
        name, affiliation = _person(part)
        if name is None or name in names:
            continue
        names.append(name)
        if affiliation or name in links:
            details.append(Person(name, affiliation, links.get(name)))
    known = {name for name in names if name in links}
    raw = "".join(_as_written(p, known) for p in written)
    says_more = "?" in raw or _word_set(_EMAIL.sub(" ", raw)) != _word_set(" ".join(names))
    return People(
        tuple(names), tuple(details), tuple(suggested), display(_EMAIL.sub(" ", raw)) if says_more else None
    )


def with_details(people: People, others: People) -> People:
    """With what is known of others besides their names."""
    return replace(
        people,
        details=(*people.details, *others.details),
        suggested_by=(*people.suggested_by, *others.suggested_by),
    )


def _as_written(piece: Piece, known: set[str]) -> str:
    """A piece with its strike and its address, unless the address is kept with the name."""
    shown = f"~~{piece.text}~~" if piece.struck else piece.text
    told = not piece.url or _is_address(piece) or _shown_name(piece) in known
    return shown if told else f"{shown} ({piece.url})"


def _shown_name(piece: Piece) -> str:
    """A link's label as a name, "@handle" without its mark."""
    return _NOT_AT_FIRST.sub("", display(piece.text, NAME_LIMIT))


def _is_address(piece: Piece) -> bool:
    """Whether a link shows nothing but an address, which is no name."""
    return piece.url is not None and piece.text.startswith(("http://", "https://"))


def _word_set(text: str) -> set[str]:
    """The words that say something."""
    return set(re.findall(r"\w+", text.casefold())) - {"and", "und", "et", "y", "with"}


def _split(text: str, manner: Manner) -> list[str]:
    """The people of a cell, each still with what stands in brackets behind the name."""
    if _ONE_ORGANISATION.match(text):
        return [text]
    protected, kept = _protect(text)
    parts = _JOINTS.split(protected)
    if manner.family_first:
        found = parts
    else:
        found = []
        for part in parts:
            found.extend(_comma_parts(part, manner))
    return [r for p in found if (r := _restore(p, kept).strip(" \t,;:|")) or p.strip(" ,")]


def _comma_parts(part: str, manner: Manner) -> list[str]:
    """Parts joined by commas; an affiliation stays with the name before it, in brackets."""
    words = [w.strip() for w in part.split(",")]
    out: list[str] = []
    for word in words:
        if not word:
            continue
        affiliation = _ORGANISATION.search(word) or (manner.comma_affiliation and len(words) == 2)
        if out and _DEGREES.fullmatch(word):
            continue
        if out and affiliation:
            out[-1] = f"{out[-1]} ({word})"
        else:
            out.append(word)
    return out


def _protect(text: str) -> tuple[str, list[str]]:
    """The text with its brackets replaced by a mark, so that nothing is split inside them."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\x00{len(kept) - 1}\x01"

    return _BRACKETS.sub(keep, text.replace("\x00", "").replace("\x01", "")), kept


def _restore(text: str, kept: list[str]) -> str:
    return re.sub(r"\x00(\d+)\x01", lambda m: kept[int(m[1])], text)


def _person(part: str) -> tuple[str | None, str | None]:
    """Name and affiliation; no name where the part is no person."""
    inside = [display(b, NAME_LIMIT) for b in _BRACKETS.findall(part) if b.strip()]
    outside = " ".join(_LABEL.sub(_unnamed, _BRACKETS.sub(" ", part).strip()).split())
    if is_placeholder(outside) or outside.casefold() in _GROUPS:
        return None, None
    by = _BY.match(outside)
    if by and (not by["what"].strip() or _RECORDED.search(by["what"]) or _VENUE.search(by["what"])):
        outside = by["who"]
    bare = _VENUE.sub(" ", outside)
    if _RECORDED.search(bare):
        bare = " ".join(_RECORDED.sub(" ", bare).split())
    name = _name(bare)
    if name is None or _NO_PERSON.match(name):
        return None, None
    return name, next((b for b in inside if not _RECORDED.search(b) and not _HOW.fullmatch(b)), None)


def _unnamed(label: re.Match[str]) -> str:
    """Nothing in the place of a label for people, "Discussion lead: "; another one stays."""
    is_one = label["named"] is None or role_of(label["named"]) in {"presenter", "chair"}
    return "" if is_one else label[0]


def _name(text: str) -> str | None:
    """A person's name; None for an organisation, a number, a placeholder or a sentence."""
    name = _NOT_AT_FIRST.sub("", display(text, NAME_LIMIT)).strip(' ,.;:-–—|/*_`"?')
    if text.rstrip().endswith(".") and re.search(r"\b\w$", name):
        name += "."  # "Anna K."
    words = name.split()
    if not name or is_placeholder(name) or not any(c.isalpha() for c in name) or len(words) > MOST_WORDS:
        return None
    if _NO_NAME.search(name) or any(c.isdigit() for c in name) or _ORGANISATION.search(name):
        return None
    return name


def only_text(pieces: Pieces) -> str:
    """The cell's text without what is struck through, for `manner_of`."""
    return plain(unstruck(pieces))


def looks_like_people(text: str) -> bool:
    """Whether a piece of a line can be the names of who presents: short, capitalised, nothing else."""
    shown = " ".join(text.split()).strip(" *_[]")
    shown = shown.strip("() ") if shown.startswith("(") else shown
    if not shown or len(shown) > 80 or "](" in shown or is_placeholder(shown):
        return False
    people = _split(shown, Manner())
    return bool(people) and all(_is_capitalised(p) for p in people)


def _is_capitalised(person: str) -> bool:
    words = _BRACKETS.sub(" ", person).split()
    return (
        0 < len(words) <= 4
        and _name(" ".join(words)) is not None
        and all(
            w[:1].isupper() or w.lower() in _PARTICLES or w[:1] == "@" or not w[:1].isascii() for w in words
        )
    )


_PARTICLES = listed("van|von|de|der|den|del|della|di|da|dos|du|la|le|bin|ibn|al|el|ten|ter|zu")
