"""What a cell's links are: its papers, its material, or part of its text; by column, label and address."""

from __future__ import annotations

import pytest

from journalclub.adopting.content import Content, read_content
from journalclub.adopting.record import Field, Role
from journalclub.models.session import SessionLink, SessionPaper

A, B = "https://example.org/a.pdf", "https://example.org/b.pdf"
ARXIV = "https://arxiv.org/abs/2401.01230"
VIDEO = "https://youtu.be/abcdefghijk"
REPO = "https://github.com/example/turns"


def read(role: Role, text: str) -> Content:
    return read_content(Field(role, "", text, 7))


def papers(*found: tuple[str | None, ...], text: str = "", after: str = "") -> Content:
    """Papers by title, address, note, id; what stands before and behind them."""
    made = [SessionPaper(*(p[3:] or ("",)), *p[:3]) for p in found]  # type: ignore[arg-type]
    return Content(text, after, made)


@pytest.mark.parametrize(
    ("role", "text", "found"),
    [
        ("topic", f"[Whose Turn]({ARXIV}v2)", papers(("Whose Turn", f"{ARXIV}v2", None, "2401.01230"))),
        (
            "topic",
            f"How Many Is Enough [[Author et al., 2020]({A})]",
            papers(("How Many Is Enough", A, "Author et al., 2020")),
        ),
        (
            "topic",
            f"[[Author et al., 2020]({A})] How Many Is Enough",
            papers(("How Many Is Enough", A, "Author et al., 2020")),
        ),
        (
            "paper",
            f"[A]({A}) (ICLR 2014), [B]({B})",
            papers(("A", A, "(ICLR 2014)"), ("B", B)),
        ),
        (
            "paper",
            "Authors. **Whose Turn Is It**. Venue 2017",
            papers(("Whose Turn Is It", None, "Authors. Venue 2017")),
        ),
        (
            "paper-link",
            f"[link]({A}) [link]({B})",
            papers((None, A), (None, B)),
        ),
        ("topic", "[The long way round](https://example.org/x)", papers(
            ("The long way round", "https://example.org/x"))),
        ("title", "[How Many Is Enough](https:/example.org/a)", papers(
            ("How Many Is Enough", "https://example.org/a"))),
        ("other", f"[PDF]({A})", papers((None, A))),
        # Without the quotation marks around all of it.
        ("paper", f"“Whose Turn” [pdf]({A})", papers(("Whose Turn", A))),
        ("paper", f"«Whose Turn» [pdf]({A})", papers(("Whose Turn", A))),
        ("paper", f'"Whose" or "Turn [pdf]({A})', papers(('"Whose" or "Turn', A))),
        ("paper", f'"" [pdf]({A})', papers((None, A))),
        # A citation before the title, or behind one; a word alone is no title.
        ("topic", f"[[Author et al., 2020]({A})] Enough", papers(("Author et al., 2020", A), after="Enough")),
        ("paper", f"How Many [Author et al., 2020]({A})", papers(("How Many", A, "Author et al., 2020"))),
        ("paper", f"Enough [Author et al., 2020]({A})", papers(("Author et al., 2020", A), text="Enough")),
        ("paper", f"[A]({A}) (one), [pdf]({B}) two", papers(("A", A), ("(one)", B), after="two")),
        ("readings", "[Whose Turn](papers/)", Content(
            "Whose Turn", links=[SessionLink("notes", "papers/", "Whose Turn")])),
    ],
)  # fmt: skip
def test_a_paper_has_the_title_and_the_remark_that_stand_with_its_link(
    role: Role, text: str, found: Content
) -> None:
    assert read(role, text) == found


def test_several_numbered_papers_leave_the_text_to_the_topic() -> None:
    content = read("topic", f"Queues, see [1]({ARXIV}), [2]({B})")
    assert content.text == "Queues, see"
    assert content.papers == [SessionPaper("2401.01230", None, ARXIV), SessionPaper("", None, B)]


def test_several_citations_behind_one_text_name_the_papers_and_the_text_is_the_topic() -> None:
    content = read("topic", f"Quorums [[Author et al., 2020]({A})] [[Other et al., 2021]({B})]")
    named = papers(("Author et al., 2020", A), ("Other et al., 2021", B))
    assert (content.text, content.papers) == ("Quorums", named.papers)


def test_another_copy_of_a_paper_is_a_link() -> None:
    content = read("paper", f'"Whose Turn" [pdf]({A}) [arXiv]({ARXIV})')
    assert content == Content(
        papers=[SessionPaper("", "Whose Turn", A)], links=[SessionLink("other", ARXIV, "arXiv")]
    )


@pytest.mark.parametrize(
    ("role", "text", "links", "left"),
    [
        ("slides", f"[PDF]({A}) [recording]({VIDEO})", [("slides", A), ("video", VIDEO)], ""),
        (
            "materials",
            f"[Slides](s.pdf) &#124; [Code]({REPO}) | [notes](n/)",
            [("slides", "s.pdf"), ("code", REPO), ("notes", "n/")],
            "",
        ),
        ("topic", "Queues [slides](s.pdf) and [notes](n/)", [("slides", "s.pdf"), ("notes", "n/")], "Queues"),
        ("topic", f"[Queues]({REPO})", [("other", REPO, "Queues")], "Queues"),
        ("topic", "[Queues](queues/)", [("notes", "queues/", "Queues")], "Queues"),
        (
            "topic",
            "[Queues](https://example.org/q/)",
            [("other", "https://example.org/q/", "Queues")],
            "Queues",
        ),
        (
            "topic",
            "[A long way round](https://example.github.io/x)",
            [("other", "https://example.github.io/x", "A long way round")],
            "A long way round",
        ),
        ("readings", "[Chapter](n.md), pp. 1-5", [("notes", "n.md", "Chapter")], "Chapter, pp. 1-5"),
        ("video", f"[Talk]({VIDEO})", [("video", VIDEO, "Talk")], ""),
        ("code", REPO, [("code", REPO)], ""),
        ("notebook", "[nb](a.ipynb)", [("notebook", "a.ipynb", "nb")], ""),
        ("notes", "[nb](a.ipynb)", [("notebook", "a.ipynb", "nb")], ""),
        ("comment", f"see [this]({A})", [("other", A)], "see"),
        ("number", "[Lecture 3](lecture3/)", [("notes", "lecture3/", "Lecture 3")], ""),
        ("date", "[5 Jan](s/)", [("other", "s/", "5 Jan")], ""),
    ],
)
def test_material_has_a_kind_and_keeps_a_label_that_says_more(
    role: Role, text: str, links: list[tuple[str, ...]], left: str
) -> None:
    assert read(role, text) == Content(text=left, links=[SessionLink(*link) for link in links])


def test_notes_about_a_paper_name_it() -> None:
    title = "How Many Is Enough For Us All"
    assert read("paper", f"[{title}](n.md)") == Content(
        papers=[SessionPaper("", title)], links=[SessionLink("notes", "n.md", title)]
    )


def test_a_link_that_may_not_be_one_is_kept_as_words_and_said() -> None:
    content = read("topic", "[x](javascript:alert(1)) Queues")
    assert (content.text, content.links, content.papers) == ("x Queues", [], [])
    assert content.notes == ["x: javascript:alert(1)"]
    assert content.warnings == [
        "line 7: 'javascript:alert(1)' is no web address; it is kept as a note, not as a link."
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("~~Old~~ New", "New"), ("~~Old~~", "Old"), ("Title: Queues.", "Queues."), ("Queues and", "Queues"),
        ("[Queues]", "Queues"), ("TBD", ""), ("- Queues -", "Queues"), ("Queues ( | )", "Queues"),
        ("and", ""), ("or", ""), ("Queues: a, b", "Queues: a, b"), ("a . . b", "a . b"), ("a ... b", "a ... b"),
        ("a .\n. b", "a . b"), ("a.; ", "a."), ("a /", "a"), ("-- a --", "a"), ("a ([", "a"), ("[a] [b]", "[a] [b]"),
        ("[]", ""), ("([( )])", ""), ("a ( , ) [;/] b", "a b"), ("Title:a", "Title:a"),
        ("Papers : a", "a"), ("a or", "a or"), ("] a", "a"), ("a b [", "a b"), ("•a  b•", "a b"), ("-a", "-a"),
    ],
)  # fmt: skip
def test_a_text_is_left_without_what_only_held_it_together(text: str, shown: str) -> None:
    assert read("topic", text) == Content(text=shown)


def test_a_picture_is_a_remark_by_its_words() -> None:
    assert read("topic", "![a drawing](a.png) Queues") == Content(text="Queues", notes=["a drawing"])


# Addresses: a PDF, arXiv, a video, code, slides, a folder and two files of one's own, a notebook, a page, notes.
ADDRESSES = (
    *(A, ARXIV, VIDEO, REPO, "https://example.org/a.pptx", "x/", "x.md", "x.pdf", "x.ipynb"),
    *("https://example.org/x", "https://hackmd.io/x"),
)


@pytest.mark.parametrize(
    ("label", "roles", "kinds"),
    [
        # A column of one kind of material holds that, but for what plays and for notebooks.
        ("Queues", "slides", "slides slides video slides slides slides slides slides notebook slides slides"),
        ("Queues", "notes", "notes notes video notes slides notes notes notes notebook notes notes"),
        ("blog", "notes", "notes notes video notes slides notes notes notes notebook notes notes"),
        # A column of papers holds papers, but for what plays and pages of one's own, which are notes.
        ("Queues", "title paper-link readings sequel",
         "paper paper video paper slides notes notes paper paper paper paper"),
        ("blog", "paper-link", "paper paper video paper slides notes notes paper paper paper paper"),
        # A topic leads to a paper, to its materials, or to a page.
        ("Queues", "topic subject number", "paper paper video other slides notes notes other notebook other notes"),
        ("PDF", "topic subject number", "paper paper video paper slides paper paper paper paper paper paper"),
        ("[Author et al., 2020]", "topic", "paper paper video paper slides paper paper paper paper paper paper"),
        ("Author et al., 2020", "topic", "paper paper video other slides notes notes other notebook paper notes"),
        # Elsewhere papers are known by their address or label, in remarks and dates by nothing.
        ("Queues", "materials other related", "paper paper video code slides other notes other notebook other notes"),
        ("PDF", "materials other", "paper paper video code slides paper notes paper notebook paper notes"),
        ("PDF", "comment date", "other other video code slides other notes other notebook other notes"),
        # A label that names a kind is right wherever it stands.
        ("talk slides", "slides paper topic comment materials video", "slides " * 11),
        ("blog", "paper topic comment materials", "other " * 11),
    ],
)  # fmt: skip
def test_what_is_behind_a_link_is_told_by_its_label_its_column_and_its_address(
    label: str, roles: str, kinds: str
) -> None:
    for role in roles.split():
        found = [read(role, f"[{label}]({url})") for url in ADDRESSES]  # type: ignore[arg-type]
        assert [c.links[0].kind if c.links else "paper" for c in found] == kinds.split(), role


@pytest.mark.parametrize(
    ("role", "label", "url", "paper"),
    [
        ("paper", "Enough", "x.md", True), ("paper", "How many will be enough", "x/", True),
        ("paper", "notes", "x.md", False),
        ("topic", "How many will be enough", "x.md", True), ("topic", "How many are enough", "x.md", False),
        ("topic", "How many will be enough", "https://hackmd.io/x", False),
        ("topic", "2. Many will be enough", "x.md", False),
        ("readings", "How many will be enough", "x.md", False), ("comment", "How many will be enough", "x.md", False),
    ],
)  # fmt: skip
def test_notes_that_are_called_like_a_paper_name_it(role: Role, label: str, url: str, paper: bool) -> None:
    content = read(role, f"[{label}]({url})")
    assert [link.kind for link in content.links] == ["notes"]
    assert content.papers == ([SessionPaper("", label)] if paper else [])
