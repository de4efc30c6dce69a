"""ArXiv's answers become papers only when they can be trusted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from journalclub.demo import answers
from journalclub.demo.loopback import Fault, LoopbackArxiv, Reply, Shelved
from journalclub.errors import JcError
from journalclub.models.ids import PaperId, parse_paper_id
from journalclub.models.paper import Licence, Preprint
from journalclub.net.connection import Net
from journalclub.sources.arxiv import IDS_A_CALL, fetch_licence, fetch_metadata, fetch_pdf
from journalclub.sources.described import Described
from tests.faketime import FakeTime
from tests.sources.shelf import (
    ATTENTION,
    ATTENTION_V5,
    CC_BY,
    PDF,
    STRINGS,
    VISION,
    WITHDRAWN,
    count_pages,
    make_net,
    paths,
)

ID = PaperId("1706.03762")


@pytest.fixture
def net(arxiv: LoopbackArxiv, tmp_path: Path) -> Net:
    return make_net(arxiv, tmp_path)


def described(net: Net, text: str = "1706.03762") -> Described:
    found = fetch_metadata(net, [parse_paper_id(text)])[parse_paper_id(text)]
    if isinstance(found, JcError):
        raise found
    return found


def unlicensed(preprint: Preprint) -> Preprint:
    return replace(preprint, licence=Licence(None))


def an_entry(**changes: object) -> str:
    return answers.entry(replace(ATTENTION, **changes))  # type: ignore[arg-type]


def test_every_field_arrives(net: Net) -> None:
    assert described(net) == Described(unlicensed(ATTENTION))


def test_an_old_id_is_found(net: Net) -> None:
    assert described(net, "hep-th/9901001").preprint == unlicensed(STRINGS)


def test_an_unpinned_id_gets_the_newest_version(net: Net) -> None:
    assert described(net).preprint.version == "v7"


def test_a_pinned_version_is_that_one_and_the_newer_one_is_known(net: Net) -> None:
    assert described(net, "1706.03762v5").preprint == replace(unlicensed(ATTENTION_V5), latest_version="v7")


def test_the_newest_version_pinned_has_no_newer_one(net: Net) -> None:
    assert described(net, "1706.03762v7").preprint.latest_version is None


def test_a_version_that_does_not_exist_is_told_with_the_newest(net: Net) -> None:
    with pytest.raises(JcError, match=r"no 1706\.03762v9: the newest version is 1706\.03762v7\."):
        described(net, "1706.03762v9")


def test_another_version_than_asked_for_is_remarked(arxiv: LoopbackArxiv, net: Net) -> None:
    arxiv.feed = answers.feed([an_entry()])
    found = described(net, "1706.03762v3")
    assert found.preprint.ref == "1706.03762v3"
    assert found.preprint.latest_version == "v7"
    assert found.warnings == ("arXiv described 1706.03762v7 when asked for 1706.03762v3",)


def test_many_ids_are_asked_in_one_request_and_each_failure_is_its_own(
    arxiv: LoopbackArxiv, net: Net
) -> None:
    ids = [ID, PaperId("2401.99999"), PaperId("2010.11929", "v2")]
    found = fetch_metadata(net, [*ids, ID])
    assert list(found) == ids
    assert [isinstance(f, Described) for f in found.values()] == [True, False, True]
    assert str(found[ids[1]]) == "arXiv has no paper 2401.99999: check the id."
    assert len(arxiv.log) == 1


def test_more_than_fifty_ids_need_more_requests(arxiv: LoopbackArxiv, net: Net) -> None:
    ids = [PaperId(f"2401.{n:05}") for n in range(1, IDS_A_CALL + 2)]
    assert list(fetch_metadata(net, ids)) == ids
    asked = [target.partition("id_list=")[2].partition("&")[0].split("%2C") for _, target, _ in arxiv.log]
    assert [len(a) for a in asked] == [50, 50, 1, 1]  # an empty answer is asked for once more


def test_pinned_ids_count_twice(arxiv: LoopbackArxiv, net: Net) -> None:
    fetch_metadata(net, [ID, *(PaperId(f"2401.{n:05}", "v1") for n in range(1, 31))])
    asked = [target.partition("id_list=")[2].partition("&")[0].split("%2C") for _, target, _ in arxiv.log]
    assert [len(a) for a in asked] == [49, 12, 12]


def test_one_bad_id_does_not_spoil_the_others(arxiv: LoopbackArxiv, net: Net) -> None:
    bad = PaperId("nonsense")
    found = fetch_metadata(net, [ID, bad])
    assert isinstance(found[ID], Described)
    assert str(found[bad]) == "arXiv refuses the id nonsense: incorrect id format for nonsense."


def test_an_error_entry_with_status_200_is_never_a_paper(arxiv: LoopbackArxiv, net: Net) -> None:
    arxiv.feed = answers.feed([answers.error_entry("1706.03762")])
    with pytest.raises(JcError, match="refuses the id"):
        described(net)


@pytest.mark.parametrize("fault", ["empty-feed", "html", "500", "drop"])
def test_what_may_pass_is_asked_for_again(arxiv: LoopbackArxiv, net: Net, fault: Fault) -> None:
    arxiv.faults[fault] = 3
    assert described(net).preprint.title == ATTENTION.title
    assert len(arxiv.log) == 4


@pytest.mark.parametrize(
    ("fault", "says"), [("empty-feed", "sent an empty list"), ("html", "sent a web page")]
)
def test_what_does_not_pass_is_told(arxiv: LoopbackArxiv, net: Net, fault: Fault, says: str) -> None:
    arxiv.faults[fault] = 99
    with pytest.raises(JcError, match=f"arXiv {says}.*4 times"):
        described(net)
    assert len(arxiv.log) == 4


def test_an_empty_list_that_says_so_is_asked_for_once_more(arxiv: LoopbackArxiv, net: Net) -> None:
    with pytest.raises(JcError, match=r"no paper 2401\.99999"):
        described(net, "2401.99999")
    assert len(arxiv.log) == 2


def test_the_entry_of_another_paper_is_refused(arxiv: LoopbackArxiv, net: Net) -> None:
    arxiv.faults["wrong-paper"] = 1
    with pytest.raises(JcError, match=r"arXiv sent 2010\.11929v2 when asked for 1706\.03762: not trusted"):
        described(net)


def test_the_entry_is_chosen_by_id_not_by_place(arxiv: LoopbackArxiv, net: Net) -> None:
    arxiv.feed = answers.feed([answers.entry(VISION), an_entry(), answers.entry(STRINGS)])
    assert described(net).preprint.id == "1706.03762"


def test_an_entry_at_another_site_is_no_entry_of_arxivs(arxiv: LoopbackArxiv, net: Net) -> None:
    arxiv.feed = answers.feed([an_entry().replace("http://arxiv.org/abs", "http://evil.example/abs")])
    with pytest.raises(JcError, match="arXiv has no paper"):
        described(net)


@pytest.mark.parametrize("cut", [0.3, 0.7, 0.99])
def test_a_feed_cut_short_is_asked_for_again_then_told(arxiv: LoopbackArxiv, net: Net, cut: float) -> None:
    whole = answers.feed([an_entry()])
    arxiv.feed = whole[: int(len(whole) * cut)]
    with pytest.raises(JcError, match="cut short, 4 times"):
        described(net)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (b"Attention", b"a\x00b\x1b[31m", "damaged metadata"),
        (b"Attention", "café".encode("latin-1"), "damaged metadata"),
        (b"Attention", b"&x;", "damaged metadata"),
        (b"<feed", b'<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed', "attack"),
        (b"<feed", b'<!DOCTYPE f [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><feed', "attack"),
    ],
)
def test_damaged_and_hostile_feeds_are_refused_at_once(
    arxiv: LoopbackArxiv, net: Net, old: bytes, new: bytes, says: str
) -> None:
    arxiv.feed = answers.feed([an_entry()]).replace(old, new, 1)
    with pytest.raises(JcError, match=says) as caught:
        described(net)
    assert len(arxiv.log) == 1
    assert "\x1b" not in str(caught.value)


def test_titles_are_cleaned_and_capped(arxiv: LoopbackArxiv, net: Net) -> None:
    arxiv.feed = answers.feed([an_entry(title="a\u202etxt.exe\u2066\u200b\nEND:VEVENT " + "x" * 2**20)])
    title = described(net).preprint.title
    assert title.startswith("atxt.exe END:VEVENT xxx")
    assert len(title) == 500


def test_markup_in_a_title_stays_text(arxiv: LoopbackArxiv, net: Net) -> None:
    hostile = "<script>alert(1)</script> $x<y$ {{7*7}} {% raw %} ](javascript:alert(1))"
    arxiv.feed = answers.feed([an_entry(title=hostile)])
    assert described(net).preprint.title == hostile


def test_a_paper_called_0_is_kept(arxiv: LoopbackArxiv, net: Net) -> None:
    arxiv.feed = answers.feed([an_entry(title="0")])
    assert described(net) == Described(unlicensed(replace(ATTENTION, title="0")))


def test_thousands_of_authors_are_kept(arxiv: LoopbackArxiv, net: Net) -> None:
    authors = tuple(f"Author {n}" for n in range(5000))
    arxiv.feed = answers.feed([an_entry(authors=authors)])
    assert described(net).preprint.authors == authors


def test_missing_authors_and_title_are_remarked(arxiv: LoopbackArxiv, net: Net) -> None:
    arxiv.feed = answers.feed([an_entry(authors=(), title=" ")])
    found = described(net)
    assert found.preprint.authors == ()
    assert found.warnings == ("arXiv gives no title", "arXiv gives no authors")


def test_a_pdf_link_that_is_no_web_address_is_ignored_and_remarked(arxiv: LoopbackArxiv, net: Net) -> None:
    entry = an_entry().replace("https://arxiv.org/pdf/1706.03762v7", "javascript:alert(1)")
    arxiv.feed = answers.feed([entry])
    found = described(net)
    assert "no web address" in found.warnings[0]
    assert "javascript" not in repr(found)


@pytest.mark.parametrize(
    "host",
    [
        "169.254.169.254",
        "arxiv.org.evil.example",
        "arxiv.org@evil.example",
        "evil.example?https://arxiv.org",
        "[",
    ],
)
def test_a_pdf_link_to_another_place_is_not_trusted(arxiv: LoopbackArxiv, net: Net, host: str) -> None:
    arxiv.feed = answers.feed([an_entry().replace("https://arxiv.org/pdf", f"http://{host}/pdf")])
    with pytest.raises(JcError, match="not arXiv: not trusted"):
        described(net)


@pytest.mark.parametrize("link", ["http://arxiv.org/pdf", "https://export.arxiv.org/pdf"])
def test_a_pdf_link_to_arxiv_is_nothing_to_remark(arxiv: LoopbackArxiv, net: Net, link: str) -> None:
    arxiv.feed = answers.feed([an_entry().replace("https://arxiv.org/pdf", link)])
    assert described(net).warnings == ()


@pytest.mark.parametrize("date", ["yesterday", "2017-13-45T00:00:00Z"])
def test_an_entry_with_unreadable_dates_is_told(arxiv: LoopbackArxiv, net: Net, date: str) -> None:
    arxiv.feed = answers.feed([an_entry().replace("2017-06-12T12:00:00Z", date)])
    with pytest.raises(JcError, match="cannot be read"):
        described(net)


@pytest.mark.parametrize(("old", "new"), [("published>", "unpublished>"), ("2017-06-12T12:00:00Z", "")])
def test_an_entry_without_dates_is_told(arxiv: LoopbackArxiv, net: Net, old: str, new: str) -> None:
    arxiv.feed = answers.feed([an_entry().replace(old, new)])
    with pytest.raises(JcError, match="is incomplete"):
        described(net)


def test_fields_that_are_no_doi_or_category_are_dropped(arxiv: LoopbackArxiv, net: Net) -> None:
    arxiv.feed = answers.feed([an_entry(doi="javascript:alert(1)", categories=("cs.CL", "<b>", "x" * 99))])
    preprint = described(net).preprint
    assert preprint.doi is None
    assert preprint.categories == ("cs.CL",)


def test_a_total_that_promises_more_entries_is_not_chased(arxiv: LoopbackArxiv, net: Net) -> None:
    arxiv.feed = answers.feed([an_entry()], total=300)
    assert described(net).preprint.id == "1706.03762"
    assert len(arxiv.log) == 1


def test_withdrawn_papers_keep_their_metadata(net: Net) -> None:
    assert described(net, "2401.01230").preprint == unlicensed(WITHDRAWN)


def test_a_refusal_ends_all_batches(arxiv: LoopbackArxiv, net: Net) -> None:
    arxiv.faults["403"] = 1
    found = fetch_metadata(net, [PaperId(f"2401.{n:05}") for n in range(1, 120)])
    assert all("refuses requests" in str(f) for f in found.values())
    assert len(arxiv.log) == 1


# Licence


def test_the_licence_comes_from_oai(net: Net) -> None:
    assert fetch_licence(net, PaperId("2010.11929", "v2")) == CC_BY


def test_a_record_without_licence_is_an_unknown_licence(arxiv: LoopbackArxiv, net: Net) -> None:
    arxiv.papers = (Shelved(unlicensed(ATTENTION), PDF),)
    assert fetch_licence(net, ID) == Licence(None)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "nonsense", "http://[", "https://u@creativecommons.org/"]
)
def test_a_licence_that_is_no_address_is_unknown(arxiv: LoopbackArxiv, net: Net, address: str) -> None:
    arxiv.papers = (Shelved(replace(ATTENTION, licence=Licence(address)), PDF),)
    assert fetch_licence(net, ID) == Licence(None)


def test_a_paper_without_record_is_told(net: Net) -> None:
    with pytest.raises(JcError, match=r"no record of 2401\.99999"):
        fetch_licence(net, PaperId("2401.99999"))


def test_the_record_of_another_paper_is_refused(net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "oai_unknown", lambda: answers.oai_record(VISION))
    with pytest.raises(JcError, match=r"no record of 2401\.99999"):
        fetch_licence(net, PaperId("2401.99999"))


@pytest.mark.parametrize("body", [b"", b"<a", b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", b"\xff\xfe"])
def test_a_record_that_cannot_be_read_is_told(net: Net, monkeypatch: pytest.MonkeyPatch, body: bytes) -> None:
    monkeypatch.setattr(answers, "oai_unknown", lambda: body)
    with pytest.raises(JcError, match="cannot be read"):
        fetch_licence(net, PaperId("2401.99999"))


def test_a_record_service_that_is_gone_is_told(
    arxiv: LoopbackArxiv, net: Net, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arxiv, "_record", lambda _: Reply(404, b"gone", "text/plain"))
    with pytest.raises(JcError, match=r"record of 1706\.03762 cannot be fetched \(status 404\)"):
        fetch_licence(net, ID)


# PDF


def download(net: Net, folder: Path, preprint: Preprint = ATTENTION) -> bytes:
    fetch_pdf(net, preprint, folder / "paper.part", count_pages)
    return (folder / "paper.part").read_bytes()


def test_the_pdf_of_the_version_is_fetched(arxiv: LoopbackArxiv, net: Net, tmp_path: Path) -> None:
    assert download(net, tmp_path, ATTENTION_V5) == PDF + b"v5 %%EOF"
    assert arxiv.log[0][1] == "/pdf/1706.03762v5"


def test_the_pdf_of_an_old_id_is_fetched(net: Net, tmp_path: Path) -> None:
    assert download(net, tmp_path, STRINGS) == PDF


@pytest.mark.parametrize("fault", ["html", "short-pdf", "503", "429", "drop"])
def test_a_pdf_that_failed_is_fetched_again(
    arxiv: LoopbackArxiv, net: Net, tmp_path: Path, fault: Fault
) -> None:
    arxiv.faults[fault] = 2
    assert download(net, tmp_path, VISION) == PDF
    assert paths(arxiv) == ["pdf"] * 3


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "a PDF that is empty"),
        (PDF[: len(PDF) // 2], "cut short"),
        (b"<html>unavailable</html>", "a web page instead of the PDF"),
        (PDF[:-7] + b"<html>proxy timeout</html>" + b" " * 1024, "cut short"),
        (b"Just a moment", "does not begin with %PDF-"),
    ],
)
def test_what_is_no_whole_pdf_never_counts(
    arxiv: LoopbackArxiv, net: Net, tmp_path: Path, body: bytes, says: str
) -> None:
    arxiv.papers = (Shelved(ATTENTION, body),)
    with pytest.raises(JcError, match=says):
        download(net, tmp_path)
    assert len(arxiv.log) == 4


@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream", ""])
def test_a_pdf_under_another_type_does_not_count(
    arxiv: LoopbackArxiv, net: Net, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr("journalclub.demo.loopback._PDF", kind)
    with pytest.raises(JcError, match="instead of the PDF"):
        download(net, tmp_path)


def test_a_pdf_that_does_not_open_is_told(arxiv: LoopbackArxiv, net: Net, tmp_path: Path) -> None:
    arxiv.papers = (Shelved(ATTENTION, PDF + b"unreadable %%EOF"),)
    with pytest.raises(JcError, match=r"PDF of 1706\.03762v7 cannot be read: the file is encrypted"):
        download(net, tmp_path)


def test_a_pdf_without_pages_is_told(arxiv: LoopbackArxiv, net: Net, tmp_path: Path) -> None:
    arxiv.papers = (Shelved(ATTENTION, b"%PDF-1.7 %%EOF"),)
    with pytest.raises(JcError, match="has no pages"):
        download(net, tmp_path)


def test_a_withdrawn_paper_without_pdf_is_explained(net: Net, tmp_path: Path) -> None:
    with pytest.raises(JcError) as caught:
        download(net, tmp_path, WITHDRAWN)
    assert str(caught.value) == (
        "2401.01230v2 was withdrawn "
        "(“This paper has been withdrawn by the author due to an error in Lemma 2”) "
        "and has no PDF; earlier versions stay: jc new 2401.01230v1."
    )


def test_a_missing_pdf_is_explained(arxiv: LoopbackArxiv, net: Net, tmp_path: Path) -> None:
    with pytest.raises(JcError, match=r"arXiv has no PDF of 2401\.00001v1: give one with --pdf FILE\."):
        download(net, tmp_path, replace(ATTENTION, id="2401.00001", version="v1"))
    assert len(arxiv.log) == 1


def test_another_status_than_expected_is_told(
    arxiv: LoopbackArxiv, net: Net, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = Reply(451, b"for legal reasons", "text/plain")
    monkeypatch.setattr(arxiv, "_pdf", lambda _: odd)
    monkeypatch.setattr(arxiv, "_search", lambda _: odd)
    with pytest.raises(JcError, match=r"did not send the PDF of 1706\.03762v7 \(status 451\)"):
        download(net, tmp_path)
    with pytest.raises(JcError, match=r"did not send metadata \(status 451\)"):
        described(net)


def test_pauses_are_kept_between_all_services(arxiv: LoopbackArxiv, tmp_path: Path) -> None:
    time = FakeTime()
    net = make_net(arxiv, tmp_path, time)
    described(net)
    fetch_licence(net, ID)
    download(net, tmp_path)
    assert paths(arxiv) == ["api", "oai", "pdf"]
    assert time.slept == pytest.approx([3.0, 3.0])
