"""Every form in which people paste an arXiv id is read; everything else gets one sentence."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.errors import JcError
from journalclub.models.ids import PaperId, is_paper_id, paper_key, parse_paper_id
from journalclub.text import shorten

NEW = PaperId("2010.11929")
NEW_V2 = PaperId("2010.11929", "v2")
OLD = PaperId("hep-th/9108004")
OLD_V1 = PaperId("hep-th/9108004", "v1")
MATH = PaperId("math/0309136")


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("2010.11929", NEW),
        ("  2010.11929\n", NEW),
        ("\ufeff2010.11929\u200b", NEW),
        ("2010.11929v2", NEW_V2),
        ("2010.11929V2", NEW_V2),
        ("2010.11929v2.pdf", NEW_V2),
        ("arXiv:2010.11929", NEW),
        ("arXiv: 2010.11929v2", NEW_V2),
        ("ARXIV:2010.11929", NEW),
        ("arXiv:2010.11929v2 [cs.CV]", NEW_V2),
        ("arXiv:hep-th/9108004 [hep-th]", OLD),
        ("0704.0001", PaperId("0704.0001")),
        ("1412.9999", PaperId("1412.9999")),
        ("1501.00001", PaperId("1501.00001")),
        ("hep-th/9108004", OLD),
        ("hep-th/9108004v1", OLD_V1),
        ("HEP-TH/9108004", OLD),
        ("doi:arXiv:2010.11929", NEW),
        ("2010.11929?context=cs.CV", NEW),
        ("2010.11929v2#S3", NEW_V2),
        ("math.GT/0309136", MATH),
        ("math/0309136", MATH),
        ("cond-mat.mtrl-sci/0703001", PaperId("cond-mat/0703001")),
        ("cmp-lg/9404001", PaperId("cmp-lg/9404001")),
    ],
)
def test_bare_ids(text: str, paper: PaperId) -> None:
    assert parse_paper_id(text) == paper


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("https://arxiv.org/abs/2010.11929", NEW),
        ("http://arxiv.org/abs/2010.11929/", NEW),
        ("HTTPS://ARXIV.ORG/ABS/2010.11929", NEW),
        ("arxiv.org/abs/2010.11929", NEW),
        ("//arxiv.org/abs/2010.11929", NEW),
        ("https://arxiv.org:443/abs/2010.11929", NEW),
        ("https://www.arxiv.org/pdf/2010.11929v2", NEW_V2),
        ("https://export.arxiv.org/pdf/2010.11929v2.pdf", NEW_V2),
        ("https://browse.arxiv.org/pdf/2010.11929v2.PDF", NEW_V2),
        ("export.arxiv.org/abs/hep-th/9108004v1", OLD_V1),
        ("https://arxiv.org/abs/2010.11929?context=cs.LG", NEW),
        ("https://arxiv.org/pdf/2010.11929.pdf?download=1#page=3", NEW),
        ("https://arxiv.org/abs/2010.11929#comments", NEW),
        ("https://arxiv.org/abs/2010.11929?" + "utm=x&" * 200, NEW),
        ("https://arxiv.org/html/2010.11929v2", NEW_V2),
        ("https://arxiv.org/html/2010.11929v2/#S3.F2", NEW_V2),
        ("https://arxiv.org/html/2010.11929v2/x1.png", NEW_V2),
        ("https://arxiv.org/src/2010.11929v2", NEW_V2),
        ("https://arxiv.org/e-print/2010.11929", NEW),
        ("https://arxiv.org/format/2010.11929", NEW),
        ("https://arxiv.org/abs/arXiv:2010.11929", NEW),
        ("https://arxiv.org/abs/hep-th/9108004", OLD),
        ("https://arxiv.org/abs/hep-th%2F9108004", OLD),
        ("https://arxiv.org/abs/math.GT/0309136", MATH),
        ("https://arxiv.org/pdf/math/0309136.pdf", MATH),
        ("10.48550/arXiv.2010.11929", NEW),
        ("10.48550/ARXIV.2010.11929", NEW),
        ("doi:10.48550/arXiv.2010.11929", NEW),
        ("DOI: 10.48550/arXiv.hep-th/9108004", OLD),
        ("https://doi.org/10.48550/arXiv.2010.11929", NEW),
        ("https://www.doi.org/10.48550/arXiv.2010.11929", NEW),
        ("http://dx.doi.org/10.48550/arXiv.hep-th/9108004", OLD),
        ("doi.org/10.48550/arxiv.2010.11929", NEW),
        ("https://www.alphaxiv.org/abs/2010.11929v2", NEW_V2),
        ("https://alphaxiv.org/overview/2010.11929?chatId=0123-4567", NEW),
        ("https://www.alphaxiv.org/zh/overview/2010.11929v2", NEW_V2),
        ("https://www.alphaxiv.org/abs/2010.11929.md", NEW),
        ("https://alphaxiv.org/pdf/hep-th/9108004", OLD),
        ("https://ar5iv.org/abs/2010.11929", NEW),
        ("https://ar5iv.labs.arxiv.org/html/2010.11929", NEW),
        ("https://ar5iv.labs.arxiv.org/html/hep-th/9108004/assets/x1.png", OLD),
        ("https://ar5iv.labs.arxiv.org/abs/2010.11929/assets/x1.png", NEW),
        ("https://ar5iv.org/abs/2010.11929/assets/x1.png", NEW),
        ("https://mirror.ar5iv.org/html/2010.11929", NEW),
        ("ar5iv.org/2010.11929", NEW),
        ("https://huggingface.co/papers/2010.11929", NEW),
        ("huggingface.co/papers/2010.11929#community", NEW),
        ("https://hf.co/papers/2010.11929", NEW),
    ],
)
def test_addresses(text: str, paper: PaperId) -> None:
    assert parse_paper_id(text) == paper


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is not an arXiv id: give an id like"),
        ("see 2010.11929 for details", "is not an arXiv id"),
        ("2010.11929 2010.11930", "is not an arXiv id"),
        ("x2010.11929", "is not an arXiv id"),
        ("2010.11929v0", "is not an arXiv id"),
        ("2010.11929v2v3", "is not an arXiv id"),
        ("2010.11929v1000", "is not an arXiv id"),
        ("2013.01234", "no month 13"),
        ("2000.01234", "no month 00"),
        ("2401.0123", "5 digits"),
        ("2401.012345", "5 digits"),
        ("1412.00001", "4 digits"),
        ("0703.1234", "before April 2007"),
        ("9108.0040", "before April 2007"),
        ("hep-th/0704001", "since April 2007"),
        ("hep-th/9113001", "no month 13"),
        ("hep-th/910800", "is not an arXiv id"),
        ("hep-th/91080041", "is not an arXiv id"),
        ("news/9901001", "no archive called news"),
        ("２０１０.１１９２９", "is not an arXiv id"),  # full-width digits
        ("10.1038/s41586-021-03819-2", "not one of arXiv's DOIs"),
        ("https://doi.org/10.1038/nature14539", "not one of arXiv's DOIs"),
        ("https://doi.org/2010.11929", "not one of arXiv's DOIs"),
        ("https://www.alphaxiv.org/abs/2608.glm-5", "alphaXiv's own"),
        ("https://alphaxiv.org/overview/attention", "alphaXiv's own"),
        ("https://arxiv.org.evil.example/abs/2010.11929", "not an address at arXiv"),
        ("https://notarxiv.org/abs/2010.11929", "not an address at arXiv"),
        ("https://arxiv.com/abs/2010.11929", "not an address at arXiv"),
        ("https://arxiv.org@evil.example/abs/2010.11929", "not an address at arXiv"),
        ("https://evil@arxiv.org/abs/2010.11929", "not an address at arXiv"),
        ("https://evil.example/arxiv.org/abs/2010.11929", "not an address at arXiv"),
        ("https://arxiv.org\\@evil.example/abs/2010.11929", "not an address at arXiv"),
        ("https://аrxiv.org/abs/2010.11929", "not an address at arXiv"),  # Cyrillic a
        ("https://example.org/2010.11929", "not an address at arXiv"),
        ("https://[/abs/2010.11929", "not a readable address"),
        ("https://huggingface.co/datasets/2010.11929", "is not an arXiv id"),
        ("https://huggingface.co/2010.11929", "is not an arXiv id"),
        ("https://arxiv.org/list/cs.CV/2010", "is not an arXiv id"),
        ("https://arxiv.org/", "is not an arXiv id"),
        ("https://arxiv.org/abs/2010.11929X", "is not an arXiv id"),
        ("ftp://arxiv.org/abs/2010.11929", "is not an arXiv id"),
        ("file:///etc/passwd", "is not an arXiv id"),
        ("javascript:alert(1)", "is not an arXiv id"),
        ("../../2010.11929", "is not an arXiv id"),
        ("-rf", "is not an arXiv id"),
        ("papers/paper.pdf", "is not an arXiv id"),
    ],
)
def test_what_is_no_id_gets_one_clear_sentence(text: str, says: str) -> None:
    with pytest.raises(JcError) as caught:
        parse_paper_id(text)
    message = str(caught.value)
    assert says in message
    assert message.startswith(f"“{shorten(text)}” is ")
    assert message.endswith(".")
    assert "\n" not in message


def test_message_repeats_hostile_input_short_and_harmless() -> None:
    with pytest.raises(JcError) as caught:
        parse_paper_id("\x1b[2J\u202e" + "9" * 5000)
    assert "\x1b" not in str(caught.value)
    assert "\u202e" not in str(caught.value)
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize("text", ["a" * 10**6, "a." * 10**5, "arxiv:" * 10**5, "https://" + "a/" * 10**5])
def test_reading_hostile_length_takes_no_time(text: str) -> None:
    start = time.perf_counter()
    with pytest.raises(JcError):
        parse_paper_id(text)
    assert time.perf_counter() - start < 0.5


@st.composite
def paper_ids(draw: st.DrawFn) -> PaperId:
    """Any id that arXiv could have given out."""
    version = draw(st.none() | st.integers(1, 999).map(lambda n: f"v{n}"))
    month = draw(st.integers(1, 12))
    year = draw(st.integers(7, 60))
    if draw(st.booleans()):
        archive = draw(st.sampled_from(["hep-th", "math", "cs", "q-bio", "astro-ph", "cmp-lg"]))
        year = draw(st.sampled_from([91, 92, 99, 0, 1, 6]))
        return PaperId(f"{archive}/{year:02}{month:02}{draw(st.integers(1, 999)):03}", version)
    if year == 7:
        month = draw(st.integers(4, 12))
    digits = 5 if year >= 15 else 4
    return PaperId(f"{year:02}{month:02}.{draw(st.integers(1, 10**digits - 1)):0{digits}}", version)


FORMS = [
    "{}",
    "arXiv:{}",
    "https://arxiv.org/abs/{}",
    "http://www.arxiv.org/pdf/{}.pdf",
    "https://export.arxiv.org/html/{}/",
    "https://arxiv.org/src/{}?x=1#y",
    "arxiv.org/e-print/{}",
    "10.48550/arXiv.{}",
    "https://doi.org/10.48550/arXiv.{}",
    "https://www.alphaxiv.org/abs/{}",
    "https://ar5iv.labs.arxiv.org/html/{}",
    "https://huggingface.co/papers/{}",
]


@given(paper_ids(), st.sampled_from(FORMS))
def test_every_id_is_read_in_every_form(paper: PaperId, form: str) -> None:
    assert parse_paper_id(form.format(paper)) == paper


@given(paper_ids())
def test_an_id_as_file_name_is_one_plain_name(paper: PaperId) -> None:
    assert "/" not in paper.file_stem
    assert paper.file_stem == str(paper).replace("/", "_")
    assert paper.unversioned.version is None
    assert paper.number == (int(paper.version[1:]) if paper.version else None)


@given(paper_ids(), st.sampled_from(FORMS))
def test_all_forms_and_versions_of_an_id_have_one_key(paper: PaperId, form: str) -> None:
    assert paper_key(form.format(paper)) == paper.base
    assert is_paper_id(form.format(paper))


def test_what_is_no_id_is_its_own_key() -> None:
    assert not is_paper_id("Attention in lectures, a note")
    assert paper_key(" Attention in lectures, a note\n") == "Attention in lectures, a note"


@given(st.text(max_size=60) | st.text(alphabet="arxivog./:v0129-pdfabs?#[]@", max_size=40))
def test_any_text_is_an_id_or_a_sentence(text: str) -> None:
    try:
        paper = parse_paper_id(text)
    except JcError as error:
        message = str(error)
    else:
        message = ""
        assert parse_paper_id(str(paper)) == paper
    assert "\n" not in message
