"""The screen of a comparison: which is better, what each goal comes to, who moves, each worker in both, the input."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from caseload.domain.comparison import Comparison, MovedCases, TableChange, WorkerPair, WorkerState
from caseload.pipeline.compare import CompareReport
from caseload.render.compare.words import (
    LONGEST_ID,
    TABLES,
    say_cases,
    say_caution,
    say_field,
    say_moved,
    say_proofs,
    say_side,
    say_values,
    say_verdict,
)
from caseload.render.lines import fold_lines
from caseload.render.words import count, cut, join_and, name_some, natural_key, say_percent

MOST_MOVED: Final = 20
MOST_ROWS: Final = 8
MOST_WORKERS: Final = 40
LONGEST_WORKER: Final = 14
SEE: Final = "see the workbook (--out comparison.xlsx)"


def render_comparison(report: CompareReport) -> str:
    """The whole comparison, never wider than 72 columns; the table of workers fits into 40."""
    comparison = report.comparison
    head = [*fold_lines(say_side("A", report.first), 0, 3), *fold_lines(say_side("B", report.second), 0, 3)]
    head += ["You stopped the run: what had to be allocated is the best found so far."] if report.is_stopped else []
    if comparison.is_same:
        return "\n".join([*head, "", "No difference."]) + "\n"
    sections = (
        head,
        [*fold_lines(say_verdict(report)), *chain.from_iterable(map(fold_lines, say_caution(report)))],
        render_goals(report),
        render_moved("Another worker in B than in A:", comparison.moved),
        render_moved("Allocated in A, not in B:", comparison.only_first),
        render_moved("Allocated in B, not in A:", comparison.only_second),
        render_beside(comparison),
        render_workers(comparison.workers),
        render_input(comparison),
    )
    return "\n".join(chain.from_iterable([*section, ""] for section in sections if section)).rstrip() + "\n"


def render_goals(report: CompareReport) -> list[str]:
    """The goals that differ, in their order, and how many are the same."""
    goals = report.comparison.goals
    lines = []
    for number, pair in enumerate(goals, start=1):
        if pair.better is not None or (pair.first is None) != (pair.second is None):
            better = {"first": "; A is better", "second": "; B is better", None: ""}[pair.better]
            lines += fold_lines(f"{number} {say_values(pair)}{say_proofs(pair, report)}{better}", 2, 4)
    same = len(goals) - sum(pair.better is not None for pair in goals)
    if not lines:
        return []
    return ["Goals, in order:", *lines, *fold_lines(f"The same in both: {count(same, 'goal')}.", 2, 4)]


def render_moved(heading: str, moved: Sequence[MovedCases]) -> list[str]:
    """One item a family, those who may not wait first."""
    if not moved:
        return []
    listed = sorted(moved, key=lambda one: (not one.is_must, natural_key(one.team), natural_key(one.cases[0])))
    shown = listed if len(listed) <= MOST_MOVED + 1 else listed[:MOST_MOVED]
    lines = [line for one in shown for line in fold_lines(f"{say_cases(one)}: {say_moved(one)}", 2, 6)]
    rest = sum(len(one.cases) for one in listed[len(shown) :])
    children = sum(len(one.cases) for one in listed)
    more = fold_lines(f"and {count(rest, 'more case')}: {SEE}.", 2, 6) if rest else []
    return [f"{heading} {count(children, 'case')}", *lines, *more]


def render_beside(comparison: Comparison) -> list[str]:
    """How many co-workers, overseers, covers, practitioners and support hours differ."""
    words = {
        "co_worker": ("co-worker", "co-workers"),
        "overseer": ("overseer", "overseers"),
        "cover": ("cover worker", "cover workers"),
        "discipline": ("practitioner", "practitioners"),
    }
    parts = [
        count(number, *words[part]) for part in words if (number := sum(one.part == part for one in comparison.beside))
    ]
    if comparison.support:
        parts.append(f"support to {count(len({one.worker for one in comparison.support}), 'worker')}")
    return fold_lines(f"Beside the cases, these differ: {join_and(parts)}.", 0, 2) if parts else []


def render_workers(workers: Sequence[WorkerPair]) -> list[str]:
    """Each worker who differs: cases before, after, and workload, in A and in B."""
    listed = sorted(workers, key=lambda one: (natural_key(one.team), natural_key(one.worker)))
    differing = [one for one in listed if one.differs]
    if not differing:
        return ["Every worker is the same in both."]
    shown = differing if len(differing) <= MOST_WORKERS + 1 else differing[:MOST_WORKERS]
    rows = [(cut(one.worker, LONGEST_WORKER), *say_state(one.first), *say_state(one.second)) for one in shown]
    lines = render_rows([("Worker", "A", "", "B", ""), *rows])
    rest = len(differing) - len(shown)
    same = len(listed) - len(differing)
    notes = [f"and {count(rest, 'more worker')}: {SEE}."] if rest else []
    notes += [f"The same in both: {count(same, 'worker')}."] if same else []
    return ["Workers: cases now -> then, and workload", *lines, *chain.from_iterable(fold_lines(n) for n in notes)]


def say_state(state: WorkerState | None) -> tuple[str, str]:
    """`12 -> 14` and `96%`; a dash for a worker who is not in that caseload or not there."""
    if state is None:
        return "not there", ""
    if not state.available:
        return f"away {state.cases}", ""
    return f"{state.cases_before} -> {state.cases}", "-" if state.share is None else say_percent(state.share)


def render_rows(rows: Sequence[tuple[str, str, str, str, str]]) -> list[str]:
    """Rows in columns, together at most 40 wide with ids of 14."""
    widths = [max(len(row[index]) for row in rows) for index in range(5)]
    return [
        " ".join(
            (row[0].ljust(widths[0]), row[1].ljust(widths[1]), row[2].rjust(widths[2]),
             row[3].ljust(widths[3]), row[4].rjust(widths[4]))
        ).rstrip()
        for row in rows
    ]  # fmt: skip


def render_input(comparison: Comparison) -> list[str]:
    """What differs in the input: the run, the policy, and each table; nothing where it is the same."""
    found = comparison.input
    if found.is_same:
        return []
    lines = [line for change in found.settings for line in fold_lines(f"Run: {say_field(change)}", 2, 6)]
    lines += shorten(
        (f"Policy: {say_field(change)}" for change in found.policy), "key of the policy", "keys of the policy"
    )
    for table in found.tables:
        lines += render_table(table)
    return ["What differs in the input, A -> B:", *lines]


def render_table(table: TableChange) -> list[str]:
    """Rows only in one, then rows that changed."""
    one, many = TABLES[table.table]
    lines: list[str] = []
    for rows, which in ((table.gone, "only in A"), (table.new, "only in B")):
        if rows:
            names = name_some([cut(row, 40) for row in sorted(rows, key=natural_key)], MOST_ROWS)
            lines += fold_lines(f"{count(len(rows), one, many).capitalize()} {which}: {names}.", 2, 6)
    changed = sorted(table.changed, key=lambda row: natural_key(row.id))
    texts = (f"{one.capitalize()} {cut(row.id, LONGEST_ID)}: {join_and(map(say_field, row.fields))}" for row in changed)
    return lines + shorten(texts, f"changed {one}", f"changed {many}")


def shorten(texts: Iterable[str], one: str, many: str) -> list[str]:
    """The first few texts as items, and how many more there are."""
    listed = list(texts)
    shown = listed if len(listed) <= MOST_ROWS + 1 else listed[:MOST_ROWS]
    lines = [line for text in shown for line in fold_lines(text, 2, 6)]
    rest = len(listed) - len(shown)
    return [*lines, *(fold_lines(f"and {rest:,} more {one if rest == 1 else many}: {SEE}.", 2, 6) if rest else [])]
