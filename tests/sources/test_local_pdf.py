"""A PDF of the user's own is a paper without network, and says what it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from journalclub.errors import JcError
from journalclub.models.ids import PaperId
from journalclub.models.paper import Licence, Preprint, Reading
from journalclub.sources.local_pdf import as_local_pdf, check_local_pdf, describe_local_pdf

FILE = Path("papers/our draft.pdf")
READ = Reading(
    sha256="ab" * 32,
    pages=9,
    title="A Study of Studies",
    authors=("First Author", "Second Author"),
    abstract="We study studies.",
)
SAID = "the metadata is read from our draft.pdf, not fetched"


def stamped(arxiv_id: str) -> Reading:
    return Reading(sha256="ab" * 32, pages=9, arxiv_id=arxiv_id, title="T", authors=("A",), abstract="B")


def test_metadata_comes_from_the_pdf_and_is_marked_so() -> None:
    found = describe_local_pdf(FILE, READ)
    assert found.preprint == Preprint(
        id="sha256:" + "ab" * 32,
        version=None,
        title="A Study of Studies",
        authors=("First Author", "Second Author"),
        abstract="We study studies.",
        source="pdf",
        licence=Licence(None),
        pdf_sha256="ab" * 32,
    )
    assert found.preprint.url is None
    assert found.warnings == (SAID,)


def test_what_is_missing_is_said_and_never_invented() -> None:
    found = describe_local_pdf(FILE, Reading(sha256="ab" * 32, pages=1))
    assert found.preprint.title == "our draft"
    assert (found.preprint.authors, found.preprint.abstract) == ((), "")
    assert found.warnings == (
        SAID,
        "our draft.pdf has no title that could be read: the file's name stands for it",
        "our draft.pdf has no authors that could be read",
        "our draft.pdf has no abstract that could be read",
    )


def test_the_stamp_is_the_id_when_none_is_given() -> None:
    preprint = describe_local_pdf(FILE, stamped("2010.11929v2")).preprint
    assert (preprint.id, preprint.version, preprint.source) == ("2010.11929", "v2", "pdf")


def test_a_stamp_that_is_none_is_ignored() -> None:
    assert describe_local_pdf(FILE, stamped("9999.99")).preprint.id.startswith("sha256:")


def test_the_id_given_with_an_unstamped_file_counts() -> None:
    preprint = describe_local_pdf(FILE, READ, PaperId("hep-th/9108004", "v1")).preprint
    assert preprint.ref == "hep-th/9108004v1"


def test_a_stamp_of_another_paper_than_given_is_refused() -> None:
    with pytest.raises(JcError, match=r"stamped 2010\.11929v2, another paper than 1706\.03762"):
        describe_local_pdf(FILE, stamped("2010.11929v2"), PaperId("1706.03762"))


def test_a_stamp_of_another_version_than_given_is_said() -> None:
    found = describe_local_pdf(FILE, stamped("2010.11929v1"), PaperId("2010.11929", "v2"))
    assert found.warnings == (SAID, "the PDF is stamped 2010.11929v1, another version than 2010.11929v2")


def test_text_from_the_pdf_is_cleaned() -> None:
    hostile = Reading(
        sha256="ab" * 32, pages=1, title="a\x1b[31m\nb\u202e" + "x" * 999, authors=("\x00", "A")
    )
    preprint = describe_local_pdf(FILE, hostile).preprint
    assert preprint.title.startswith("a[31m bxxx")
    assert len(preprint.title) == 500
    assert preprint.authors == ("A",)


def test_an_argument_that_names_a_file_is_that_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "2010.11929").write_bytes(b"")
    (tmp_path / "draft.PDF").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    assert as_local_pdf("2010.11929") == Path("2010.11929")
    assert as_local_pdf(str(tmp_path / "draft.PDF")) == tmp_path / "draft.PDF"


@pytest.mark.parametrize(
    "text",
    [
        "2010.11929",
        "2010.11929v2.pdf",
        "hep-th/9108004",
        "https://arxiv.org/pdf/2010.11929.pdf",
        "x" * 9999,
        "~no-such-user/draft.pdf",
    ],
)
def test_an_argument_that_names_none_is_left_to_others(text: str) -> None:
    assert as_local_pdf(text) is None


@pytest.mark.parametrize("text", ["missing/draft.pdf", "missing\0/draft.pdf"])
def test_the_name_of_a_pdf_that_does_not_exist_is_told(text: str) -> None:
    with pytest.raises(JcError, match=r"there is no file missing/draft\.pdf: check the path"):
        as_local_pdf(text)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "it is empty"),
        (b"<html>", "it is a web page"),
        (b"%PDF-1.7", "it is cut short"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_is_no_whole_pdf_is_refused(tmp_path: Path, content: bytes | None, says: str) -> None:
    file = tmp_path / "file.pdf"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(JcError, match=says):
        check_local_pdf(file)


def test_a_whole_pdf_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "file.pdf").write_bytes(b"%PDF-1.7 %%EOF")
    check_local_pdf(tmp_path / "file.pdf")
