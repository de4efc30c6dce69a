from __future__ import annotations

import pytest

from tests.questions.importers import counts, sorted_out

ONE_LINE = """\
09:00:00 Von Ute an der Ecke an Alle : Guten Morgen zusammen
09:05:00 Von Müller, Jan an Alle : Warum ist die Varianz in Abb. 3 so groß?
09:05:10 Von Ute an der Ecke an Alle : dito
09:06:00 Von Müller, Jan an Ute an der Ecke(Direktnachricht) : Seite 3 ist geheim, oder?
noch eine Zeile
09:07:00 Von Ute an der Ecke an Alle : Wird das heute aufgezeichnet?
"""
OTHERS = {
    "fr": (
        "De",
        "à",
        "Tout le monde",
        "Message direct",
        "Pourquoi la variance de la figure 3 est-elle grande ?",
    ),
    "es": ("De", "a", "Todos", "Mensaje directo", "¿Por qué es tan grande la varianza en la figura 3?"),
    "pt": ("De", "para", "Todos", "Mensagem direta", "Por que a variância da figura 3 é tão grande?"),
    "it": ("Da", "a", "Tutti", "Messaggio diretto", "Perché la varianza nella figura 3 è così grande?"),
    "nl": ("Van", "aan", "Iedereen", "Privébericht", "Waarom is de variantie in figuur 3 zo groot?"),
}


@pytest.mark.parametrize("lines", ["one", "two"])
def test_german_chats_on_one_line_or_two(lines: str) -> None:
    chat = ONE_LINE if lines == "one" else ONE_LINE.replace(" : ", ":\n\t")
    collected = sorted_out(chat)
    assert collected.format == "zoom-localised"
    assert counts(collected) == (1, 0, 1, 2, 1, 0)
    assert (collected.questions[0].author, collected.questions[0].votes) == ("Müller, Jan", 1)


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_one_line_in_their_file(code: str) -> None:
    sender, to, everyone, private, question = OTHERS[code]
    chat = (
        f"09:00:00 {sender} Ada {to} {everyone} : {question}\n"
        f"09:00:01 {sender} Ada {to} Ben({private}) : {question}\n"
    )
    collected = sorted_out(chat)
    assert counts(collected) == (1, 0, 0, 0, 1, 0)
    assert [a.label for a in collected.questions[0].anchors] == ["3"]
