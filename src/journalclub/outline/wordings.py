"""Wordings by which a sentence shows that it cannot be quoted alone. Not: the decision (standing.py).

Each table holds alternatives; none nests repetitions, so that any text costs linear time.
"""

from __future__ import annotations

from journalclub.outline.cued import Cue

SELF = r"(?:paper|work|article|letter|study|thesis|survey|review|note|report|manuscript|chapter|tutorial|book)s?\b"

# "To address these issues, we …": what follows the comma stands alone, and is what matters.
PURPOSE = (
    r"(?:In order )?[Tt]o (?:th(?:is|ese|at) ends?|(?:address|solve|tackle|overcome|alleviate|remedy|mitigate|handle"
    r"|resolve|fill|bridge|achieve|deal with|answer|avoid|reduce|meet|do|cope with) [^,.;]{1,60}), "
)
# How a sentence begins that leads through the paper instead of saying what it is about. Tried at its start.
STEP = (
    r"(?:To begin with|Now,? (?:we|let)|We (?:now|begin|start|lose)|First,? we (?:consider|note|recall)"
    r"|[^.;]{0,20}\bas (?:was |is )?(?:shown|proved|demonstrated) (?:in|by) [\[A-Z]"
    r"|In a slight abuse|We see \w+ promising|There (?:is|are) no\b"
    r"|Finally, (?:we (?:observe|note|remark)|let)|Thus far|So far|Let us|Clearly"
    r"|We (?:know|recall|remark|tried|have (?:also )?tried) |Roughly speaking|For comparison, we"
    r"|(?:[A-Z]\w+, )?\S{1,10} denotes?"
    r"|(?:[Ii]t is|[Aa]n?) (?:important|worth|interesting) (?:to (?:note|mention)|noting|mentioning))\b"
)
# How a sentence begins whose subject is other people's work: "Smith et al. (2015) achieve", "The system of Smith [3]".
OTHERS = (
    r"(?:The [a-z]+ (?:[a-z]+ )?(?:of|by) )?[A-Z][\w’'-]{1,30}"
    r" (?:et al\b|(?:and|&) [A-Z][\w’'-]{1,30} ?[\[(]|\[\d|\((?:19|20)\d\d)"
    r"|(?:Several|Many|Some|Other|Previous|Prior|Earlier|Existing) (?:\w+ ){0,5}(?:have|has|had)\b"
    r"|(?:State-of-the-art|Current|Traditional|Conventional|Existing|Most) (?:[\w-]+ ){0,4}"
    r"(?:systems|methods|approaches|models|techniques) (?:\w+ ){0,2}(?:use|require|rely|are|have|need|employ)\b"
    r"|[^,.;]{0,60}\bthey (?:tried|used|propose|proposed|report|reported|found|show|showed)\b"
)
# Words a sentence may begin with before it says what it is about.
CONNECTIVES = (
    r"However|Moreover|Furthermore|Also|Thus|Hence|Therefore|In particular|Specifically|Indeed|And|But|So"
    r"|Instead",
    r"Additionally|In addition|Nevertheless|Consequently|Importantly|Intuitively|Then|Finally|In fact"
    r"|As a result",
    r"Interestingly|Unfortunately|Notably|Overall|Yet|Again|Clearly|Note that|Notice that|Second|Third|Next"
    r"|Still",
    r"More specifically|More precisely|Concretely|Accordingly|Besides|Meanwhile|Currently|Recently",
)
# What begins like a reference back, and is none.
FREE = (
    rf"(?:This|The present|That) {SELF}",
    rf"In (?:this|the present) (?:\w+ )?{SELF}",
    r"[Ii]t (?:is|was|(?:would|will|could|may|might|has) (?:also )?be(?:en)?|remains|seems|turns out|appears)\b"
    r"(?! (?:\w+ly |also )?(?:\w+ed|able) to\b)[^,;]{1,60}\b(?:that|to|whether|if|how|why)\b",
    r"These days\b|This (?:year|decade|century)\b|Both [\w-]+ and\b|[Tt]here (?:is|are|has|have|exists?)\b",
    r"Others have\b",
    rf"{PURPOSE}(?:we|this paper|this work|in this (?:paper|work))\b",
)
# What points at something said before.
BACKWARD = (
    r"(?:[Tt]h(?:is|ese|at|ose)|[Ss]uch|[Ii]t|[Tt]hey|[Ii]ts|[Tt]heir|[Hh]e|[Ss]he|His|Her|Them|Here|There"
    r"|[Bb]oth)\b",
    r"(?:As (?:such|before|above|with (?:the|our) (?:previous|first|other|last)|we (?:did|do|have|saw))"
    r"|Namely|Instead(?:,| (?:we|I|the|our|it)\b)|Once (?:this|that|it|they|we have \w+ (?:it|this|them)))\b",
    r"(?:Another|Others?|Either|Neither|Each of|Doing so|Similar|Similarly|Likewise|Conversely|Otherwise)\b",
    r"[Tt]he (?:former|latter|same|other|two|three|first|second|third|above|resulting|following|last|rest"
    r"|reason"
    r"|corresponding|remaining)\b",
    r"By contrast|In contrast,|On the (?:one|other) hand|On the contrary|After that|Afterwards|At this\b",
    r"(?:In|To|Of|For|With|From|By|Under|On|Among|Unlike|Like|Given|Following|Using|Based on|Motivated by"
    r"|Inspired by"
    r"|Due to|Because of|Despite|Besides|Compared to|Compared with|In case of|All|Most of|Some of|One of"
    r"|Many of)"
    r" (?:this|that|these|those|such|both|them|it|all these)\b",
    r"As for\b",
    r"(?:For (?:example|instance)|e\.g\.|That is|i\.e\.|In other words|Secondly|Thirdly|Second,|Third,|Next,"
    r"|To do so)",
)
# What takes something said before for its object: "we leave this to future work".
LEANING = (
    # "In most cases, however, such mechanisms are …": what is meant stands in the sentence before.
    Cue(
        (", such ", ", these ", ", those "),
        r"^[^,;:]{0,40}(?:, however,|, in fact,|,) (?:such|these|those) (?!as\b|that\b|who\b|which\b|of\b)[a-z]",
    ),
    Cue(
        (", they", ", it"),
        r"^[A-Z][a-z]+ing [^,;]{5,60}, (?:they|it)\b",
    ),
    Cue(
        (" case",),
        r"\bin (?:that|this|such a|either) case\b",
    ),
    Cue(
        ("leave ", "defer ", "investigate ", "explore ", "pursue "),
        r"\b(?:leave|defer|investigate|explore|pursue) (?:this|it|these|that|those|them|such)\b",
    ),
    Cue(
        (
            "study ",
            "consider ",
            "extend ",
            "address ",
            "improve ",
            "overcome ",
            "mitigate ",
            "do ",
            "did ",
            "doing ",
        ),
        r"\b(?:study|consider|extend|address|improve|overcome|mitigate|do|did|doing)"
        r" (?:this|it|these|that|those|them|so)(?: (?:in|to|as|for|by|with|further|later|and)\b|[.,;])",
    ),
    # "We also observe that it has …"
    Cue(
        ("that it", "that they"),
        r"^(?:[A-Z][\w ]{1,20}, )?[Ww]e (?:\w+ )?\w+ that (?:it|they)\b"
        r"(?! (?:is|was|[^,;]{1,40}\b(?:to|that)\b))",
    ),
    Cue(
        ("combines these", "combine these"),
        r"\bcombines? these (?:\(|and\b|with\b)",
    ),
    # "a similar trend", "the situation is reversed".
    Cue(
        (
            " trend",
            " pattern",
            " behavio",
            " conclusion",
            "reversed",
            "previous experiment",
            "obtained above",
        ),
        r"\b(?:[Ss]imilar|same(?: \w+)?) (?:trend|pattern|behaviou?r|conclusion)s?\b(?! (?:as|to|in|for)\b)"
        r"|\bsituation is reversed\b|\bthe previous experiments?\b|\bobtained above\b",
    ),
)
# What points elsewhere in the paper, or says nothing without what it points at.
POINTING = (
    # A concession or an exercise for the reader: the point is what follows it.
    Cue(
        (
            "Of course",
            "Needless",
            "To be sure",
            "Admittedly",
            "Granted",
            "Imagine ",
            "Contrast ",
            "Picture ",
            "Consider ",
        ),
        r"^(?:Of course|Needless to say|To be sure|Admittedly|Granted),? "
        r"|^(?:Imagine|Contrast|Picture|Consider) (?:that|this|these|a|an|the|now|designing|[a-z]+ing)\b",
    ),
    # How the text goes on, or is written.
    Cue(
        (" conclude ", " close ", " end ", "Throughout ", " denote"),
        r"^(?:Finally, )?[Ww]e (?:then |also )?(?:conclude|close|end) (?:with|by|discuss|the (?:paper|article))"
        r"|^Throughout (?:this|the) (?:paper|work|article|section)|\b[Ww]e (?:will )?denote\b",
    ),
    Cue(
        ("the following",),
        r"\bthe following(?: [\w-]+){0,3}[.:]$",
    ),
    Cue(
        ("Sec", "§", "Appendi", "Supplement", "Chapter", "Ref."),
        r"\b(?:[Ss]ee|cf\.?|refer to|[Ii]n|of|by) (?:also )?(?:the )?(?:Sect?(?:ion)?s?\b|Sec\.|§|Appendi|Supplement"
        r"|Chapter|Ref\.)",
    ),
    Cue(
        ("(Sec", "§", "refer", "please "),
        r"\(Sect?(?:ion)?s?\.? ?[\dIVXA-Z]|§ ?\d|\brefer(?:red)? to (?:\(?[A-Z]|\[)|\bplease (?:see|refer)",
    ),
    Cue(
        ("Sec", "Chapter", "Appendix"),
        r"^(?:The )?(?:Sect?(?:ion)?s?\.?|Chapter|Appendix) ?[\dIVXA-Z][\d.IVX]*",
    ),
    Cue(
        ("Tab", "Fig", "Algorithm", "Eq"),
        r"^(?:In |From )?(?:Table|Tab\.|Figure|Fig\.|Algorithm|Eq\."
        r"|Equation)s? ?[\dIVXA-Z][\w.()]*(?: and [\w.]+)?,? "
        r"(?:also |we )?(?:shows?|illustrates?|depicts?|lists?|presents?|gives?|summari[sz]es?|reports?|compares?"
        r"|provides?|contains?|displays?|plots?|describes?|is|are|visuali[sz]es?|demonstrates?)\b",
    ),
    Cue(
        ("The ",),
        r"^The (?:top|bottom|left|right|upper|lower|middle)\b[\w-]* |^The (?:figure|table|plot|panel|graph)s? ",
    ),
    Cue(
        ("in Tab", "in Fig"),
        r"\b[Ww]e (?:also )?(?:show|report|present|list|summari[sz]e|give|provide|compare|illustrate|depict|plot"
        r"|display"
        r"|organi[sz]e)\b[^,.;]{1,90}\bin (?:Table|Fig|Tab)[^,;]{1,20}$",
    ),
    Cue(
        ("in Tab", "in Fig"),
        r"\b(?:shown|reported|given|presented|listed|summari[sz]ed|illustrated|depicted|plotted|displayed"
        r"|found) in "
        r"(?:Table|Fig|Tab)[^,;]{1,20}$",
    ),
    Cue(
        ("remainder of", "rest of", "structure of", "outline of"),
        r"\b(?:remainder|rest|structure|outline) of (?:this|the|our) (?:paper|article|work|letter)\b",
    ),
    Cue(
        ("is organi", "is structured"),
        r"\b(?:paper|article|work) is (?:organi[sz]ed|structured)",
    ),
    Cue(
        (" follows", " below", " above", " next"),
        r"\b(?:as|is|are|given|defined|shown|described|listed|formulated) (?:follows|below|above|next)\b",
    ),
    Cue(
        (" below", " above", " later", "will be "),
        r"\b(?:seen|see|explained|listed|given) (?:below|above|later)\b"
        r"|\bas (?:it )?will be (?:seen|shown|discussed)\b",
    ),
    Cue(
        ("Below", "given in", "found in"),
        r"^Below\b"
        r"|\b(?:overview|description|details|discussion|account) [^.]{0,90}\b(?:is|are|can be) (?:given|found) in\b",
    ),
    Cue(
        ("e will ", "e shall "),
        r"\b[Ww]e (?:will|shall) (?:see|learn|return|come back)\b",
    ),
    Cue(
        (" above", " below", " earlier", " previously", " before"),
        r"\b(?:mentioned|described|discussed|defined|introduced|presented|noted|stated|explained|argued)"
        r" (?:above|below|earlier|previously|before)\b",
    ),
    Cue(
        ("section",),
        r"\b(?:this|next|following|previous) (?:sub)?sections?\b",
    ),
    Cue(
        ("the following ", "the above ", "the preceding ", "the previous "),
        r"\bthe (?:following|above|preceding|previous) (?:equation|table|figure|paragraph|example"
        r"|discussion)s?\b",
    ),
    # Said to the reader about the text, not about its subject.
    Cue(
        ("e refer ", "is referred", "are referred"),
        r"\b[Ww]e refer (?:the )?(?:interested )?readers?\b|\b(?:reader is|readers are) referred\b",
    ),
    Cue(
        ("For ", "follows from"),
        r"^For (?:ease|simplicity|convenience|brevity)\b|\bfollows from (?:a|the) standard\b",
    ),
    Cue(
        ("Recall ", "Assume ", "Suppose ", "Let ", "Denote "),
        r"^(?:Recall|Assume|Suppose|Let us|Denote) (?:that|the|by|now)\b|^Let [A-Z]?\S{0,3} ",
    ),
    Cue(
        ("??", "Lemma", "Theorem", "Conjecture", "Proposition", "Corollar", "Eq", "("),
        r"\b(?:Lemmas?|Theorems?|Conjectures?|Propositions?|Corollary|Corollaries|Eqn?s?\.|Equations?) ?\(?\d"
        r"|\?\?|\(\d{1,2}\.\d{1,2}[a-z]?\)",
    ),
    Cue(
        (" (",),
        r"\b(?:by|from|in|of|and|to|equation|formula|using|use|with|that) \(\d{1,2}\)",
    ),
)
# Of lower-case text: what belongs to a form, a licence, a title page or a formal environment.
FORM = (
    Cue(
        ("[", "the answer na"),
        r"\[(?:yes|no|n/?a|todo)\]|\bthe answer na\b",
    ),
    Cue(
        ("©", "(c) ", "copyright", "all rights", "permission to", "isbn", "issn"),
        r"©|\(c\) (?:19|20)\d\d|\bcopyright\b|\ball rights reserved\b|\bpermission to make\b|\bisbn\b|\bissn\b",
    ),
    Cue(
        ("@", "contribut", "corresponding author", "preprint"),
        r"\w@\w+\.\w|\bequal(?:ly)? contribut|\bcontributed equally\b|\bcorresponding author\b|\bpreprint\b",
    ),
    Cue(
        ("under review", "done ", "performed ", "conducted ", "carried out "),
        r"\bunder review\b"
        r"|\b(?:work|research) (?:was )?(?:done|performed|conducted|carried out) (?:while|during|when)\b",
    ),
    Cue(
        ("supported ", "funded ", "thank", "grateful", "grant ", "acknowledge"),
        r"\b(?:supported|funded) (?:in part )?by (?:the|a|an)\b"
        r"|\bthank\b|\bgrateful\b|\b(?:we|authors?) (?:would (?:also )?like (?:to )?|gratefully )?acknowledge\b"
        r"|\bgrant (?:no|number|agreement)\b",
    ),
    Cue(
        ("proceedings of", "arxiv:", "doi:", "pacs", "keywords", "licensed under"),
        r"\bproceedings of\b|\barxiv:\d|\bdoi:|\bpacs\b|\bkeywords\b|\blicensed under\b",
    ),
)
# Lower case; where a formal environment or a form's entry begins.
FORM_START = (
    r"\W{0,3}(?:(?:proof|remark|definition|example)s?\b"
    r"|(?:answer|justification|guidelines?|question)\s?:|did you\b)"
)
# A table's row or a caption that ran into a sentence.
SPILT = (
    Cue(
        (),
        r"\d\.\d+%? (?:[A-Z][\w+-]* ){1,4}\d+\.\d",
    ),
    Cue(
        (),
        r"(?:\d+\.\d+%?[ /]+){3}",
    ),
    Cue(
        (" Table ", " Figure ", " Fig. ", " Algorithm "),
        r"[a-z] (?:Table|Figure|Fig\.|Algorithm) \d+: ",
    ),
    # Words around a symbol that was lost: "In § 4 of our construction" without its sign.
    Cue(
        tuple(f"{before} {after}" for before in "fyhrn" for after in ("is", "are", "of")),
        r"\b(?:[Oo]f|[Bb]y|[Ww]ith|[Ff]or|[Ii]n) (?:is|are|of)\b",
    ),
    # Raised or lowered letters that ran into what they stand at: "ht−1", "a1a2", "(q −1)−1".
    Cue(
        ("−", "+", ")-", "∈", "∪", "∩"),
        r"\b[A-Za-z]{2,3}[−+]\d\b|\)[−-]\d\b|\b[A-Za-z]\d?[−+][A-Za-z]\d?\b|[∈∪∩][A-Z]",
    ),
    Cue(
        ("\ufffd",),
        "\ufffd",  # what the file itself has no letter for
    ),
    Cue(
        (),
        r"\b(?:[a-z]\d){2,}\b",
    ),
)
