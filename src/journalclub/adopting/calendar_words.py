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
    """Folded word to its place, from 1; several words for one place are joined by a slash."""
    return {
        fold(word): place
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
    "janeiro fevereiro/fev marco abril maio junho julho agosto setembro outubro/out novembro dezembro/dez",
    "januari februari maart/mrt april mei juni juli augustus/agustus september oktober november december/desember",
    "januari februari mars/marts april maj juni juli augusti september oktober november december",
    "styczen/stycznia luty/lutego marca kwiecien/kwietnia maja czerwiec/czerwca lipiec/lipca sierpien/sierpnia"
    " wrzesien/wrzesnia pazdziernik/pazdziernika listopad/listopada grudzien/grudnia",
    "leden/ledna unor/unora brezen/brezna duben/dubna kveten/kvetna cerven/cervna cervenec/cervence srpen/srpna"
    " zari rijen/rijna listopadu prosinec/prosince",
    "ocak subat mart nisan mayıs haziran temmuz agustos eylul ekim kasım aralık",
    "январь/января/янв февраль/февраля/фев март/марта апрель/апреля/апр май/мая июнь/июня июль/июля август/августа/авг"
    " сентябрь/сентября/сент октябрь/октября/окт ноябрь/ноября декабрь/декабря/дек",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
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
    "segunda terca quarta quinta sexta sabado domingo",
    "mandag tisdag/tirsdag onsdag torsdag fredag lordag sondag",
    "poniedziałek wtorek sroda/srode czwartek piatek sobota niedziela",
    "pondeli utery streda ctvrtek patek sobota nedele",
    "pazartesi salı carsamba persembe cuma cumartesi pazar",
    "понедельник/пн вторник/вт среда/ср четверг/чт пятница/пт суббота/сб воскресенье/вс",
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
