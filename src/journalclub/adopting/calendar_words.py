"""Months, weekdays and seasons in the languages clubs write, as numbers. Not: reading dates with them."""

from __future__ import annotations

import unicodedata


def fold(word: str) -> str:
    """Lower case without accents, as the tables here are written."""
    plain = unicodedata.normalize(
        "NFKD", word.casefold().replace("đ", "d").replace("ł", "l").replace("ø", "o")
    )
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))


def _numbered(*languages: str) -> dict[str, int]:
    """Word to its place, from 1; several words for one place are joined by a slash."""
    return {
        word: place
        for language in languages
        for place, words in enumerate(language.split(), 1)
        for word in words.split("/")
    }


MONTHS = _numbered(
    "january/jan february/feb/febr/feburary march/mar april/apr may june/jun july/jul august/aug"
    " september/sept/sep october/oct november/nov december/dec",
    "januar/janner februar/feber marz/mrz april mai juni juli august september oktober/okt november dezember/dez",
    "janvier/janv fevrier/fevr mars avril/avr mai juin juillet/juil aout septembre octobre novembre decembre",
    "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre"
    " diciembre/dic",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro/out novembro dezembro",
    "januari februari maart/mrt april mei juni juli augustus september oktober november december",
)
# From 1, Monday.
WEEKDAYS = _numbered(
    "monday/mon/mondays tuesday/tue/tues/tuesdays wednesday/wed/weds/wednesdays thursday/thu/thur/thurs/thursdays"
    " friday/fri/fridays saturday/sat sunday/sun",
    "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miercoles jueves viernes sabado domingo",
    "lunedi martedi mercoledi giovedi venerdi sabato domenica",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
)
# One character in brackets after a Chinese, Japanese or Korean date.
CJK_WEEKDAYS = {
    char: place
    for row in ("月火水木金土日", "월화수목금토일", "一二三四五六日")
    for place, char in enumerate(row, 1)
}
CJK_WEEKDAYS["天"] = 7
# Months of the year in which a term of that name may lie; used only to choose between neighbouring years.
SEASONS = {
    "spring": range(1, 9),
    "summer": range(4, 11),
    "fall": range(7, 13),
    "autumn": range(7, 13),
    "herbst": range(8, 13),
    "michaelmas": range(9, 13),
    "hilary": range(1, 5),
    "trinity": range(4, 8),
}
