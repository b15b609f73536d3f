"""What an import found in plain words: kinds of case, what is to be filled in, and what to do next."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from caseload.domain.policy import Policy
from caseload.intake.outside.annex_a_lists import LISTS
from caseload.intake.outside.merge_types import Imported, Settled
from caseload.render.words import count, join_and, name_some, quote

FORMS: Final = {"annex-a": "Annex A", "csww": "workforce census", "ssd": "Safeguarding Dataset"}
TITLES: Final = {form.part: form.title for form in LISTS}
FILL_WORDS: Final = {
    "role": "role",
    "fte": "FTE (blank counts as 1)",
    "start_date": "start_date (of the protected period)",
}


@dataclass(frozen=True, slots=True)
class Written:
    """Where an import was written, the mapping table beside it, how the command was typed (without --out, --mapping
    and --force), and the options that the next commands need too."""

    out: Path
    mapping: Path
    command: str
    reading: str = ""


def count_kinds(imported: Imported, policy: Policy) -> list[tuple[str, int]]:
    """The open cases of each kind, in the order of the policy, by the words for it."""
    kinds = Counter(str(row["kind"]) for row in imported.tables["cases"])
    return [(policy.kinds[name].label, kinds[name]) for name in policy.kinds if kinds[name]]


def count_unheld(imported: Imported) -> int:
    """How many cases have no worker."""
    return sum("holder" not in row for row in imported.tables["cases"])


def count_people(imported: Imported) -> int:
    """How many workers are people."""
    return sum(row.get("role") != "tray" for row in imported.tables["workers"])


def list_fill(imported: Imported) -> Iterable[str]:
    """What is to be filled in in the mapping table, a line each, naming a few of the people."""
    wanted: dict[tuple[str, ...], list[str]] = {}
    for index, row in enumerate(imported.tables["workers"]):
        columns = tuple(name for name in FILL_WORDS if ("workers", index, name) in imported.to_fill)
        wanted.setdefault(columns, []).append(str(row["worker"]))
    for columns, names in wanted.items():
        if columns:
            what = join_and(FILL_WORDS[name] for name in columns)
            yield f"{what} of {count(len(names), 'worker')}: {name_some(names)}"
    pending = sum(not row.worker for row in imported.mapping)
    if pending:
        yield f"the worker of {count(pending, 'person', 'people')} not matched yet (last in the table)"


def has_all_roles(imported: Imported) -> bool:
    """Whether every worker has a role, and every newly qualified one a start date, so that the caseload can be read."""
    return not any(name in ("role", "start_date") for _, _, name in imported.to_fill)


def say_next(imported: Imported, written: Written) -> str:
    """The next command."""
    out, mapping = quote(str(written.out)), quote(str(written.mapping))
    if not imported.tables["cases"]:
        return f"Next: import it together with a file of open cases, with --mapping {mapping}"
    if has_all_roles(imported):
        return f"Next: caseload check {out}{written.reading}"
    again = f"{written.command} --mapping {mapping} --out {out} --force"
    if any(name == "start_date" for _, _, name in imported.to_fill):
        return f"Next: fill in {mapping}, then {again}"
    trial = "To try it before that, with one role for all of them: add --role social_worker"
    return f"Next: fill in {mapping}, then {again}\n{trial}"


def render_notes(imported: Imported, written: Written) -> tuple[str, ...]:
    """What the first sheet of a workbook says: counts, what to fill in and where, and every warning."""
    cases, people = len(imported.tables["cases"]), count_people(imported)
    counts = f"{count(cases, 'open case')}, {count_unheld(imported)} without a worker; {count(people, 'worker')}."
    fill = (f"To fill in, in {written.mapping.name}, and then to import again: {text}." for text in list_fill(imported))
    return (counts, *fill, *map(str, imported.warnings))


def name_part(settled: Settled) -> str:
    """`List 6 Children in need`, or the name of a table or element."""
    title = TITLES.get(settled.account.part, "") if settled.account.form == "annex-a" else ""
    return f"{settled.account.part} {title}".strip()


def sum_up(settled: Sequence[Settled]) -> tuple[int, int, int, int]:
    """Rows read, become cases, added to one, and left out."""
    read = sum(each.account.read for each in settled)
    cases, added = sum(each.cases for each in settled), sum(each.added for each in settled)
    return read, cases, added, read - cases - added
