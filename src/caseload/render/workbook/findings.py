"""The sheets Changes, Unallocated, Support, Shortfall and Checks."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from caseload.domain.findings import Unallocated
from caseload.domain.names import RULES
from caseload.pipeline.report import Report
from caseload.render.breach_words import say_breach
from caseload.render.decided_cells import list_reasons
from caseload.render.escalation_words import say_due, say_status, say_tell
from caseload.render.fates import say_because
from caseload.render.needs_you import name_kind
from caseload.render.reason_words import say_reasons
from caseload.render.shortfall.words import AIMS, name_post, round_down
from caseload.render.way_words import describe_way, list_options, list_own
from caseload.render.words import join_and, measure_hours
from caseload.render.workbook.allocation import say_why_new
from caseload.render.workbook.book import Book, Field, Styled

CHANGES: Final = (
    Field("Case", 14), Field("Team", 14), Field("Kind", 30), Field("Family", 14), Field("From", 20), Field("To", 20),
    Field("New", 8), Field("Why", 50, "wrap"),
)  # fmt: skip
UNALLOCATED: Final = (
    Field("Case", 14), Field("Team", 14), Field("Kind", 28, "wrap"), Field("Family", 12), Field("May wait", 22, "wrap"),
    Field("Weeks waiting", 9, "whole"), Field("Escalation, and whom to tell", 38, "wrap"),
    Field("Worker before", 16), Field("Why", 44, "wrap"),
    Field("Ways out, and what to add to the command", 74, "wrap"),
)  # fmt: skip
SUPPORT: Final = (Field("Who gives it", 24), Field("What", 24), Field("To worker or case", 24),
                  Field("Hours a week", 14, "hours"))  # fmt: skip
LEVELS: Final = (
    Field("Level", 8, "whole"), Field("Aim", 44, "wrap"), Field("Posts", 52, "wrap"), Field("FTE", 8, "hours"),
    Field("At least (FTE)", 10), Field("Pounds a week", 12, "whole"), Field("No post would help", 30, "wrap"),
    Field("Only wait for pace", 30, "wrap"), Field("Weeks to clear", 9, "whole"),
    Field("Families in week 1", 10, "whole"),
)  # fmt: skip
CHECKS: Final = (Field("What", 24), Field("Where", 30, "wrap"), Field("Finding", 62, "wrap"),
                 Field("What to do", 56, "wrap"), Field("Code", 14))  # fmt: skip
OFFERED: Final = 3
COLOURS: Final = {"at_once": "red", "red": "red", "amber": "amber"}


def write_changes(book: Book, report: Report) -> Any:
    """Every case that gets another worker, or its first."""
    standings = report.problem.standings
    rows = [
        (
            change.case,
            change.team,
            name_kind(report.problem, standings[change.case]),
            standings[change.case].case.family,
            change.before,
            change.after or "nobody",
            "new" if change.is_new else None,
            say_why_new(standings[change.case], change) if change.is_new else say_because(report.problem, change),
        )
        for change in report.findings.changes
    ]
    return book.write_sheet("Changes", CHANGES, rows, "Nobody changes worker, and nobody is new.")


def write_unallocated(book: Book, report: Report) -> Any:
    """Every case without a worker, or without the cover it needs: why, and what would allocate it."""
    first = {one.unit: one.case for one in reversed(report.findings.unallocated)}
    rows = [build_unallocated(report, one, first[one.unit]) for one in report.findings.unallocated]
    return book.write_sheet("Unallocated", UNALLOCATED, rows, "Every child has a worker.")


def build_unallocated(report: Report, one: Unallocated, first: str) -> Sequence[object]:
    """The cells of one case; ways out stand below one another, and with the `first` case of the unit alone."""
    standing = report.problem.standings[one.case]
    may_wait = "no: must be allocated" if one.is_must else "yes"
    return (
        one.case,
        one.team,
        name_kind(report.problem, standing),
        standing.case.family,
        "no: needs cover" if one.is_waiting_for_cover else may_wait,
        *list_escalation(report, one),
        one.holder,
        say_reasons(one.reasons),
        f"as {first}" if one.ways_out and one.case != first else list_ways(report, one),
    )


def list_escalation(report: Report, one: Unallocated) -> tuple[object, object]:
    """The weeks in the colour of their state, and the state with whom to tell and what is due."""
    if one.escalation is None:
        return one.weeks, None
    today, colour = report.problem.caseload.as_of, COLOURS.get(one.escalation.status)
    state = f"{say_status(one.escalation, today)}: {say_tell(one.escalation)}; {say_due(one.escalation, today)}"
    return Styled(one.weeks, colour) if colour else one.weeks, state


def list_ways(report: Report, one: Unallocated) -> str:
    """The nearest ways out, each with the options to type, below one another."""
    policy, own = report.problem.policy, list_own(report.problem, one.unit)
    ways = [(describe_way(way, policy, own), list_options(way)) for way in one.ways_out[:OFFERED]]
    return "\n".join(f"{what}: {' '.join(options)}" for what, options in ways)


def write_support(book: Book, report: Report) -> Any:
    """Support hours by officer and worker, and the hours practitioners do on cases."""
    policy, plan = report.problem.policy, report.solved.plan
    support = [
        (officer, "support", worker, measure_hours(units, policy))
        for (officer, worker), units in sorted(plan.support.items())
        if units
    ]
    disciplines = [
        (worker, discipline, case, measure_hours(report.problem.measure_discipline(case, discipline), policy))
        for (case, discipline), worker in sorted(plan.discipline.items())
    ]
    return book.write_sheet("Support", SUPPORT, [*support, *disciplines], "No support is given.")


def write_shortfall(book: Book, report: Report) -> Any:
    """One row a level: the posts it would take, their least FTE, and what no post would change."""
    policy = report.problem.policy
    rows = [
        (
            level.level,
            AIMS[level.level],
            join_and(name_post(post, policy) for post in level.posts) or "none needed",
            level.fte,
            f"{round_down(level.at_least_fte)}{' (proven)' if level.proven else ''}",
            level.weekly_cost,
            ", ".join(level.left),
            ", ".join(level.queue),
            level.queue_weeks,
            level.start,
        )
        for level in report.findings.shortfall
    ]
    return book.write_sheet("Shortfall", LEVELS, rows, "Not worked out in this run.")


def write_checks(book: Book, report: Report) -> Any:
    """What is above a limit, the warnings of the input, and every rule that was checked."""
    return book.write_sheet("Checks", CHECKS, list(list_checks(report)), "Nothing was checked.")


def list_checks(report: Report) -> Iterator[Sequence[object]]:
    """Breaches, then warnings, then the rules."""
    reasons = list_reasons(report.problem)
    for breach in report.solved.breaches:
        since = "by a decision" if breach.since == "decision" else "as the input has it"
        yield (f"breach, {since}", breach.worker or breach.case, say_breach(breach, reasons), None, breach.rule)
    for fault in report.warnings:
        got = f" (got {fault.got})" if fault.got is not None else ""
        yield (fault.severity, fault.where, f"{fault.what}{got}", fault.fix, fault.code)
    for rule in RULES:
        on = report.problem.policy.has_rule(rule)
        broken = sum(breach.rule == rule for breach in report.solved.breaches)
        found = "the proposal itself breaks it nowhere" + (f"; {broken} explained above" if broken else "")
        yield ("rule checked" if on else "rule switched off", None, found if on else "by the policy", None, rule)
