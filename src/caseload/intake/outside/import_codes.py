"""Every code of a fault that an import of Annex A, a mapping or several files together can give, with its meaning."""

from collections.abc import Sequence
from typing import Final

from caseload.domain.errors import Fault, InputRefused
from caseload.intake.codes import end_sentence
from caseload.intake.export_report import MOST_NAMED, list_some, name_rows

EACH: Final = 25
"""How many children are named where each is to be looked at."""
IMPORT_CODES: Final[dict[str, str]] = {
    "A101": "no sheet of a workbook is a list of Annex A",
    "A102": "two sheets are the same list of Annex A",
    "A103": "a list of Annex A lacks a heading it cannot do without",
    "A104": "no file has open work",
    "A105": "a child's id was spoilt by Excel",
    "A106": "a formula of an Annex A list was never calculated",
    "A201": "two people of a mapping table have one id",
    "A202": "one name, registration number or staff id is with two workers",
    "A203": "two rows of one worker in a mapping table differ",
    "A301": "a list of Annex A is missing",
    "A302": "a list of Annex A has no rows",
    "A303": "a sheet was not read",
    "A304": "a sheet was read as the list its headings say",
    "A305": "dates are written in another way than day/month/year",
    "A306": "dates cannot be right and were passed over",
    "A307": "statuses are not known",
    "A308": "legal statuses are not known",
    "A309": "rows have no child id",
    "A310": "children stand on a list several times, with different workers",
    "A311": "referrals have no assessment",
    "A312": "lists contradict each other",
    "A313": "yes-or-no cells say neither",
    "A401": "children have different workers on different lists",
    "A402": "spellings were taken for the same worker",
    "A403": "names may be the same worker and were kept apart",
    "A404": "names were read as trays",
    "A405": "people could not be matched",
    "A406": "cases have no team",
    "A407": "a team has cases and no worker",
    "A408": "spellings were taken for the same team",
    "A409": "a skill is needed that nobody has",
    "A410": "dates lie after the day of the import",
    "A411": "a file says something else than the mapping table or another file",
    "A412": "an FTE cannot be right and was left blank",
    "A413": "people of the mapping table are in no file",
    "A414": "roles were set by `--role`",
    "A415": "children have a child protection plan and are looked after",
    "A416": "a name has cases in several teams",
    "A417": "ids may be one child's",
}
"""A1: files and lists; A2: the mapping; A3: rows of Annex A; A4: all files together. docs/faults.md tells more."""


def refuse_import(code: str, where: str, what: str, fix: str, got: str | None = None) -> Fault:
    """A fault that stops an import."""
    return Fault(check_code(code), where, what, end_sentence(fix), got)


def refuse_all(faults: Sequence[Fault]) -> None:
    """Raise InputRefused with the faults, if there are any."""
    if faults:
        raise InputRefused(tuple(faults))


def warn_import(
    code: str, where: str, what: str, fix: str, found: Sequence[object], most: int = MOST_NAMED
) -> tuple[Fault, ...]:
    """A warning about everything in `found` (rows by number are put in its place, up to `most` words told as got); none
    for none."""
    if not found:
        return ()
    rows = [each for each in found if isinstance(each, int)]
    place = f"{where}, {name_rows(rows)}" if rows else where
    got = None if rows else list_some([str(each) for each in found], most)
    return (Fault(check_code(code), place, what, end_sentence(fix), got, "warning", len(found)),)


def check_code(code: str) -> str:
    """The code, which must be one of the list."""
    if code not in IMPORT_CODES:
        raise KeyError(code)
    return code
