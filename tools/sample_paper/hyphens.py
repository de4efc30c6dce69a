"""Where the sample paper's long words may be broken, like a list of exceptions in TeX."""

from __future__ import annotations

_WORDS = """
ab-sence ab-sences ab-sent ac-count ad-van-tage ad-vance al-go-rithm al-lo-ca-tion al-though an-nounce
an-nounced an-other an-swers anal-y-sis anal-ys-ing ap-peared as-sumes at-ten-dance at-tend at-tended
at-tends atten-tion avail-able bal-anc-ing be-cause be-fore be-tween cap-ture cen-tury cer-tain choic-es
choos-ing clas-sical clas-sics clin-i-cal col-umn com-mon com-par-i-son com-pare com-pared com-puter
con-fi-dence con-stant con-tri-bu-tions cor-po-ra-tion cor-rects coun-ter de-cide de-cides de-fine de-pend
de-pends de-scribe de-vi-a-tion dead-lines di-vi-sion di-vide dif-fer dif-fer-ence dif-fer-ent dig-i-tal
dis-crim-i-na-tion dis-cus-sion dis-cuss dis-trib-u-tion dis-trib-uted eco-no-met-rica ed-u-ca-tion
ef-fec-tive ef-fi-cient equa-tion equi-dis-trib-uted equip-ment es-pe-cially ev-ery-one eval-u-a-tion
eve-ning every-thing ex-am-ple ex-per-i-ments ex-po-nen-tial ex-tremes fa-vours fair-ness fif-ty flex-i-ble
fol-lows for-mat for-mula fu-ture gen-er-a-tor go-ing his-tory hol-i-days how-ever hun-dred ig-nore ig-nores
im-age im-ages im-prove in-de-pen-dent in-de-pen-dently in-dex in-di-vid-ual in-equal-ity in-for-ma-tion
in-ter-vals jour-nal lead-er learn-ing lot-tery man-age-ment mea-sure mea-sured mea-sures med-ical meet-ings
mem-ber mem-bers mod-el mod-el-ing net-work-ing new-com-ers new-comer num-ber num-bered num-bers ob-serve
of-ten on-line op-er-a-tions or-der or-dered or-gan-iser or-gan-isers oth-ers pa-per pa-pers par-al-lel
peo-ple per-cent post-grad-u-ate prac-ti-cal prac-tice pre-dict-abil-ity pre-par-ing pre-pared pre-sen-ters
pre-sent-er pre-sents pref-er-ences pro-ces-sor pro-por-tion pro-por-tion-al pro-pose prob-a-bil-i-ties
prob-a-bil-ity prob-lem quan-ti-ta-tive ques-tion queue-ing ran-dom ran-dom-ized re-lated re-li-able
re-mem-ber re-peat re-places re-port re-search re-sem-bles re-source re-sults re-view read-ing
rec-og-ni-tion rec-om-mend rec-ords reg-u-lar reg-u-lar-ity reg-u-larly ro-ta-tion sched-ul-ing sched-uler
sec-ond sec-tion send-er ses-sion ses-sions set-tings sharp-ness sim-plest sim-u-la-tion sim-u-late
sim-u-lated some-body some-one speak-ing spread-sheet stan-dard state-ments sur-vey sys-tem-at-ic sys-tems
tech-ni-cal tick-ets trans-ac-tions trans-form-ers un-even un-likely un-pre-pared un-re-corded uni-form
vol-un-teer vol-un-teers weight-ed will-ing-ness with-out
"""

HYPHENATED: dict[str, list[int]] = {
    word.replace("-", "").lower(): [len(part) for part in word.split("-")]
    for word in _WORDS.split()
    if "-" in word
}
"""A word in lower case, and the lengths of its parts."""
