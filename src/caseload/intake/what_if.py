"""Checks what ifs about workers against the caseload: who is away, and who is added."""

from collections.abc import Sequence
from datetime import date

from caseload.domain.caseload import Caseload
from caseload.domain.errors import Fault
from caseload.domain.what_if import Absent, Added
from caseload.intake.added_worker import build_added
from caseload.intake.blanks import is_blank
from caseload.intake.dates_read import parse_date
from caseload.intake.fault_list import CellFault
from caseload.intake.name_book import IdBook
from caseload.intake.what_if_asked import AskedWhatIf

ABSENT_FORM = "Write --absent WORKER, or --absent WORKER=DATE with the day they are back, such as w4=2026-02-02"


def find_staff_what_ifs(
    asked: Sequence[AskedWhatIf], caseload: Caseload
) -> tuple[tuple[Absent | Added, ...], tuple[Fault, ...]]:
    """Those away and those added, in the order asked, and everything wrong with them; `--set` is passed over.

    The caseload is the one read, under the policy in force. An absence stated twice alike counts once.
    """
    workers = IdBook(worker.id for worker in caseload.workers)
    found: dict[str, Absent | Added] = {}
    faults: list[Fault] = []
    for one in asked:
        if one.option == "absent":
            read = read_absence(one, workers, caseload.as_of)
            clash = found.get(read.worker) if isinstance(read, Absent) else None
            if isinstance(read, Fault):
                faults.append(read)
            elif clash is not None and clash != read:
                fix = "Keep one of them"
                faults.append(one.refuse("E655", "this worker is said to be away until two different days", fix))
            else:
                found[read.worker] = read
        elif one.option == "add":
            added = build_added(one, caseload, tuple(key for key in found if key not in workers.ids))
            if isinstance(added, tuple):
                faults += added
            else:
                found[added.id] = Added(added)
    return tuple(found.values()), tuple(faults)


def read_absence(asked: AskedWhatIf, workers: IdBook, as_of: date) -> Absent | Fault:
    """Who is away and when they are back, or what is wrong with it."""
    name, back = split_absence(asked, workers)
    if is_blank(name):
        return asked.refuse("E651", "this names no worker", ABSENT_FORM, asked.text or None)
    worker = workers.find(name)
    if worker is None:
        fix = workers.advise(name, "write the worker as the table of workers has them")
        return asked.refuse("E652", "nobody among the workers has this name", fix, name)
    if back is None:
        return Absent(worker)
    try:
        day = parse_date(back)
    except CellFault as fault:
        return asked.refuse("E651", fault.what, f"{fault.fix}; or leave the date out", back)
    if day <= as_of:
        fix = "Write the first day they are at work again, or leave the date out"
        what = f"the day they are back is not after the caseload's date, {as_of.isoformat()}"
        return asked.refuse("E654", what, fix, day.isoformat())
    return Absent(worker, day)


def split_absence(asked: AskedWhatIf, workers: IdBook) -> tuple[str, str | None]:
    """The name and the date of WORKER=DATE; a name that stands in the table just so has no date."""
    if asked.parts is not None:
        back = asked.parts.get("back_on")
        return str(asked.parts.get("worker", "")), None if back is None else str(back)
    text = asked.text.strip()
    if "=" not in text or text in workers.ids:
        return text, None
    name, _, back = text.rpartition("=")
    return name.strip(), back.strip()
