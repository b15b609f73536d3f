"""When a worker leaves, on the screen and as JSON: who takes which case, whom nobody can take, and what to do."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from caseload.analysis.leaver import LeftCase
from caseload.domain.findings import Workload
from caseload.pipeline.leaver import LeaverReport
from caseload.render.fates import say_because
from caseload.render.lines import WIDTH, fold_item, fold_lines
from caseload.render.needs_you import name_kind, render_unit
from caseload.render.plain_values import make_plain
from caseload.render.plan_json import SCHEMA_VERSION
from caseload.render.proof_words import say_audit, say_proof
from caseload.render.shortfall.words import say_shortfall
from caseload.render.words import count, cut, join_and, name_some, natural_key, quote, say_date
from caseload.render.worker_table import say_cases, say_workload

MOST: Final = 40
LONGEST_ID: Final = 24
DUTIES: Final = {"co_works": "co-works", "oversees": "oversees", "covers": "covers"}
ENDS: Final = {"co_works": "nobody co-works it", "oversees": "nobody oversees it", "covers": "nobody covers it"}


def render_leaver(report: LeaverReport, path_shown: str) -> str:
    """The whole screen, 72 columns."""
    led = [one for one in report.left if one.duty == "leads"]
    sections = (
        render_head(report, led),
        render_taken(report, [one for one in led if one.to is not None]),
        render_failed(report, [one for one in led if one.to is None]),
        render_beside(report),
        render_takers(report, led),
        render_planned(report),
        [line for sentence in say_shortfall(report.report) for line in fold_lines(sentence, 0, 2)],
        [*fold_lines(say_audit(report.report.problem.policy)), *fold_lines(say_proof(report.report.solved))],
        render_next(report, path_shown),
    )
    return "\n".join(chain.from_iterable([*section, ""] for section in sections if section)).rstrip() + "\n"


def render_head(report: LeaverReport, led: Sequence[LeftCase]) -> list[str]:
    """Who leaves and when, and what becomes of their cases."""
    problem = report.report.problem
    member = problem.staff[report.worker]
    taken = sum(one.to is not None for one in led)
    when = (
        "If they were handed over today"
        if report.is_now
        else f"On {say_date(problem.caseload.as_of)}, if nothing else changes until then"
    )
    rest = len(led) - taken
    fate = f"{taken:,} would go to others, {rest:,} would have nobody" if led else "there is nothing to hand over"
    return [
        *fold_lines(
            f"{report.worker} ({member.role.label}, {member.worker.team}) leaves after {say_date(report.last_day)}, "
            f"with {count(len(led), 'case')}."
        ),
        *fold_lines(f"{when}: {fate}. The tool proposes, you decide."),
    ]


def render_taken(report: LeaverReport, taken: Sequence[LeftCase]) -> list[str]:
    """Each family that somebody takes: who, and why."""
    lines = [line for group in group_units(taken) for line in render_family(report, group)]
    return ["WHO WOULD TAKE THEM", *lines] if lines else []


def render_family(report: LeaverReport, group: Sequence[LeftCase]) -> list[str]:
    """The cases of one family that go together."""
    problem, plan = report.report.problem, report.report.solved.plan
    first = group[0]
    kinds = join_and(dict.fromkeys(name_kind(problem, problem.standings[one.case]) for one in group))
    co_worker = plan.co_worker.get(first.case)
    beside = f", {co_worker} co-works" if co_worker else ""
    because = f" ({say_because(problem, first.change)})" if first.change and is_told(first.change.because) else ""
    return fold_item(name_cases(group), f"{kinds}: to {cut(first.to or '', LONGEST_ID)}{beside}{because}")


def is_told(because: str) -> bool:
    """Whether the reason says more than that the worker has left."""
    return because not in ("holder_left", "holder_absent")


def render_failed(report: LeaverReport, failed: Sequence[LeftCase]) -> list[str]:
    """The children nobody can take, why, and what would help; until the last day they stay."""
    problem = report.report.problem
    lines: list[str] = []
    for group in group_units(failed):
        missing = [one.missing for one in group if one.missing is not None]
        lines += render_unit(problem, missing) if missing else fold_item(name_cases(group), "waits, as decided.")
    if not lines:
        return []
    stay = f"Until {say_date(report.last_day)} they stay with {report.worker}." if report.is_now else ""
    where = "below" if say_shortfall(report.report) else "with `caseload shortfall`"
    do = f"Give them with --give CASE=WORKER, ask another team, or see the staff it would take {where}."
    return ["NOBODY COULD TAKE", *lines, *fold_lines(f"{stay} {do}".strip(), 2, 2)]


def render_beside(report: LeaverReport) -> list[str]:
    """What the worker does beside the cases they lead, and who would do it."""
    beside = [one for one in report.left if one.duty != "leads"]
    texts = [(one.case, f"{one.to} {DUTIES[one.duty]}" if one.to else ENDS[one.duty]) for one in beside]
    lines = [line for case, text in texts[:MOST] for line in fold_item(cut(case, LONGEST_ID), text)]
    return ["WHAT THEY DO BESIDE", *lines] if lines else []


def render_takers(report: LeaverReport, led: Iterable[LeftCase]) -> list[str]:
    """Each worker who would take some: cases now and then, and the workload."""
    takers = {one.to for one in led if one.to is not None}
    listed = [one for one in report.report.findings.workload if one.worker in takers]
    ordered = sorted(listed, key=lambda one: natural_key(one.worker))
    return ["THOSE WHO WOULD TAKE THEM", *map(render_taker, ordered)] if ordered else []


def render_taker(one: Workload) -> str:
    """One worker on a line."""
    return f"  {cut(one.worker, LONGEST_ID):<12} {say_cases(one):<16} {say_workload(one)}"[:WIDTH].rstrip()


def render_planned(report: LeaverReport) -> list[str]:
    """The planned changes: cases handed on to another team, which are no unplanned change of worker."""
    if not report.planned:
        return []
    names = name_some(sorted((change.case for change in report.planned), key=natural_key), 6)
    return fold_lines(f"Planned, beside this: {count(len(report.planned), 'case')} handed on ({names}).", 0, 2)


def render_next(report: LeaverReport, path_shown: str) -> list[str]:
    """What to do with it."""
    day = report.last_day.isoformat()
    return [
        *fold_lines(
            f"To carry it out: write {day} into last_day of {report.worker} in the table of workers, then", 0, 2
        ),
        f"  caseload round open {quote(path_shown)} --hand-over",
    ]


def group_units(cases: Iterable[LeftCase]) -> list[list[LeftCase]]:
    """The cases by family and taker, those who may not wait first."""
    groups: dict[tuple[str, str | None], list[LeftCase]] = {}
    for one in sorted(cases, key=lambda each: natural_key(each.case)):
        groups.setdefault((one.unit, one.to), []).append(one)
    return sorted(groups.values(), key=lambda group: not any(one.missing and one.missing.is_must for one in group))


def name_cases(group: Sequence[LeftCase]) -> str:
    """The ids of a family's cases."""
    return name_some([cut(one.case, LONGEST_ID) for one in group], 3)


def leaver_to_json(report: LeaverReport) -> Mapping[str, Any]:
    """The same as JSON."""
    problem, solved = report.report.problem, report.report.solved
    return {
        "schema_version": SCHEMA_VERSION,
        "status": "optimal" if solved.is_optimal else "feasible",
        "as_of": problem.caseload.as_of.isoformat(),
        "worker": report.worker,
        "last_day": report.last_day.isoformat(),
        "hand_over": report.is_now,
        "cases": [
            {
                "case": one.case,
                "duty": one.duty,
                "to": one.to,
                "because": one.change.because if one.change else None,
                "must_allocate": one.missing.is_must if one.missing else None,
                "reasons": make_plain(one.missing.reasons) if one.missing else [],
                "ways_out": make_plain(one.missing.ways_out) if one.missing else [],
            }
            for one in report.left
        ],
        "planned": [{"case": one.case, "from": one.before, "to": one.after} for one in report.planned],
    }
