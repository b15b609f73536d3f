"""Tells what was missing from the dataset, left out or doubted, one warning for each sort."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from caseload.domain.errors import Fault
from caseload.intake.codes import end_sentence
from caseload.intake.export_report import count, list_some
from caseload.intake.outside.ssd_columns import SPECS
from caseload.intake.outside.ssd_facts import Facts
from caseload.intake.outside.ssd_involved import BACKWARDS, NOBODY, Involvement
from caseload.intake.outside.ssd_open import NO_CHILD, OpenWork
from caseload.intake.outside.ssd_staff import Staff, Teams
from caseload.intake.outside.ssd_table import Tables

NO_FIT: Final = "more cells than headings"


def warn(code: str, where: str, what: str, fix: str, rows: int, got: Sequence[str] = ()) -> Fault:
    """A warning about so many rows; with none it is none."""
    return Fault(code, where, what, end_sentence(fix), list_some(sorted(got)) or None, "warning", rows)


def report_missing(tables: Tables, where: str) -> Iterable[Fault]:
    """The tables that are not there, each with what is lost."""
    missing = [spec for spec in SPECS if spec.loss and spec.name not in tables.found]
    for spec in missing:
        what = f"the table ssd_{spec.name} is missing. Lost: {spec.loss}"
        yield warn("Y201", where, what, f"Export ssd_{spec.name} as CSV into the same folder, if you can", 1)


def report_left(tables: Tables) -> Iterable[Fault]:
    """Rows left out of their tables that a person should know of."""
    sorts = (
        ("Y202", NOBODY, "with no child or no professional, left out", "Nothing to do where a whole team was involved"),
        ("Y203", BACKWARDS, "that ends before it starts, left out", "Correct its dates in the case system"),
        ("Y218", NO_FIT, "with more cells than headings, left out", "Export it with quotation marks round texts"),
    )
    for code, reason, doubt, fix in sorts:
        for table in tables.found.values():
            rows = [number for number, left in table.left.items() if left == reason and number not in table.used]
            yield warn(code, table.tell_rows(rows), f"{count(len(rows), 'row')} {doubt}", fix, len(rows))
    for table in tables.found.values():
        rows = [number for number, left in table.left.items() if left == NO_CHILD]
        what, fix = f"{count(len(rows), 'row')} without a child, left out", "Give it its person id, and export again"
        yield warn("Y205", table.tell_rows(rows), what, fix, len(rows))
    for name, numbers in tables.no_days.items():
        table = tables.found[name]
        rows = sorted(set(numbers))
        what = f"{count(len(rows), 'row')} with a date that stands for none (1900, 2099 and the like), read as blank"
        yield warn("Y208", table.tell_rows(rows), what, "Nothing to do if no end was meant", len(rows))


def report_names(where: str, staff: Staff, teams: Teams, statuses: Iterable[str]) -> Iterable[Fault]:
    """Workers, teams and legal statuses that are not known, and what was taken for one or kept apart."""
    workers = list(staff.unknown)
    what = f"{count(len(workers), 'worker')} not among the professionals: known by their id alone"
    yield warn("Y206", where, what, "Export ssd_professionals whole", len(workers), workers)
    what = f"{count(len(teams.unknown), 'team')} that no department has: known by their id alone"
    yield warn("Y207", where, what, "Export ssd_department whole", len(teams.unknown), list(teams.unknown))
    what = "names that several departments have: taken for one team"
    fix = "Nothing to do if they are one; else tell them apart in ssd_department"
    yield warn("Y221", where, what, fix, len(teams.doubled), teams.doubled)
    doubled = len(staff.doubled)
    what = f"{count(doubled, 'professional')} whose staff id somebody else has too: taken for one person"
    yield warn("Y217", where, what, "Correct the staff id of whoever is another person", doubled)
    apart = staff.apart
    what = f"{count(len(apart), 'professional')} with the staff id of somebody of another name or number: kept apart"
    yield warn("Y219", where, what, "Give them one id under worker of the mapping table, if they are one", len(apart),
               apart)  # fmt: skip
    unknown = sorted(set(statuses))
    what = "legal statuses not known, read as no proceedings"
    yield warn("Y209", where, what, "Put pre or care under proceedings where it applies", len(unknown), unknown)


def report_children(where: str, several: Sequence[str], facts: Facts, works: Sequence[OpenWork]) -> Iterable[Fault]:
    """Children with several open workers or families, in unclear proceedings, and referrals with nothing else."""
    what = f"{count(len(several), 'child')} with several open allocated workers: who started last stands"
    yield warn("Y204", where, what.replace("childs", "children"), "Check the holder of each", len(several), several)
    families = sorted(set(facts.split))
    what = f"{count(len(families), 'child')} in several families: the first stands".replace("childs", "children")
    yield warn("Y210", where, what, "Check the family of each", len(families), families)
    issued = sorted(set(facts.issued))
    what = "a decision to issue care proceedings, and no order or final care plan: read as no proceedings"
    yield warn("Y222", where, what, "Put care under proceedings where they go on", len(issued), issued)
    alone = [work.child for work in works if work.row.table.spec.name == "cin_episodes"]
    what = f"{count(len(alone), 'open referral')} without a plan or assessment, read as child in need"
    yield warn("Y211", where, what, "Check the kind of each; close those that have ended", len(alone), alone)


def report_holders(where: str, involvements: Sequence[Involvement], stand_ins: Sequence[str]) -> Iterable[Fault]:
    """No allocated worker at all, or only roles that were taken for it."""
    if involvements and not any(each.part == "allocated" for each in involvements):
        what = "no involvement is of an allocated case worker, so nobody is known to hold a case by it"
        fix = "Check what invo_professional_role_id holds; ALLOCATED CASE WORKER is looked for"
        yield warn("Y215", where, what, fix, 1)
    what = "no involvement is of an allocated case worker; another role was taken for it"
    yield warn("Y220", where, what, "Check the holders of some cases", len(stand_ins), stand_ins)


def report_people(where: str, doubts: Mapping[str, Sequence[str]]) -> Iterable[Fault]:
    """What is doubted of the workers."""
    sorts = (
        ("Y212", "worker", "with no FTE", "Write it under fte in workers; blank counts as full time"),
        ("Y213", "worker", "with nothing to hold now: new, or gone", "Delete the rows of those who have left"),
        ("Y214", "worker", "with no role that their job title tells", "Write it under role in workers"),
        ("Y216", "newly qualified worker", "with no start of their protected year", "Write it under start_date"),
    )
    for code, noun, doubt, fix in sorts:
        names = doubts.get(code, ())
        yield warn(code, where, f"{count(len(names), noun)} {doubt}", fix, len(names), names)
