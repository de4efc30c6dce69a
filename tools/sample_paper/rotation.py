"""The sample paper's study: a club simulated under five rules of who presents. Pure; not: drawing or writing it up."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, stdev

Pick = Callable[["Evening"], int]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a club is like."""

    members: int = 16
    sessions: int = 52
    attendance: float = 0.7  # mean probability that a member comes to a session
    spread: float = 0.2  # standard deviation of that probability between members
    notice: float = 0.5  # probability that an absence is known when the presenter is chosen
    willingness: float = 0.15  # mean probability that a member volunteers
    sharpness: float = 4.0  # the weighted draw's beta


@dataclass(slots=True)
class Evening:
    """What is known when a presenter is chosen, and what each rule needs to remember."""

    rng: random.Random
    available: list[int]  # members not known to be absent
    volunteers: list[int]  # those of them who would like to
    due: list[
        float
    ]  # what each member owes: the share of talks for the sessions attended, less the talks given
    queue: list[int]  # the order of the round robin, next one first
    sharpness: float


def random_draw(evening: Evening) -> int:
    """Anyone available, all equally likely."""
    return evening.rng.choice(evening.available)


def strict_round_robin(evening: Evening) -> int:
    """The next one of a fixed order, whoever that is."""
    chosen = evening.queue.pop(0)
    evening.queue.append(chosen)
    return chosen


def queue_with_swaps(evening: Evening) -> int:
    """The first of the order who is available; those passed over keep their place."""
    available = set(evening.available)
    chosen = next(member for member in evening.queue if member in available)
    evening.queue.remove(chosen)
    evening.queue.append(chosen)
    return chosen


def volunteers_first(evening: Evening) -> int:
    """One of those who would like to; if nobody would, a random draw."""
    return evening.rng.choice(evening.volunteers or evening.available)


def weighted_draw(evening: Evening) -> int:
    """Anyone available, with a probability that grows exponentially with what the member owes (Equation 1)."""
    most = max(evening.due[i] for i in evening.available)
    weights = [math.exp(evening.sharpness * (evening.due[i] - most)) for i in evening.available]
    return evening.rng.choices(evening.available, weights)[0]


RULES: dict[str, Pick] = {
    "Random draw": random_draw,
    "Strict round robin": strict_round_robin,
    "Queue with swaps": queue_with_swaps,
    "Volunteers first": volunteers_first,
    "Weighted draw": weighted_draw,
}


@dataclass(frozen=True, slots=True)
class Season:
    """What happened in one club."""

    present: tuple[tuple[bool, ...], ...]  # by session, by member
    presenters: tuple[int, ...]  # who spoke, by session
    stand_ins: tuple[bool, ...]  # whether that was someone else than the one chosen


def simulate(setting: Setting, pick: Pick, seed: int) -> Season:
    """One club under one rule. The same seed gives every rule the same members and the same attendance."""
    club, rule = random.Random(f"club {seed}"), random.Random(f"rule {seed}")
    comes = [_beta(club, setting.attendance, setting.spread) for _ in range(setting.members)]
    offers = [_beta(club, setting.willingness, setting.willingness) for _ in range(setting.members)]
    due = [0.0] * setting.members
    queue = list(range(setting.members))
    club.shuffle(queue)
    present, presenters, stand_ins = [], [], []
    for _ in range(setting.sessions):
        here = [club.random() < p for p in comes]
        told = [not h and club.random() < setting.notice for h in here]
        keen = [club.random() < p for p in offers]
        if not any(here):
            here[club.randrange(setting.members)] = True
        available = [i for i, (h, t) in enumerate(zip(here, told, strict=True)) if h or not t]
        volunteers = [i for i in available if keen[i]]
        chosen = pick(Evening(rule, available, volunteers, due, queue, setting.sharpness))
        attending = [i for i, h in enumerate(here) if h]
        speaker = chosen if here[chosen] else rule.choice(attending)
        for i in attending:
            due[i] += 1 / len(attending)
        due[speaker] -= 1
        present.append(tuple(here))
        presenters.append(speaker)
        stand_ins.append(speaker != chosen)
    return Season(tuple(present), tuple(presenters), tuple(stand_ins))


def _beta(rng: random.Random, mean: float, deviation: float) -> float:
    """A probability drawn from the Beta distribution with this mean and standard deviation; the mean if that is 0."""
    if deviation <= 0:
        return mean
    size = mean * (1 - mean) / deviation**2 - 1
    return rng.betavariate(mean * size, (1 - mean) * size)


def loads(season: Season, sessions: int | None = None) -> list[float]:
    """Talks given per session attended, for each member who came at all, over the first `sessions` sessions."""
    talks = [0] * len(season.present[0])
    came = [0] * len(talks)
    for here, speaker in zip(season.present[:sessions], season.presenters[:sessions], strict=True):
        talks[speaker] += 1
        for i, h in enumerate(here):
            came[i] += h
    return [t / c for t, c in zip(talks, came, strict=True) if c]


def gini(values: Sequence[float]) -> float:
    """Gini's index (Equation 3): 0 when all are equal, near 1 when one has everything."""
    ordered, n = sorted(values), len(values)
    total = sum(ordered)
    return 2 * sum(rank * x for rank, x in enumerate(ordered, 1)) / (n * total) - (n + 1) / n


def longest_wait(season: Season) -> int:
    """The most sessions in a row that any member attended without speaking."""
    longest = 0
    waits = [0] * len(season.present[0])
    for here, speaker in zip(season.present, season.presenters, strict=True):
        waits = [wait + h for wait, h in zip(waits, here, strict=True)]
        waits[speaker] = 0
        longest = max(longest, *waits)
    return longest


def gaps(season: Season) -> list[int]:
    """Sessions between one talk of a member and the same member's next."""
    last: dict[int, int] = {}
    found = []
    for session, speaker in enumerate(season.presenters):
        if speaker in last:
            found.append(session - last[speaker])
        last[speaker] = session
    return found


def stand_in_rate(season: Season) -> float:
    """Share of the sessions in which someone had to step in."""
    return fmean(season.stand_ins)


def repeat_rate(season: Season, within: int = 4) -> float:
    """Share of the talks that come at most `within` sessions after the same member's last one."""
    return sum(gap <= within for gap in gaps(season)) / len(season.presenters)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over clubs with the half width of its 95 % interval (normal approximation)."""

    mean: float
    half: float


def estimate(values: Sequence[float]) -> Estimate:
    """Mean and interval of independent clubs' values."""
    return Estimate(fmean(values), 1.96 * stdev(values) / math.sqrt(len(values)))


MEASURES: dict[str, Callable[[Season], float]] = {
    "gini": lambda season: gini(loads(season)),
    "wait": longest_wait,
    "stand-ins": stand_in_rate,
    "repeats": repeat_rate,
}


def seasons(setting: Setting, rule: str, clubs: int) -> list[Season]:
    """Independent clubs under one rule."""
    return [simulate(setting, RULES[rule], seed) for seed in range(clubs)]


@dataclass(frozen=True, slots=True)
class Study:
    """All that the paper reports."""

    clubs: int
    base: Setting
    main: dict[str, dict[str, Estimate]]  # rule, measure
    over_time: dict[str, list[tuple[int, Estimate]]]  # rule: sessions so far, Gini
    by_size: dict[str, list[tuple[int, Estimate]]]  # rule: members, longest wait
    by_attendance: dict[str, list[tuple[float, Estimate]]]  # rule: mean attendance, stand-ins
    by_notice: dict[str, list[tuple[float, Estimate, Estimate]]]  # rule: absences announced, Gini, stand-ins
    gap_survival: dict[str, list[float]]  # rule: share of gaps longer than 0, 1, 2 … sessions
    heat_sharpness: tuple[float, ...]
    heat_spread: tuple[float, ...]
    heat: list[list[float]]  # Gini by sharpness, spread
    example: dict[str, Season]


SIZES = (8, 12, 16, 24, 32)
ATTENDANCE = (0.5, 0.6, 0.7, 0.8, 0.9)
NOTICE = (0.0, 0.25, 0.5, 0.75, 1.0)
TIMES = (8, 16, 24, 32, 40, 52, 65, 78, 91, 104)
SHARPNESS = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
SPREAD = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35)
LONGEST_GAP = 60


def run_study(clubs: int) -> Study:
    """Every experiment, with `clubs` independent clubs a point (a quarter of that for the sweeps)."""
    base, fewer = Setting(), max(2, clubs // 4)
    main = {rule: seasons(base, rule, clubs) for rule in RULES}
    long = {rule: seasons(replace(base, sessions=TIMES[-1]), rule, fewer) for rule in RULES}
    return Study(
        clubs=clubs,
        base=base,
        main={
            rule: {name: estimate([measure(s) for s in found]) for name, measure in MEASURES.items()}
            for rule, found in main.items()
        },
        over_time={
            rule: [(t, estimate([gini(loads(s, t)) for s in found])) for t in TIMES]
            for rule, found in long.items()
        },
        by_size={
            rule: [
                (n, estimate([longest_wait(s) for s in seasons(replace(base, members=n), rule, fewer)]))
                for n in SIZES
            ]
            for rule in RULES
        },
        by_attendance={
            rule: [
                (a, estimate([stand_in_rate(s) for s in seasons(replace(base, attendance=a), rule, fewer)]))
                for a in ATTENDANCE
            ]
            for rule in RULES
        },
        by_notice={rule: [_by_notice(base, rule, q, fewer) for q in NOTICE] for rule in RULES},
        gap_survival={rule: survival([g for s in found for g in gaps(s)]) for rule, found in long.items()},
        heat_sharpness=SHARPNESS,
        heat_spread=SPREAD,
        heat=[
            [
                fmean(
                    gini(loads(s))
                    for s in seasons(replace(base, sharpness=b, spread=d), "Weighted draw", fewer)
                )
                for d in SPREAD
            ]
            for b in SHARPNESS
        ],
        example={
            rule: simulate(replace(base, members=10, sessions=26), pick, 3) for rule, pick in RULES.items()
        },
    )


def _by_notice(base: Setting, rule: str, notice: float, clubs: int) -> tuple[float, Estimate, Estimate]:
    found = seasons(replace(base, notice=notice), rule, clubs)
    return notice, estimate([gini(loads(s)) for s in found]), estimate([stand_in_rate(s) for s in found])


def survival(values: Sequence[int]) -> list[float]:
    """Share of the values above 0, 1, 2 … LONGEST_GAP."""
    return [sum(v > limit for v in values) / len(values) for limit in range(LONGEST_GAP + 1)]
