"""Bibliography entries in one line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journalclub.bibliography import read_first, short_reference
from journalclub.models.paper import Reference
from tests.briefs import READING


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            "[4] Jimmy Lei Ba, Jamie Ryan Kiros, and Geoffrey E Hinton. Layer normalization of deep nets. 2016.",
            "Jimmy Lei Ba et al. Layer normalization of deep nets. 2016",
        ),
        (
            "B. Lian and G. Zuckerman, “New selection rules,” Phys. Lett. B254 (1991) 417.",
            "B. Lian and G. Zuckerman. New selection rules. 1991",
        ),
        ("E. Witten, Nucl. Phys. B340 (1990) 281.", "E. Witten, Nucl. Phys. B340 (1990) 281."),
        (
            "Goodfellow, I.J., Warde-Farley, D., and Bengio, Y. Maxout networks. In ICML, 2013b.",
            "Goodfellow et al. Maxout networks. 2013",
        ),
        (
            "Harris, A. W. & D'Abramo, G. 2015, Icarus, 257, 302",
            "Harris, A. W. & D'Abramo, G. 2015, Icarus, 257, 302",
        ),
        (
            "Paul Covington, Jay Adams, and Emre Sargin. 2016. Deep nets for video recommendations. In Proc.",
            "Paul Covington et al. Deep nets for video recommendations. 2016",
        ),
        (
            "Ren, S., He, K.: Faster nets: Towards real time. In: NIPS. (2015)",
            "Ren et al. Faster nets: Towards real time. 2015",
        ),
        (
            "Peter Anderson, Qi Wu, and Damien Teney. 2018b. Navigation by instructions in real places. In CVPR.",
            "Peter Anderson et al. Navigation by instructions in real places. 2018",
        ),
        (
            "M. Aleksandrov and T. Walsh. Online fair division: A survey. arXiv:1911.09488, 2019.",
            "M. Aleksandrov and T. Walsh. Online fair division: A survey. 2019",
        ),
        (
            "A. Aad and B. Khachatryan. Search for massive resonances in jets. JHEP 08 (2014) 173, arXiv:1405.1994.",
            "A. Aad and B. Khachatryan. Search for massive resonances in jets. 2014",
        ),
        ("unpublished", "unpublished"),
    ],
)
def test_an_entry_is_cut_to_authors_title_and_year_when_its_form_is_understood(text: str, short: str) -> None:
    assert short_reference(Reference(None, text)) == short


def test_an_entry_too_long_for_a_line_is_cut_and_marked() -> None:
    assert short_reference(Reference(None, "word " * 100)).endswith("…")


def test_only_works_cited_more_than_once_are_to_be_read_first() -> None:
    once = Reference("[1]", "[1] Cited only once, here.", None, 1)
    often = Reference("[2]", "[2] Cited again and again.", None, 5)
    assert read_first(replace(READING, references=(once, often))) == [often]
