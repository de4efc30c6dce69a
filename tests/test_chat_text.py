from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.chat_text import MAIL_WIDTH, filled, plain, slack, unlinked
from journalclub.render import markdown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Q&A on R&D", "Q&A on R&D"),
        ("&lt; is an entity", "&amp;lt; is an entity"),
        ("p < 0.05", "p &lt; 0.05"),
        (
            "<!channel> <@U123> <https://a.example|click>",
            "&lt;!channel&gt; &lt;＠U123&gt; &lt;https://a.example|click&gt;",
        ),
        ("@here and @channel", "＠here and ＠channel"),
        ("*bold* ~gone~ `code`", "∗bold∗ ∼gone∼ ˋcodeˋ"),
        ("__init__ and snake_case", "ˍˍinitˍˍ and snake_case"),
        (":smile: 10:30 a:b", "∶smile: 10:30 a:b"),
        ("https://a.example/_x_?a=1&b=*2*", "https://a.example/_x_?a=1&b=*2*"),
        ("two\nlines\x1b[31m", "two lines[31m"),
    ],
)
def test_slack_shows_the_characters_and_does_nothing(text: str, shown: str) -> None:
    assert slack(text) == shown


@given(st.text(max_size=80))
def test_no_text_opens_anything_in_slack(text: str) -> None:
    made = slack(text)
    assert not set("<>\n") & set(made)
    words = re.sub(r"https?://\S+", "", made, flags=re.IGNORECASE)
    assert not set("*~`") & set(words)
    assert not re.search(r"@\w", words)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ask @octocat", "ask @<!-- -->octocat"),
        ("see #12 and club/x#3", "see \\#<!-- -->12 and club/x\\#<!-- -->3"),
        ("GH-7, !8, C# and 5 @ 7", "GH-<!-- -->7, !<!-- -->8, C\\# and 5 @ 7"),
    ],
)
def test_an_issue_calls_nobody_and_refers_to_nothing(text: str, shown: str) -> None:
    assert unlinked(markdown(text)) == shown


def test_an_address_in_an_issue_stays_whole() -> None:
    assert unlinked("see <https://a.example/@x#3>") == "see <https://a.example/@x#3>"


@given(st.text(max_size=300))
def test_a_mails_lines_are_short_and_begin_no_header(text: str) -> None:
    for line in filled(text, 2).split("\n"):
        assert len(line) <= MAIL_WIDTH or " " not in line.strip()
        assert not line or line.startswith("  ")
    assert "\n" not in plain(text)
    assert "\r" not in plain(text)
