"""The words of the sample paper. Every number comes from the study; what is claimed in words is checked by claims()."""

from __future__ import annotations

from sample_paper.rotation import Estimate, Study

TITLE = "Whose Turn Is It? Fair Rotation of Presenters in Reading Groups"
AUTHORS = ("The journalclub authors",)
ARXIV_ID, VERSION, CATEGORY = "2611.00000", "v1", "cs.CY"
STAMP = f"arXiv:{ARXIV_ID}{VERSION}  [{CATEGORY}]  20 Nov 2026"
RUNNING_HEAD = "Whose Turn Is It?"
PROJECT = "https://example.org/journalclub/rotation"

# Block kinds: "h1", "h2" (numbered by hand), "p" (paragraph), "p0" (without indent), "item", "eq" (formula, number).
Blocks = list[tuple[str, str]]


def claims(study: Study) -> None:
    """Fail when the words below would no longer be true of the study's numbers."""
    main = study.main
    weighted, queue, strict = main["Weighted draw"], main["Queue with swaps"], main["Strict round robin"]
    volunteers, random = main["Volunteers first"], main["Random draw"]
    assert all(weighted["gini"].mean < 0.55 * main[r]["gini"].mean for r in main if r != "Weighted draw")
    assert 2.5 * weighted["gini"].mean < random["gini"].mean < 3.5 * weighted["gini"].mean
    assert max(main, key=lambda r: main[r]["gini"].mean) == "Volunteers first"
    assert max(main, key=lambda r: main[r]["wait"].mean) == "Volunteers first"
    assert min(main, key=lambda r: main[r]["wait"].mean) == "Weighted draw"
    assert 1.5 < strict["stand-ins"].mean / weighted["stand-ins"].mean < 2
    assert all(e["stand-ins"].mean < 0.2 for r, e in main.items() if r != "Strict round robin")
    assert weighted["repeats"].mean < queue["repeats"].mean + 0.01 < strict["repeats"].mean
    assert volunteers["repeats"].mean > 0.3
    final = {rule: points[-1][1].mean for rule, points in study.over_time.items()}
    assert final["Volunteers first"] > 0.9 * study.over_time["Volunteers first"][5][1].mean
    assert final["Weighted draw"] < 0.5 * final["Queue with swaps"]
    largest = {rule: points[-1][1] for rule, points in study.by_size.items()}
    assert abs(largest["Weighted draw"].mean - largest["Queue with swaps"].mean) < 2
    assert study.heat[0][4] > 2.5 * study.heat[4][4]
    assert study.heat[4][4] - study.heat[-1][4] < 0.03
    assert study.heat[4][-1] > 1.4 * study.heat[4][4]
    ratios = [p[1].mean for p in study.by_attendance["Weighted draw"]]
    assert ratios == sorted(ratios, reverse=True)
    notice, late = study.by_notice["Weighted draw"], study.by_notice["Strict round robin"]
    assert abs(notice[0][2].mean - late[0][2].mean) < 0.02
    assert notice[-1][2].mean == 0
    assert late[-1][2].mean > late[0][2].mean - 0.02
    assert max(g.mean for _, g, _ in notice) - min(g.mean for _, g, _ in notice) < 0.05


def n(estimate: Estimate, digits: int = 2) -> str:
    """A mean, rounded."""
    return f"{estimate.mean:.{digits}f}"


def percent(estimate: Estimate) -> str:
    """A mean share as a whole percentage."""
    return f"{100 * estimate.mean:.0f}%"


def abstract(study: Study) -> str:
    """The abstract; also what the paper's metadata says."""
    gini = {rule: n(found["gini"]) for rule, found in study.main.items()}
    return (
        "Reading groups depend on their presenters, and every group needs a rule for whose turn it is. "
        "Common rules are a random draw, a round robin, and asking for volunteers. How evenly they share "
        "the work when people miss sessions is rarely measured. We simulate clubs whose members attend "
        "with different regularity and announce only some of their absences, and we compare five rules "
        "by how evenly talks are shared, how long members wait, and how often somebody has to step in "
        "unprepared. Asking for volunteers first shares the work worst: after a year its Gini index is "
        f"{gini['Volunteers first']}. We propose a weighted draw that favours those who owe the most talks for the "
        f"sessions they attended. It lowers the Gini index to {gini['Weighted draw']}, half that of the best round robin "
        f"({gini['Queue with swaps']}), without more stand-ins. The advantage shrinks in large clubs and when "
        "attendance is very uneven."
    )


FOOTNOTE = (
    "^^1^^ This is the sample paper of journalclub. Its number ends in 00000, which arXiv gives to no paper. "
    f"Code and data: [[{PROJECT}]]; in the source tree, `tools/make_sample_paper.py` runs the study and sets these pages."
)


def introduction(study: Study) -> Blocks:
    """Section 1."""
    weighted, strict = study.main["Weighted draw"], study.main["Strict round robin"]
    return [
        ("h1", "1 Introduction"),
        (
            "p0",
            "In a reading group, or journal club, people meet regularly to discuss a paper that one of them "
            "presents. The format is old: medical schools have had journal clubs for more than a century [[[9]]]. "
            "It is also alive. A club that meets every week gets through some fifty papers a year, from the "
            "classics of its field [[[7, 15]]] to what appeared last month.",
        ),
        (
            "p",
            "Preparing a talk takes an evening or more, so the club has to decide who does it. Guides to "
            "running a club stress regular meetings, a trained leader and papers sent out in advance [[[4]]], "
            "but they leave the choice of the presenter to the organiser. In practice organisers ask for "
            "volunteers, go round the table, or draw lots. Each of these sounds fair. However, none of them "
            "takes into account that members attend with very different regularity, and that an absence is "
            "often known only on the day. A presenter who does not come leaves a gap that somebody has to "
            "fill unprepared, and it is often the same reliable few who do.",
        ),
        (
            "p",
            "The problem resembles one that computer systems solved long ago. A scheduler that shares a "
            "link or a processor between users has to be fair in the long run although demand comes and goes "
            "[[[5, 13, 16]]]. Deficit round robin [[[13]]] does so by keeping an account of what each user is owed. "
            "We bring this idea to the reading group and ask what it gains over the rules in use.^^1^^ "
            "Figure 1 shows what is at stake in one club of ten.",
        ),
        ("p", "Our contributions are as follows:"),
        (
            "item",
            "We describe a simple model of a reading group with uneven attendance and partly announced "
            "absences, and three measures of how well a rule of rotation works in it.",
        ),
        (
            "item",
            "We propose the *weighted draw*, which picks the presenter at random but favours members who owe "
            "talks for the sessions they attended. It needs to remember one number per member.",
        ),
        (
            "item",
            f"We compare it with four common rules in {study.clubs} simulated clubs. It halves the inequality of the "
            f"best of them, and needs a stand-in in {percent(weighted['stand-ins'])} of the sessions, against "
            f"{percent(strict['stand-ins'])} for a strict round robin.",
        ),
    ]


RELATED: Blocks = [
    ("h1", "2 Related Work"),
    (
        "p0",
        "**Fair scheduling.** Fair queueing [[[5]]] shares a link so that no sender can crowd out the others. "
        "Deficit round robin [[[13]]] gets close to it at constant cost per packet with a deficit counter for each "
        "queue, and lottery scheduling [[[16]]] replaces the counter by tickets and a random draw. The weighted draw "
        "takes the counter from the first and the draw from the second. That a little information about load "
        "makes random choices much more even is also known from load balancing [[[12]]].",
    ),
    (
        "p",
        "**Fair division.** How to divide goods so that everyone gets a due share is a classical question "
        "[[[14]]]. In its online form, items have to be given away as they arrive: the food bank problem [[[1]]] is "
        "the best known case, and a survey lists many more [[[2]]]. A talk is such an item, except that it is a chore rather "
        "than a good. Jain et al. [[[8]]] discuss how to put fairness into one number; we use the Gini index because "
        "organisers can read it without a manual.",
    ),
    (
        "p",
        "**Journal clubs.** A systematic review of journal clubs in health care [[[4]]] looks at what makes "
        "them effective, and a history of the format is given by Linzer [[[9]]]. We are not aware of a measured "
        "comparison of rules for choosing the presenter.",
    ),
]

METHOD: Blocks = [
    ("h1", "3 Method"),
    ("h2", "3.1 A Model of a Club"),
    (
        "p0",
        "A club has $n$ members and meets in sessions $t = 1, 2, …, T$. Member $i$ comes to a session with "
        "probability $p_i$, independently of everything else. The probabilities are drawn once for each club from a Beta "
        "distribution, so that some members hardly miss a session and others come every other week. Let "
        "$a_i(t)$ be 1 if member $i$ attends session $t$ and 0 otherwise, and $A(t)$ the number of members who attend.",
    ),
    (
        "p",
        "The presenter of session $t$ is chosen before it takes place. At that time an absence is known with "
        "probability $q$. The members who are not known to be absent are *available*; we write $V(t)$ for the set "
        "of them. If the one who was chosen does not come, a *stand-in* is drawn from those "
        "present and gives the talk. Let $y_i(t)$ be 1 if member $i$ speaks in session $t$ and 0 otherwise.",
    ),
    ("h2", "3.2 Rules in Use"),
    (
        "p0",
        "We compare four rules that clubs use. A **random draw** picks any available member. A **strict "
        "round robin** goes through a fixed order whether or not the next member is available; who misses a turn "
        "loses it. A **queue with swaps** takes the first of the order who is available, and those passed "
        "over keep their place. With **volunteers first**, each available member offers to speak with "
        "a probability of their own, and one of those who offer is drawn; if nobody offers, a random draw decides.",
    ),
    ("h2", "3.3 The Weighted Draw"),
    (
        "p0",
        "A member who attends a session with $A(t)$ people present profits from one talk and, by the "
        "simplest notion of a fair share, owes $1/A(t)$ of one. We define what member $i$ owes before session $t$ as",
    ),
    ("eq", r"d_i(t) = \sum_{s=1}^{t-1} \frac{a_i(s)}{A(s)} - \sum_{s=1}^{t-1} y_i(s) |1"),
    (
        "p0",
        "that is, the fair share of the talks so far, less the talks given. These debts sum to zero over the "
        "members at any time. The weighted draw picks member $i$ from the available ones with probability",
    ),
    ("eq", r"P_i(t) = \frac{\exp(\beta d_i(t))}{\sum_{j \in V(t)} \exp(\beta d_j(t))} , \quad i \in V(t) , |2"),
    (
        "p0",
        "which is Luce's choice rule [[[10]]] with exponential weights. The sharpness $\\beta$ says how much a debt counts. For "
        "$\\beta = 0$ the rule is the random draw. For large $\\beta$ it always picks the available member who "
        "owes most. In between, nobody can be certain to be spared next week, and being drawn "
        "twice in a row is unlikely. Algorithm 1 gives the rule as an organiser would carry it out. Its only state is one number "
        "per member.",
    ),
    ("h2", "3.4 An Example"),
    (
        "p0",
        "Four members all attend the first two sessions; member 1 speaks in the first and member 2 in the second. Each of them "
        "has now had a fair share of $2/4$. The debts are $d_1 = d_2 = -0.5$ and $d_3 = d_4 = 0.5$. With $\\beta = 4$ the weights "
        "are 0.14 for those who spoke and 7.39 for those who did not, and Equation 2 gives probabilities of 0.01 and 0.49. If member 3 has "
        "announced to be away, member 4 is drawn with probability 0.96. After that talk, those two differ by one talk, "
        "and the draw will soon turn to member 3.",
    ),
]


def experiments(study: Study) -> Blocks:
    """Section 4."""
    base = study.base
    return [
        ("h1", "4 Experiments"),
        ("h2", "4.1 Measures"),
        (
            "p0",
            "Let $x_i$ be the talks that member $i$ gave, divided by the sessions that member attended. Our first measure "
            "is the Gini index of these loads,",
        ),
        ("eq", r"G = \frac{\sum_{i=1}^{n} \sum_{j=1}^{n} |x_i - x_j|}{2 n \sum_{i=1}^{n} x_i} , |3"),
        (
            "p0",
            "which is 0 when everyone speaks in the same proportion of the sessions they attend. The second "
            "is the **longest wait**: the largest number of sessions in a row that any member attended without "
            "speaking. The third is the **stand-in rate**, the share of the sessions in which somebody else than the "
            "one chosen had to speak. We also report the **repeat rate**: the share of talks that come at "
            "most four sessions after the same member's last one.",
        ),
        ("h2", "4.2 Setup"),
        (
            "p0",
            f"Table 1 lists the settings. The base case is a club of {base.members} that meets weekly for a year, with a mean "
            f"attendance of {100 * base.attendance:.0f}%. We simulate {study.clubs} clubs under each rule, and "
            f"{study.clubs // 4} for each point of the sweeps over club size, attendance, sharpness and spread. All rules face the same "
            "members and the same absences. We report means over clubs with 95% confidence intervals. "
            "Random numbers come from the Mersenne Twister [[[11]]]. The whole study takes about ten seconds on one "
            "core, so that clubs can repeat it with their own numbers.",
        ),
    ]


def results(study: Study) -> Blocks:
    """Section 5."""
    main = study.main
    gini = {rule: n(found["gini"]) for rule, found in main.items()}
    wait = {rule: n(found["wait"], 0) for rule, found in main.items()}
    stand = {rule: percent(found["stand-ins"]) for rule, found in main.items()}
    repeat = {rule: percent(found["repeats"]) for rule, found in main.items()}
    late = {rule: points[-1][1] for rule, points in study.over_time.items()}
    few = {rule: points[0][1] for rule, points in study.by_attendance.items()}
    many = {rule: points[-1][1] for rule, points in study.by_attendance.items()}
    largest = {rule: n(points[-1][1], 0) for rule, points in study.by_size.items()}
    return [
        ("h1", "5 Results"),
        ("h2", "5.1 Who Speaks"),
        (
            "p0",
            f"Table 2 gives the results for the base case. The weighted draw reaches a Gini index of {gini['Weighted draw']} after a "
            f"year, against {gini['Queue with swaps']} for the queue with swaps, {gini['Strict round robin']} for the strict round robin and "
            f"{gini['Random draw']} for the random draw. Asking for volunteers first is the least even rule by far ({gini['Volunteers first']}).",
        ),
        (
            "p",
            "Figure 2a shows how the rules get there. Chance evens out: under a random draw the index "
            f"falls steadily, to {n(late['Random draw'])} after two years. Willingness does not: with volunteers first it is still "
            f"{n(late['Volunteers first'])}, because the same members offer every time. "
            f"The weighted draw is the only rule that corrects its own accidents, and after two years "
            f"it stands at {n(late['Weighted draw'])}, less than half the index of the queue with swaps. The queue counts talks, "
            "not the sessions for which they are owed, so that members who seldom come speak too often for what they attend.",
        ),
        ("h2", "5.2 How Long Members Wait"),
        (
            "p0",
            f"The longest wait is {wait['Weighted draw']} attended sessions with the weighted draw, {wait['Queue with swaps']} with the queue and "
            f"{wait['Volunteers first']} with volunteers first. It grows with the size of the club for every rule (Figure 2b). "
            f"In clubs of {study.by_size['Weighted draw'][-1][0]} the difference between the weighted draw ({largest['Weighted draw']}) and the queue "
            f"({largest['Queue with swaps']}) is gone: there, a year has fewer than two talks for each member.",
        ),
        (
            "p",
            "Figure 3 shows the time between two talks of the same member. The round robins have their "
            f"step at {study.base.members} sessions, the number of members, and presenters know their next date. A "
            f"random draw often hits the same member again soon: {repeat['Random draw']} of the talks come within four sessions of "
            f"the last one, against {repeat['Weighted draw']} for the weighted draw, which has no step but avoids both extremes.",
        ),
        ("h2", "5.3 How Often Somebody Steps In"),
        (
            "p0",
            f"The strict round robin needs a stand-in in {stand['Strict round robin']} of the sessions, since it ignores announced "
            f"absences. All other rules need one in {stand['Volunteers first']} to {stand['Queue with swaps']}. "
            f"The weighted draw costs nothing here: at {stand['Weighted draw']} it equals the random draw. The rate depends on attendance more than on the rule (Figure 2c); "
            f"for the weighted draw it falls from {percent(few['Weighted draw'])} to {percent(many['Weighted draw'])} as the mean attendance "
            "rises from 50% to 90%.",
        ),
        ("h2", "5.4 How Strong the Weights Should Be"),
        (
            "p0",
            "Figure 4 varies the sharpness $\\beta$ and the spread of attendance. Most of the gain comes early. In the base case "
            f"the index falls from {study.heat[0][4]:.2f} at $\\beta = 0$ to {study.heat[4][4]:.2f} at $\\beta = 4$ and {study.heat[-1][4]:.2f} at "
            f"$\\beta = 32$, where the draw is a draw in name only. We recommend $\\beta = 4$. The spread sets a limit that no "
            f"$\\beta$ overcomes: when members differ very much, with a standard deviation of {study.heat_spread[-1]:.2f}, the index stays above "
            f"{min(row[-1] for row in study.heat) - 0.005:.2f}, because those who hardly ever come owe less than one whole talk.",
        ),
    ]


DISCUSSION: Blocks = [
    ("h1", "6 Discussion"),
    (
        "p0",
        "**Running the rule.** After each session, everyone who was present adds one over the number of "
        "people present to what they owe, and the presenter takes one off. A spreadsheet does the rest. As a rule of "
        "thumb, $\\beta = 4$ means that a member who owes half a talk more than another is about seven times as likely to be drawn.",
    ),
    (
        "p",
        "**Volunteers.** Clubs value people who offer to speak, and nothing in the weighted draw forbids them. A "
        "volunteer's talk counts like any other, and the next draws favour the others. What our results speak against is to "
        "ask first and to draw only when nobody answers.",
    ),
    (
        "p",
        "**Announced absences.** The stand-in rate is the one measure that a rule can hardly improve. Members can: if all "
        "absences were announced ($q = 1$), only the strict round robin would ever need a stand-in. "
        "Appendix A has the numbers.",
    ),
    (
        "p",
        "**Newcomers.** A newcomer owes nothing at first and is neither spared nor pushed. With ten people present, it takes five "
        "sessions until a newcomer owes half a talk.",
    ),
]

LIMITATIONS: Blocks = [
    ("h1", "7 Limitations"),
    (
        "p0",
        "All results come from a simulation; we did not observe a real club. The model assumes that attendance does not depend on the rule. "
        "In a real club, members may stay away when they fear the draw, and our numbers do not capture that. "
        "We also ignore that talks differ: a volunteer may be better prepared than someone who was drawn, "
        "and our measures count both as one talk. Absences are independent from week to week, whereas holidays "
        "and deadlines come in blocks. Nobody joins or leaves during the year. Finally, we give no credit for "
        "predictability. Clubs that plan a term ahead may prefer the queue with swaps for this reason alone, although a weighted draw can "
        "be held well in advance, too.",
    ),
]

CONCLUSION: Blocks = [
    ("h1", "8 Conclusion"),
    (
        "p0",
        "A rule of rotation should count what members owe, not only who spoke last. The weighted draw does this "
        "with one number per member, shares talks twice as evenly as the best round robin in our simulation, and needs no more stand-ins than a random draw. "
        "Asking for volunteers first is the least even of all. In future work we want to "
        "test the rule with attendance records of real clubs, and to model members who join, leave and "
        "have preferences about papers, from transformers for images [[[6]]] to the price of fairness itself [[[3]]].",
    ),
]

ACKNOWLEDGEMENTS: Blocks = [
    ("h1", "Acknowledgements"),
    (
        "p0",
        "We thank everyone who keeps a small reading group going, and especially those who step in.",
    ),
]


def appendix(study: Study) -> Blocks:
    """Appendix A."""
    weighted, strict = study.by_notice["Weighted draw"], study.by_notice["Strict round robin"]
    return [
        ("h1", "A Announced Absences"),
        (
            "p0",
            "In the base case half of the absences are known when the presenter is chosen. Figure 5 varies this share from none "
            "to all, with everything else as in Table 1. Without any notice, the weighted draw needs a stand-in in "
            f"{percent(weighted[0][2])} of the sessions, as often as the strict round robin ({percent(strict[0][2])}); with full notice it needs "
            "none, while the strict round robin is no better than before.",
        ),
        (
            "p",
            "Notice has little effect on how evenly the talks are shared. The Gini index of the weighted draw stays "
            f"between {min(g.mean for _, g, _ in weighted):.2f} and {max(g.mean for _, g, _ in weighted):.2f}: whoever steps in has the talk counted, "
            "and the next draws make up for it. This is the practical difference between keeping an account of "
            "what people owe and keeping a list of whose turn it is.",
        ),
        ("h1", "B Reproduction"),
        (
            "p0",
            "The script named in the footnote on the first page runs the study, draws all figures and sets these pages. It uses the "
            "standard library of Python for the simulation. Each club has a seed of its own, from "
            f"0 to {study.clubs - 1}, and all rules see the same clubs. The statements that this paper makes in words, such as "
            "one rule being twice as even as another, are checked against the numbers before the pages are set; the script "
            "stops when one of them no longer holds.",
        ),
    ]


REFERENCES: tuple[tuple[str, str | None], ...] = (
    (
        "M. Aleksandrov, H. Aziz, S. Gaspers, and T. Walsh. Online fair division: Analysing a food bank problem. "
        "In *IJCAI*, 2015. [[arXiv:1502.07571]]",
        "1502.07571",
    ),
    (
        "M. Aleksandrov and T. Walsh. Online fair division: A survey. In *AAAI*, 2020. [[arXiv:1911.09488]]",
        "1911.09488",
    ),
    (
        "D. Bertsimas, V. F. Farias, and N. Trichakis. The price of fairness. *Operations Research*, 59(1):17–31, 2011.",
        None,
    ),
    (
        "Y. Deenadayalan, K. Grimmer-Somers, M. Prior, and S. Kumar. How to run an effective journal club: "
        "a systematic review. *Journal of Evaluation in Clinical Practice*, 14(5):898–911, 2008.",
        None,
    ),
    (
        "A. Demers, S. Keshav, and S. Shenker. Analysis and simulation of a fair queueing algorithm. In *SIGCOMM*, 1989.",
        None,
    ),
    (
        "A. Dosovitskiy, L. Beyer, A. Kolesnikov, D. Weissenborn, X. Zhai, T. Unterthiner, et al. An image is worth "
        "16x16 words: Transformers for image recognition at scale. In *ICLR*, 2021. [[arXiv:2010.11929]]",
        "2010.11929",
    ),
    (
        "K. He, X. Zhang, S. Ren, and J. Sun. Deep residual learning for image recognition. In *CVPR*, 2016. "
        "[[arXiv:1512.03385]]",
        "1512.03385",
    ),
    (
        "R. Jain, D. Chiu, and W. Hawe. A quantitative measure of fairness and discrimination for resource "
        "allocation in shared computer systems. Technical Report TR-301, Digital Equipment Corporation, 1984. "
        "[[arXiv:cs/9809099]]",
        "cs/9809099",
    ),
    (
        "M. Linzer. The journal club and medical education: over one hundred years of unrecorded history. "
        "*Postgraduate Medical Journal*, 63:475–478, 1987.",
        None,
    ),
    ("R. D. Luce. *Individual Choice Behavior*. Wiley, 1959.", None),
    (
        "M. Matsumoto and T. Nishimura. Mersenne Twister: a 623-dimensionally equidistributed uniform pseudo-random "
        "number generator. *ACM Transactions on Modeling and Computer Simulation*, 8(1):3–30, 1998.",
        None,
    ),
    (
        "M. Mitzenmacher. The power of two choices in randomized load balancing. *IEEE Transactions on Parallel "
        "and Distributed Systems*, 12(10):1094–1104, 2001.",
        None,
    ),
    (
        "M. Shreedhar and G. Varghese. Efficient fair queuing using deficit round-robin. *IEEE/ACM Transactions "
        "on Networking*, 4(3):375–385, 1996.",
        None,
    ),
    ("H. Steinhaus. The problem of fair division. *Econometrica*, 16:101–104, 1948.", None),
    (
        "A. Vaswani, N. Shazeer, N. Parmar, J. Uszkoreit, L. Jones, A. N. Gomez, Ł. Kaiser, and I. Polosukhin. "
        "Attention is all you need. In *NeurIPS*, 2017. [[arXiv:1706.03762]]",
        "1706.03762",
    ),
    (
        "C. A. Waldspurger and W. E. Weihl. Lottery scheduling: Flexible proportional-share resource management. "
        "In *OSDI*, 1994.",
        None,
    ),
)

ALGORITHM = (
    "**for each** session **do**",
    "   $V \\gets$ members not known to be absent",
    "   draw $i$ from $V$, with $P_i$ as in Equation 2",
    "   **if** $i$ does not come **then**",
    "      draw $i$ again from those present",
    "   member $i$ gives the talk",
    "   **for each** member $j$ who is present **do**",
    "      add $1/A$ to $d_j$",
    "   take 1 from $d_i$",
)

CAPTIONS = {
    "figure 1": "One club of ten under each rule. A column is a session, a row a member, ordered by attendance. "
    "Dots are talks (open: a stand-in's), grey cells are absences. Bars at the right count the talks.",
    "figure 2": "The rules compared. **(a)** Inequality of the loads over two years. **(b)** Longest wait against the size of the "
    "club. **(c)** Share of sessions with a stand-in against mean attendance. Bands and bars are 95% confidence intervals.",
    "figure 3": "Time between two talks of the same member: share of the gaps that are longer than a number of sessions.",
    "figure 4": "Gini index of the weighted draw for different sharpness and spread of attendance. The white frame marks the base case.",
    "figure 5": "The share of absences that are announced. **(a)** Inequality. **(b)** Stand-ins. Colours as in Figure 2.",
    "table 1": "Settings of the base case, and the values of the sweeps.",
    "table 2": "The base case after one year: means over {clubs} clubs, with half widths of the 95% intervals. The best value of "
    "each column is bold. Lower is better everywhere.",
    "algorithm 1": "Weighted draw",
}
