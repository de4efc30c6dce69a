"""Addresses: which are safe, what kind of material is behind one, which are papers. Not: fetching any."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from journalclub.adopting.vocabulary import listed
from journalclub.errors import JcError
from journalclub.models.ids import parse_paper_id

LONGEST_URL = 2_000  # characters
LONGEST_ID = 40  # characters
_LABEL_WORDS = 5  # a longer label is a title
KINDS = ("slides", "code", "notebook", "video", "notes", "keynote", "pwa", "other")

# Words of a label, the most telling first.
_LABELS: tuple[tuple[str, str], ...] = (
    ("keynote", "keynote"), ("pwa", "pwa"),
    ("notebook", "notebook"), ("notebooks", "notebook"), ("colab", "notebook"), ("jupyter", "notebook"),
    ("slides", "slides"), ("slide", "slides"), ("presentation", "slides"), ("ppt", "slides"), ("pptx", "slides"),
    ("deck", "slides"), ("slideshare", "slides"), ("발표자료", "slides"), ("课件", "slides"), ("スライド", "slides"),
    ("folien", "slides"), ("powerpoint", "slides"), ("diapos", "slides"), ("diapositives", "slides"),
    ("diapositivas", "slides"), ("transparents", "slides"), ("presentación", "slides"), ("présentation", "slides"),
    ("präsentation", "slides"), ("presentazione", "slides"), ("apresentação", "slides"),
    ("video", "video"), ("videos", "video"), ("recording", "video"), ("youtube", "video"), ("vimeo", "video"),
    ("bilibili", "video"), ("lecture recording", "video"), ("영상", "video"), ("录像", "video"), ("视频", "video"),
    ("观看", "video"), ("回放", "video"), ("watch", "video"),
    ("vidéo", "video"), ("vídeo", "video"), ("enregistrement", "video"), ("aufzeichnung", "video"),
    ("notes", "notes"), ("note", "notes"), ("summary", "notes"), ("minutes", "notes"), ("writeup", "notes"),
    ("笔记", "notes"), ("노트", "notes"), ("review", "notes"), ("notas", "notes"),
    ("notizen", "notes"), ("protokoll", "notes"),
    ("code", "code"), ("github", "code"), ("repo", "code"), ("repository", "code"), ("gitlab", "code"),
    ("implementation", "code"), ("코드", "code"), ("代码", "code"),
    ("blog", "other"), ("demo", "other"), ("website", "other"), ("poster", "other"), ("project", "other"),
    ("dataset", "other"), ("data", "other"), ("homepage", "other"), ("issue", "other"), ("discussion", "other"),
    ("abstract", "other"), ("abstracts", "other"), ("tweet", "other"), ("podcast", "other"), ("supplement", "other"),
)  # fmt: skip
_WORD_KIND = dict(_LABELS)
_PAPER_LABELS = listed(
    "paper|papers|pdf|article|arxiv|doi|full|text|abs|preprint|publication|manuscript|논문|论文|論文|artículo|artigo|articolo|artikel"
    "|open|access|version|journal|acm|ieee|the|original"
)
# Labels that name nothing: what is behind them is told by the address.
_BARE_LABELS = listed("link|links|url|here|html|website|page|web|链接|링크|this|click")
_FILLERS = listed(
    "link|links|here|talk|the|of|and|a|file|files|pdf|drive|google|official|author|authors"
    "|presentation|session|meeting|lecture|by|part|to|from|for|on|v|web|page|site|online|my|our"
    "|seminar|링크|자료|链接"
)
_FEW_WORDS = 3
_CITATION = re.compile(r"\bet\.? al\b|^[^\d]{2,60}\b(?:19|20)\d\d\W{0,3}$|^\w+ (?:and|&) \w+$", re.IGNORECASE)
_VIDEO_HOSTS = ("youtube.com", "youtu.be", "vimeo.com", "bilibili.com", "videolectures.net", "slideslive.com")
_SLIDE_HOSTS = ("slideshare.net", "speakerdeck.com", "slides.com", "prezi.com")
_NOTE_HOSTS = ("notion.site", "notion.so", "hackmd.io", "medium.com", "overleaf.com", "etherpad.org")
_PAPER_HOSTS = (
    "arxiv.org", "doi.org", "openreview.net", "aclweb.org", "aclanthology.org", "aclanthology.info", "nips.cc",
    "neurips.cc", "mlr.press", "jmlr.org", "ieee.org", "acm.org", "springer.com", "nature.com", "science.org",
    "sciencemag.org", "sciencedirect.com", "biorxiv.org", "medrxiv.org", "pnas.org", "plos.org", "iacr.org",
    "semanticscholar.org", "thecvf.com", "ssrn.com", "jstor.org", "nih.gov", "wiley.com", "tandfonline.com",
    "mdpi.com", "frontiersin.org", "royalsocietypublishing.org", "aps.org", "iop.org", "oup.com", "cell.com",
    "aaai.org", "ijcai.org", "distill.pub", "osf.io", "harvard.edu/abs", "cambridge.org", "sagepub.com",
    "elifesciences.org", "projecteuclid.org", "siam.org", "acs.org", "isca-speech.org", "roboticsproceedings.org",
    "jamanetwork.com", "nejm.org", "bmj.com", "hal.science", "researchgate.net", "usenix.org", "paperswithcode.com",
)  # fmt: skip


def arxiv_id(url: str) -> str | None:
    """The paper's id without version, of an address at arXiv itself."""
    try:
        host = (urlsplit(url).hostname or "").lower()
        if host == "arxiv.org" or host.endswith(".arxiv.org"):
            return parse_paper_id(url).base
    except (JcError, ValueError):
        return None
    return None


def arxiv_number(text: str) -> str | None:
    """The paper's id when a text is nothing but one: "2010.11929v2", "arXiv:math/0309136"."""
    if len(text) > LONGEST_ID or not any(char.isdigit() for char in text) or "//" in text:
        return None
    try:
        return parse_paper_id(text.strip()).base
    except JcError:
        return None


def label_kind(label: str) -> str | None:
    """The kind a link's label names ("Slides", "GitHub repo", "PwA"); None when it names none or is a title."""
    words = _words(label)
    if not words or len(words) > _LABEL_WORDS:
        return None
    kind = next((kind for word, kind in _LABELS if word in words), None)
    if kind is None or all(w in _WORD_KIND or w in _FILLERS or w.isdigit() for w in words):
        return kind
    last = _WORD_KIND.get(words[-1])
    return last if last not in {None, "other"} and len(words) <= _FEW_WORDS else None


def is_paper_label(label: str) -> bool:
    """Whether a label only says that a paper is behind the link: "paper", "PDF", "arXiv"."""
    words = _words(label)
    return (
        bool(words)
        and len(words) <= _FEW_WORDS
        and all(w in _PAPER_LABELS or w.isdigit() for w in words[1:])
        and (words[0] in _PAPER_LABELS)
    )


def is_bare_label(label: str) -> bool:
    """Whether a label says nothing: "link", "here", a number, the address itself."""
    words = _words(label)
    bare = _BARE_LABELS | _PAPER_LABELS
    return label.startswith(("http://", "https://")) or all(w in bare or w.isdigit() for w in words)


def is_citation(label: str) -> bool:
    """Whether a label cites a paper by its authors: "Ito et al., ICCV 2019"."""
    return _CITATION.search(label[:LONGEST_URL]) is not None


def url_kind(url: str) -> str:
    """The kind of material an address leads to, by host and file name."""
    host, path = _split(url)
    if _at(host, _VIDEO_HOSTS) or path.endswith((".mp4", ".webm", ".mov")):
        return "video"
    if path.endswith(".ipynb") or host.startswith("colab."):
        return "notebook"
    if path.endswith(".key"):
        return "keynote"
    if _at(host, _SLIDE_HOSTS) or path.endswith((".ppt", ".pptx", ".odp")):
        return "slides"
    if host == "docs.google.com":
        return (
            "slides"
            if path.startswith("/presentation")
            else "notes"
            if path.startswith("/document")
            else "other"
        )
    if _at(host, _NOTE_HOSTS) or path.endswith((".md", ".txt", ".rst")):
        return "notes"
    if host == "github.com":
        return {"pull": "notes", "issues": "other"}.get((path.split("/") + [""] * 4)[3], "code")
    if host in {"gitlab.com", "bitbucket.org", "codeberg.org"}:
        return "code"
    return "other"


def is_own_path(url: str) -> bool:
    """Whether it is a path below the page."""
    return not _split(url)[0]


def is_paper_url(url: str) -> bool:
    """Whether a paper is most likely behind it: a publisher's or preprint host, or a PDF elsewhere on the web."""
    host, path = _split(url)
    if not host:
        return False
    if url_kind(url) in {"video", "slides", "notebook", "keynote"}:
        return False
    return _at(host, _PAPER_HOSTS) or path.endswith(".pdf")


def _split(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").lower().removeprefix("www."), parts.path.lower()
    except ValueError:
        return "", ""


def _at(host: str, hosts: tuple[str, ...]) -> bool:
    return any(host == h or host.endswith("." + h) for h in hosts)


def _words(label: str) -> list[str]:
    return re.findall(r"[^\W_]+", label[:LONGEST_URL].lower())
