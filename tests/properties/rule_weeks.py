"""Small weeks, each with a tempting plan that one rule alone forbids."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from caseload.domain.caseload import Case
from caseload.domain.names import FIXED_GOALS
from caseload.domain.plan import Plan
from caseload.domain.policy import ProtectedRow
from caseload.domain.problem import Problem
from tests.builders import (
    a_case,
    a_pair,
    a_plan,
    a_policy,
    a_problem,
    a_worker,
    days,
    give,
    leave_waiting,
    rule_out,
)

SEASONED = a_worker(role="nqsw", start_date=days(-240))
FRESH = a_worker(role="nqsw", start_date=days(-60))
OFFICER = a_worker("w2", role="support_officer")
TWO = [a_worker("w1"), a_worker("w2")]


@dataclass(frozen=True)
class Week:
    """A small week, and the wrong plan: its leads where they differ from the base plan's, and its other parts."""

    rule: str
    name: str
    problem: Problem
    leads: Mapping[str, str | None] = field(default_factory=dict)
    parts: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rule}: {self.name}"

    @property
    def wrong(self) -> Plan:
        return replace(a_plan(self.problem, self.leads), **self.parts)


def list_cases(count: int, **changes: Any) -> list[Case]:
    return [a_case(f"c{n}", **changes) for n in range(1, count + 1)]


def to_w1(count: int) -> dict[str, str | None]:
    return {f"c{n}": "w1" for n in range(1, count + 1)}


def wait_for_w1(count: int, worker: Any = TWO[0], policy: Any = None, **case: Any) -> Problem:
    """So many cases like this, and one worker."""
    return a_problem([worker], list_cases(count, **case), policy=policy)


def list_received() -> list[Week]:
    """Rules on what one worker may receive."""
    off, barred, limit = a_policy(rules_off={"cap"}), {"kind": "child_protection"}, a_policy(hours="limit")
    load = a_policy(protected=(ProtectedRow(0, whole=2),), new_cases_protected=9)
    adviser, here = a_worker(role="personal_adviser"), {"capacity": 4, "lend_to": ("North",)}
    return [
        Week("one_worker", "not yet there", wait_for_w1(1, a_worker(first_day=days(3)), off), to_w1(1)),
        Week("one_worker", "left out of the plan", wait_for_w1(1), parts={"lead": {}}),
        Week("cap", "one too many", wait_for_w1(3, policy=a_policy(cap=2)), to_w1(3)),
        Week("hours", "where they limit", wait_for_w1(1, a_worker(capacity=1), limit, hours=2), to_w1(1)),
        Week("lead", "another kind", wait_for_w1(1, adviser), to_w1(1)),
        Week("lead", "the law", wait_for_w1(1, adviser, kind="care_leaver", proceedings="pre"), to_w1(1)),
        Week("skills", "court", wait_for_w1(1, skills=("court",)), to_w1(1)),
        Week("protected", "too early", wait_for_w1(1, FRESH, **barred), to_w1(1)),
        Week("protected", "the load", wait_for_w1(3, SEASONED, load), to_w1(3)),
        Week("co_working", "nobody beside", wait_for_w1(1, SEASONED, **barred), to_w1(1)),
        Week("overseeing", "nobody above", wait_for_w1(1, a_worker(role="support_officer")), to_w1(1)),
        Week("leaving", "in two weeks", wait_for_w1(1, a_worker(last_day=days(14))), to_w1(1)),
        Week("lending", "another team", wait_for_w1(1, a_worker(team="South")), to_w1(1)),
        Week("lending", "too large a share", wait_for_w1(1, a_worker(team="South", **here), hours=3), to_w1(1)),
    ]


def make_room(other: Mapping[str, Any], *more: Case) -> Problem:
    """An urgent child whom only w1 could take, if another who is held moved to w2: not urgent, so within the limits."""
    workers = [a_worker("w1", skills=("court",), fte=0.5), a_worker("w2", **other)]
    held, urgent = a_case("c1", kind="looked_after", holder="w1"), a_case("c2", kind="looked_after", skills=("court",))
    policy = a_policy(cap=2, kind_limits={"looked_after": 1})
    return a_problem(workers, [held, urgent, *more], moves=None, policy=policy)


def list_counted() -> list[Week]:
    """Rules on how many families a worker may have, and how many may move."""
    must, one = {"kind": "looked_after"}, a_policy(kind_limits={"looked_after": 1})
    three_held = a_problem(TWO, list_cases(3, holder="w1"), policy=a_policy(cap=2))
    four_held = a_problem(TWO, list_cases(4, holder="w1"), moves=1, policy=a_policy(cap=2))
    return [
        Week("new_cases", "the pace", make_room({"max_new": 0}), {"c1": "w2", "c2": "w1"}),
        Week("new_cases", "twice the pace", wait_for_w1(3, policy=a_policy(new_cases=1), **must), to_w1(3)),
        Week("kind_limit", "the limit", make_room({}, a_case("c3", **must, holder="w2")), {"c1": "w2", "c2": "w1"}),
        Week("kind_limit", "twice the limit", wait_for_w1(3, policy=one, **must), to_w1(3)),
        Week("moves", "none", three_held, {"c1": "w2"}),
        Week("moves", "one", four_held, {"c1": "w2", "c2": "w2"}),
    ]


def list_settled() -> list[Week]:
    """Decisions, and what keeps a case where it is; `transfer`, which would keep it too, is off where it must be."""
    free = {"moves": None, "policy": a_policy(cap=1, rules_off={"transfer"})}
    fit = a_policy(goals=(*FIXED_GOALS, "fit"), rules_off={"transfer"})
    dear, given = {("c1", "w2"): a_pair(cost=9)}, [give("c1", "w2")]
    held = list_cases(2, holder="w1", hold_until=days(3))
    south = a_worker("w1", team="South")
    handed_on = [a_case("c1", holder="w1", transfer=True), a_case("c2", "South", kind="looked_after")]
    staying = a_problem([south, TWO[1]], list_cases(2, holder="w1"), moves=None, policy=a_policy(cap=1))
    return [
        Week("decisions", "not", a_problem(decisions=[rule_out("c1", "w1")]), to_w1(1)),
        Week("decisions", "wait", a_problem(decisions=[leave_waiting("c1")]), to_w1(1)),
        Week("decisions", "give", a_problem(TWO, moves=None, policy=fit, pairs=dear, decisions=given), to_w1(1)),
        Week("hold", "to a day", a_problem(TWO, held, **free), {"c1": "w2"}),
        Week("transfer", "stays where it is", staying, {"c1": "w2"}),
        Week(
            "transfer",
            "left to nobody",
            a_problem([south], handed_on, policy=a_policy(cap=1)),
            {"c1": None, "c2": "w1"},
        ),
    ]


def list_together() -> list[Week]:
    """Rules on brothers and sisters, on losing a worker, and on support."""
    busy, full = a_worker(capacity=1), replace(OFFICER, capacity=a_worker(capacity=1).capacity)
    asked = [a_case("c1", holder="w1", hours=6, support_hours=6)]
    led = [a_case("c2", kind="early_help", holder="w2", hours=1, support_hours=0, overseer="w1")]
    nothing_asked = a_problem([busy, OFFICER], [a_case(holder="w1", hours=6, support_hours=0)])
    siblings = [a_case(f"c{n}", family="f1", kind="looked_after") for n in (1, 2)]
    beside, must = a_case("c3", holder="w1"), a_case("c3", kind="looked_after", holder="w1")
    room = a_policy(cap=2)
    given = {"support": {("w2", "w1"): 4}}
    return [
        Week("siblings", "parted", a_problem([TWO[0]], [*siblings, beside], policy=room), to_w1(1)),
        Week(
            "no_drop",
            "one for two",
            a_problem([TWO[0]], [*siblings, must], moves=None, policy=room),
            {**to_w1(2), "c3": None},
        ),
        Week("support", "more than is asked", nothing_asked, parts=given),
        Week("support", "more than there is", a_problem([busy, full], asked + led), parts=given),
    ]


WEEKS = (*list_received(), *list_counted(), *list_settled(), *list_together())
