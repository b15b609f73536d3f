"""The screen of an import: every row accounted for by list, open cases by kind, what to fill in, what is doubted."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from caseload.domain.policy import Policy
from caseload.intake.outside.merge_types import Imported, Settled
from caseload.render.faults import render_faults
from caseload.render.importing.words import (
    FORMS,
    Written,
    count_kinds,
    count_people,
    count_unheld,
    list_fill,
    name_part,
    say_next,
    sum_up,
)
from caseload.render.lines import WIDTH, fold_lines, set_apart
from caseload.render.words import count, cut, say_date

LABEL: Final = 34
NUMBER: Final = 9
HEADS: Final = ("read", "cases", "added", "left out")


def render_import(imported: Imported, policy: Policy, as_of: date, written: Written) -> str:
    """The whole screen, at most 72 columns wide but for the warnings."""
    lines = [
        *set_apart(say_date(as_of), "import"),
        "",
        *render_rows(imported),
        "",
        *render_cases(imported, policy),
        "",
        *render_fill(imported, written),
    ]
    told = f"\n{render_faults(imported.warnings)}" if imported.warnings else ""
    places = fold_lines(f"Written: {written.out}, and the mapping table {written.mapping}", 0, 2)
    return "\n".join([*lines, *places]) + f"\n{told}\n{say_next(imported, written)}\n"


def render_rows(imported: Imported) -> Iterable[str]:
    """A table of rows by list, why rows were left out, and the sum."""
    for form in dict.fromkeys(each.account.form for each in imported.settled):
        settled = [each for each in imported.settled if each.account.form == form]
        yield f"ROWS OF {FORMS[form].upper()}".ljust(LABEL) + "".join(head.rjust(NUMBER) for head in HEADS)
        for each in settled:
            yield from render_row(each)
        yield from render_sum(sum_up(settled))


def render_row(settled: Settled) -> Iterable[str]:
    """One list, and below it the rows left out by reason."""
    account = settled.account
    numbers = (account.read, settled.cases, settled.added, account.read - account.used)
    yield cut(f"  {name_part(settled)}", LABEL - 1).ljust(LABEL) + show_numbers(numbers)
    for left in account.left:
        yield from fold_lines(f"{len(left.rows):,} {left.reason}", 6, 8)


def render_sum(numbers: tuple[int, int, int, int]) -> Iterable[str]:
    """The sum of all lists."""
    yield "  together".ljust(LABEL) + show_numbers(numbers)


def show_numbers(numbers: Iterable[int]) -> str:
    """Numbers in their columns; a dash for none."""
    return "".join((f"{number:,}" if number else "-").rjust(NUMBER) for number in numbers)


def render_cases(imported: Imported, policy: Policy) -> Iterable[str]:
    """The open cases by kind, those without a worker, and the workers."""
    cases = imported.tables["cases"]
    yield "OPEN CASES".ljust(LABEL) + f"{len(cases):,}".rjust(NUMBER)
    for label, number in count_kinds(imported, policy):
        yield f"  {label}".ljust(LABEL) + f"{number:,}".rjust(NUMBER)
    if imported.both_plans:
        who = count(imported.both_plans, "looked-after child", "looked-after children")
        yield from fold_lines(f"{who} with a child protection plan too", 6, 8)
    people = count_people(imported)
    text = f"{count(count_unheld(imported), 'case')} without a worker; {count(people, 'worker')}."
    yield from fold_lines(text, 2, 2)


def render_fill(imported: Imported, written: Written) -> Iterable[str]:
    """What is to be filled in in the mapping table."""
    listed = list(list_fill(imported))
    if listed:
        yield from fold_lines(f"TO FILL IN, in {written.mapping}", 0, 2)
        for text in listed:
            yield from fold_lines(text, 2, 4, WIDTH)
        yield ""
