"""Every code of a fault that reading a caseload can give, with its one-line meaning; docs/faults.md tells more."""

from typing import Final

from caseload.domain.errors import Fault, Severity

ROW_LIMITS: Final = "up to 20,000 rows a sheet, 100,000 in CSV and JSON (pairs and travel: 1,000,000)"
CODES: Final[dict[str, str]] = {
    "E101": "a file or folder is not there or cannot be opened",
    "E102": "a file is empty",
    "E103": "a file is of a form that is not read",
    "E104": "a workbook is protected by a password",
    "E105": "a workbook is of an older or other form (.xls, .xlsb, .ods)",
    "E106": "a workbook can hold macros (.xlsm)",
    "E107": "a file is too large, or unpacks to too much",
    "E108": "a sheet has something far from its data",
    "E109": "a table has too many rows",
    "E110": "a workbook or JSON file is damaged",
    "E111": "a CSV file cannot be read as text",
    "E112": "a proposal was given instead of a caseload",
    "E201": "a required table is missing",
    "E202": "one table is there twice",
    "E203": "a required column is missing",
    "E204": "several columns could be the same one",
    "E205": "a required table has no rows",
    "E206": "a row has more cells than there are headings",
    "E207": "a row has no id",
    "E208": "a part of a JSON file has the wrong form",
    "E301": "a required cell is blank",
    "E302": "a number cannot be read",
    "E303": "a number is below 0 or too large",
    "E304": "FTE is not a share of full time",
    "E305": "a percentage is not above 1 and up to 100",
    "E306": "a whole number has a fraction",
    "E307": "a cell is formatted as a date where something else belongs",
    "E308": "a date cannot be read",
    "E309": "a date is impossible or out of range",
    "E310": "a date lies in the future that cannot",
    "E311": "a yes or no cannot be read",
    "E312": "hours by discipline cannot be read",
    "E313": "a formula was never calculated",
    "E314": "a cell holds an error value",
    "E315": "an id lost digits in Excel",
    "E316": "a text is too long",
    "E401": "a role is not known",
    "E402": "a kind is not known",
    "E403": "a stage of proceedings is not known",
    "E404": "a decision is not known",
    "E405": "a kind is a stage of proceedings",
    "E406": "a case is closed",
    "E407": "a discipline is not known",
    "E408": "a skill looks mistyped",
    "E501": "two rows have the same id",
    "E502": "a case's team has no worker",
    "E503": "a holder is not among the workers",
    "E504": "a worker named elsewhere is not among the workers",
    "E505": "a worker is named beside themselves",
    "E506": "a team has two authorities",
    "E507": "a name in lend_to is neither a team nor an authority",
    "E508": "a name in lend_to is both a team and an authority",
    "E509": "a newly qualified worker has no start date",
    "E510": "a period ends before it begins",
    "E511": "a case named elsewhere is not among the cases",
    "E512": "two rows state the same thing differently",
    "E601": "a decision names a case that is not there",
    "E602": "a decision names a worker who is not there",
    "E603": "a decision lacks its worker",
    "E604": "two decisions contradict each other",
    "E605": "a `give` breaks a rule that no decision may break",
    "E606": "a `wait` is for a case with an available holder",
    "E607": "a question names a case or worker that is not there",
    "W201": "a column that looks personal was left out",
    "W202": "a column, file or sheet is not used",
    "W203": "a case needs a skill that nobody has",
    "W204": "a case that nobody holds has a date of holding",
    "W301": "a worker who is not available holds cases",
    "W302": "a family is split between holders",
    "W303": "more than a third of the workers start above 110%",
    "W304": "a travel time is missing",
    "W305": "there are many newly qualified workers for the experienced ones",
    "W306": "the policy names a team that is not in the caseload",
}


def make_fault(
    code: str, where: str, what: str, fix: str, got: str | None = None, severity: Severity = "error"
) -> Fault:
    """A fault of a known code, its advice closed with a full stop."""
    if code not in CODES:
        raise KeyError(code)
    return Fault(code, where, what, end_sentence(fix), got, severity)


def end_sentence(text: str) -> str:
    """The text with a full stop, unless it ends in one or in a question mark."""
    return text if text.endswith((".", "?")) else f"{text}."
