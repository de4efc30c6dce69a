"""How often one caller, and all together, may ask for something. Pure: the time is passed in. Not: who calls (callers).

An address may stand for a lecture hall behind one router, so what one address may do is what a hall does: a thousand
people at once, then a steady stream. What nobody may exceed, however many addresses they have, is what one server can
store.
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_KNOWN = 20_000  # callers told apart; beyond these, newcomers share one allowance
_OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many at once, and so many a second from then on."""

    at_once: int
    per_second: float


POSTS = Allowance(1_500, 50)  # of one address
VOTES = Allowance(6_000, 300)
READS = Allowance(6_000, 600)
ALL_POSTS = Allowance(6_000, 4_000)  # of all addresses together
ALL_VOTES = Allowance(20_000, 4_000)
HOLDING_BACK = 2.0  # seconds that a caller is asked to wait when the store is behind


class Rate:
    """One allowance for each of many callers, by the generic cell rate algorithm (ITU-T I.371): one number a caller."""

    def __init__(self, allowance: Allowance) -> None:
        self._gap = 1 / allowance.per_second
        self._slack = (allowance.at_once - 0.5) * self._gap  # half a gap, lest rounding decides
        self._due: dict[str, float] = {}  # when a caller that never hurries would have got this far

    def wait(self, caller: str, now: float) -> float:
        """Seconds until this caller may try again; 0: go on, which is counted. `now` in seconds from anywhere on."""
        if caller not in self._due and len(self._due) >= MOST_KNOWN:
            self._forget(now)
            if len(self._due) >= MOST_KNOWN:
                caller = _OTHERS
        due = max(self._due.get(caller, now), now)
        if due - now > self._slack:
            return due - now - self._slack
        self._due[caller] = due + self._gap
        return 0.0

    def _forget(self, now: float) -> None:
        """Let go of callers who have their whole allowance again."""
        self._due = {caller: due for caller, due in self._due.items() if due > now}


class Limits:
    """All allowances of one server. A caller of None is this machine itself, which is counted with all others only.

    Whoever reaches the server from its own machine is its user, or a proxy nobody told us about, behind which the
    whole hall would share one allowance.
    """

    def __init__(self) -> None:
        self._each = {"post": Rate(POSTS), "vote": Rate(VOTES), "read": Rate(READS)}
        self._all = {"post": Rate(ALL_POSTS), "vote": Rate(ALL_VOTES)}

    def wait(self, kind: str, caller: str | None, now: float) -> float:
        """Seconds to wait for a "post", "vote" or "read"; 0: go on."""
        if caller is not None and (seconds := self._each[kind].wait(caller, now)) > 0:
            return seconds
        return self._all[kind].wait("", now) if kind in self._all else 0.0
