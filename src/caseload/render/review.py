"""A proposal as a page shows it: what needs the manager, the team, every case; in words, without a width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import altair as alt

from caseload.domain.fates import find_named_holder
from caseload.domain.findings import Unallocated, Workload
from caseload.pipeline.report import Report
from caseload.render.breach_words import list_breach_sentences
from caseload.render.decided_cells import list_decided, list_reasons
from caseload.render.needs_you import group_units, name_kind, say_needs, say_state
from caseload.render.page.chart import COLOURS, draw_chart
from caseload.render.page.parts import Chart, Table
from caseload.render.reason_words import sum_up_reasons
from caseload.render.way_words import describe_way, list_own
from caseload.render.words import count, join_and, natural_key, say_percent
from caseload.render.workbook.allocation import WORDS, list_cases, say_why
from caseload.render.worker_table import say_cases, say_role, say_workload

ROW: Final = 26
MOST_BARS: Final = 40
MOST_WORKERS: Final = 60
ARROW: Final = "\u2192"


@dataclass(frozen=True, slots=True)
class Need:
    """A family that needs the manager: its first case, all its cases in words, what is the matter, and ways out."""

    case: str
    who: str
    says: str
    ways: tuple[str, ...]
    is_must: bool


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in the list: its cells as text. `fate` is what happens in a word, `colour` the tag's."""

    case: str
    team: str
    kind: str
    family: str
    holder: str
    worker: str
    fate: str
    colour: str
    why: str
    decided: str
    is_changed: bool


def list_needs(report: Report) -> tuple[Need, ...]:
    """Every unit without a worker or cover, the children who may not wait first."""
    found = report.findings.unallocated
    ordered = [one for one in found if one.is_must], [one for one in found if not one.is_must]
    return tuple(build_need(report, group) for part in ordered for group in group_units(part))


def build_need(report: Report, group: Sequence[Unallocated]) -> Need:
    """One unit: who, what kind, how long, why, and what would allocate it."""
    problem = report.problem
    standings = [problem.standings[one.case] for one in group]
    kinds = join_and(dict.fromkeys(name_kind(problem, standing) for standing in standings))
    says = f"{kinds}{say_needs(group, standings)}{say_state(problem, group)}: {sum_up_reasons(group[0].reasons)}."
    own = list_own(problem, group[0].unit)
    ways = tuple(describe_way(way, problem.policy, own) for way in max((one.ways_out for one in group), key=len))
    return Need(group[0].case, join_and(one.case for one in group), says, ways, any(one.is_must for one in group))


def list_breaches(report: Report) -> list[str]:
    """What is above a limit or against a rule, a sentence each."""
    return list_breach_sentences(report.solved.breaches, list_reasons(report.problem))


def list_workers(report: Report) -> list[Workload]:
    """Every worker who is there and may hold cases, by team and name."""
    listed = sorted(report.findings.workload, key=lambda one: (natural_key(one.team), natural_key(one.worker)))
    return [one for one in listed if one.available and (one.cases or one.cases_before or one.cap)]


def choose_workers(workers: Sequence[Workload]) -> list[Workload]:
    """Those to be shown: of very many only those over 100%."""
    return [one for one in workers if len(workers) <= MOST_WORKERS or (one.share or 0) > 1]


def tabulate_workers(report: Report, shown: Sequence[Workload]) -> Table:
    """The team: cases and workload now and then, new families."""
    rows = tuple(
        (
            one.worker,
            one.team,
            say_role(report, one),
            " ".join(say_cases(one).replace("->", ARROW).split()),
            f"{'-' if one.share_before is None else say_percent(one.share_before)} {ARROW} {say_workload(one)}",
            str(one.new_families),
        )
        for one in shown
    )
    head = ("Worker", "Team", "Role", f"Cases now {ARROW} then", f"Workload now {ARROW} then", "New families")
    return Table("The team under this proposal", head, rows, frozenset({5}))


def draw_workloads(shown: Sequence[Workload]) -> Chart | None:
    """A bar for each worker's workload, those over 100% in another colour, with a mark where it is now; None for
    nobody or too many to read."""
    rows = [
        {
            "Worker": one.worker,
            "percent": float(one.share * 100),
            "now": float((one.share_before or 0) * 100),
            "State": "over 100%" if one.share > 1 else "within",
        }
        for one in shown
        if one.share is not None
    ]
    if not rows or len(rows) > MOST_BARS:
        return None
    over = sum(row["State"] != "within" for row in rows)
    bars = (
        alt.Chart(alt.InlineData(rows))
        .mark_bar()
        .encode(
            y=alt.Y("Worker:N", sort=None, title=None),
            x=alt.X("percent:Q", title="Workload, %"),
            color=alt.Color("State:N", scale=alt.Scale(domain=["within", "over 100%"], range=list(COLOURS[:2]))),
        )
    )
    now = alt.Chart(alt.InlineData(rows)).mark_tick(color="black", thickness=4, size=ROW - 4)
    marks = now.encode(y=alt.Y("Worker:N", sort=None, title=None), x="now:Q")
    line = alt.Chart(alt.InlineData([{"percent": 100}])).mark_rule(strokeDash=[6, 4]).encode(x="percent:Q")
    says = (
        f"{count(len(rows), 'worker')}, {over} of them over 100% under this proposal. The black mark on each bar is "
        "the workload now; the dashed line is at 100%."
    )
    return draw_chart(bars + marks + line, "Workload of each worker", says, ROW * len(rows) + 20)


def list_case_lines(report: Report) -> Iterator[CaseLine]:
    """Every case: by team, those without a worker first, those who stay last."""
    changes = {change.case: change for change in report.findings.changes}
    missing = {one.case: one for one in report.findings.unallocated}
    decided = list_decided(report.problem)
    for fate, standing in list_cases(report):
        case = standing.id
        word, colour = WORDS[fate]
        yield CaseLine(
            case=case,
            team=standing.case.team,
            kind=name_kind(report.problem, standing),
            family=standing.case.family or "",
            holder=find_named_holder(report.problem, standing.case) or "",
            worker=report.solved.plan.lead.get(case) or "",
            fate=word,
            colour=colour,
            why=say_why(report, standing, fate, changes.get(case), missing.get(case)),
            decided=(decided.get(case) or ("", None))[0],
            is_changed=fate not in ("stays", "waits"),
        )
