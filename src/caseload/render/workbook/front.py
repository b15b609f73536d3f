"""The sheets Read me and Run: what the proposal says and how to decide, and how it was made."""

import json
from collections.abc import Iterator
from typing import Any, Final

from caseload.domain.names import GOAL_UNITS
from caseload.intake.proposal_words import AGREE, DECISION, GIVE, INPUT_HASH, POLICY_HASH, PROPOSAL, REASON, WAIT
from caseload.pipeline.report import Report
from caseload.render.goal_words import say_goal
from caseload.render.plain_values import make_plain
from caseload.render.proof_words import say_audit, say_proof
from caseload.render.run_words import say_run
from caseload.render.screen_head import name_teams, say_conditions, say_summary
from caseload.render.shortfall.words import say_shortfall
from caseload.render.words import quote, say_date
from caseload.render.workbook.book import TITLE_LINE, Book, Field

GOALS: Final = (Field("Goal, in order", 42), Field("Value", 46, "whole"), Field("No plan is below", 18, "whole"),
                Field("Proven", 10), Field("Unit", 26), Field("Name", 20))  # fmt: skip
UNDECIDED: Final = "Nothing is decided yet. The tool proposes; you decide, case by case."
SHEETS: Final = (
    ("Allocation", "every case, its proposed worker and why; the yellow cells wait for your decision"),
    ("Changes", "only the cases that get another worker, or their first"),
    ("Workload", "every worker before and after, with a chart"),
    ("Unallocated", "who has no worker, why, whom to tell, and the nearest ways out"),
    ("Support", "support hours and practitioners' hours"),
    ("Shortfall", "the staff it would take"),
    ("Fairness", "loads by group, demanding work, new families, children with many workers"),
    ("Checks", "what is above a limit, warnings, and every rule that was checked"),
    ("Run", "how this proposal was made"),
    ("Lists", "what the drop-downs offer"),
)


def write_readme(book: Book, sheet: Any, report: Report, name: str) -> None:
    """The first sheet: the summary, how to decide, and what the other sheets hold; `name` is this file's name."""
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 96)
    sheet.hide_gridlines(2)
    for row, (style, first, text) in enumerate(list_lines(report, name)):
        book.write_cell(sheet, row, 0, first, "label" if style == "item" else style)
        if text:
            book.write_cell(sheet, row, 1, text, "folded")
        if style == "title":
            sheet.set_row(row, TITLE_LINE)


def list_lines(report: Report, name: str) -> Iterator[tuple[str, str, str]]:
    """Each row of the first sheet: its style, its first cell, its second."""
    who = f"{name_teams(report)}, {say_date(report.problem.caseload.as_of)}"
    yield "title", f"What if, for {who}" if report.what_ifs else f"Proposal for {who}", ""
    for sentence in say_conditions(report) or (UNDECIDED,):
        yield "prose", sentence, ""
    yield "prose", "", ""
    yield "heading", "In short", ""
    for sentence in (*say_summary(report), *say_shortfall(report)):
        yield "prose", sentence, ""
    yield "prose", say_audit(report.problem.policy), ""
    yield "prose", say_proof(report.solved), ""
    for sentence in say_run(report):
        yield "prose", sentence, ""
    yield "prose", "", ""
    yield from list_compared() if report.what_ifs else list_deciding(name, find_round(report))
    yield "heading", "The sheets", ""
    for sheet, what in SHEETS:
        yield "item", sheet, what


def find_round(report: Report) -> str | None:
    """The number of the round that a proposal was made for; None for one of no round."""
    mark = report.facts.settings.get("round")
    return str(mark).partition("-")[0] if mark else None


def list_deciding(name: str, number: str | None) -> Iterator[tuple[str, str, str]]:
    """How to decide in a proposal, and what to type then: it is handed back to its round, if it has one."""
    yield "heading", f"How to decide: the columns {DECISION} and {REASON} of the sheet Allocation", ""
    yield "item", AGREE, "The proposed worker takes the case. Where no worker is proposed: it waits."
    yield "item", f"{GIVE} NAME", "This worker takes or keeps it, even over a limit. The list has the usual names."
    yield "item", WAIT, "It stays unallocated this week."
    yield "item", "(blank)", "Not yet decided. A child who has a worker stays with that worker."
    yield "item", REASON, "From the list. Write nothing about a child here: that belongs in the case system."
    yield "prose", "", ""
    yield "heading", "When you have decided, save this workbook and type", ""
    if number is None:
        yield "mono", f"caseload allocate PATH --decisions {quote(name)}", ""
        yield (
            "prose",
            "PATH is the caseload this was made from. The rest is then allocated around what you decided.",
            "",
        )
    else:
        yield "mono", f"caseload round decide {number} --from {quote(name)} --by NAME", ""
        yield "prose", "NAME is yours: nothing is decided without a person's name. The round says what is next.", ""
    yield "prose", "", ""


def list_compared() -> Iterator[tuple[str, str, str]]:
    """What a workbook of a what-if is for."""
    yield "heading", "To read, not to decide in", ""
    yield "prose", "Compare it with the proposal of the week. Decisions made in this workbook are not taken for the", ""
    yield "prose", "week as it is: decide in a workbook that was made without the what-if.", ""
    yield "prose", "", ""


def write_run(book: Book, sheet: Any, report: Report) -> None:
    """How the proposal was made: hashes, id, settings, versions, and every goal with its proof."""
    solved, facts = report.solved, report.facts
    asked = {"moves": report.problem.settings.moves, "hand_over": report.problem.settings.hand_over}
    settings = {**asked, **make_plain(facts.settings)}
    rows: list[tuple[str, object]] = [
        (PROPOSAL, facts.proposal),
        (INPUT_HASH, facts.input_hash),
        (POLICY_HASH, facts.policy_hash),
        ("As of", report.problem.caseload.as_of),
        ("Status", "every goal proven" if solved.is_optimal else "not everything is proven"),
        ("Seconds", round(solved.seconds, 2)),
        ("Seed", solved.seed),
        *((f"Setting {name}", say_setting(value)) for name, value in sorted(settings.items())),
        *((f"Version of {name}", version) for name, version in sorted(facts.versions.items())),
    ]
    book.set_columns(sheet, GOALS)
    for row, (label, value) in enumerate(rows):
        book.write_cell(sheet, row, 0, label, "label")
        book.write_cell(sheet, row, 1, value, "folded")
    goals = [
        (say_goal(goal.name), goal.value, goal.bound, "yes" if goal.proven else "no", GOAL_UNITS[goal.name], goal.name)
        for goal in solved.goals
    ]
    book.write_table(sheet, GOALS, goals, len(rows) + 1)


def say_setting(value: object) -> str:
    """A setting as text: none as `any` or nothing, lists as JSON."""
    if value is None:
        return "any"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
