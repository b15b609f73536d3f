"""Draws an Annex A workbook from a made-up caseload, with every quirk of real ones, so that the truth is known.

`draw_annex_a` makes the rows of the eleven lists, `write_annex_a` the workbook, in the form that `Quirks` asks for.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

import xlsxwriter

from caseload.domain.caseload import Case, Caseload
from tests.outside.annex_a_headings import FIRST, HEADINGS
from tests.outside.annex_a_names import Names, name_workers

FORMS = {
    "looked_after": 8,
    "child_protection": 7,
    "section_47": 5,
    "child_in_need": 6,
    "assessment": 4,
    "care_leaver": 9,
}
STATUS = {"looked_after": "a) Looked after child", "child_protection": "b) Child Protection plan",
          "child_in_need": "c) Child in need plan"}  # fmt: skip
VARIANTS = {
    "looked_after": ("a) Looked after child", "CLA", "LAC"),
    "child_protection": ("b) Child Protection plan", "CP", "CPP", "CP Ext", "Child Protection"),
    "child_in_need": ("c) Child in need plan", "CIN", "CiN", "CiN Plan", "Child in Need"),
    "assessment": ("d) Open assessment", "Open asmt", "Assessment", "CF Assessment in progress"),
}
CLOSED = ("e) Closed episode", "Closed", "Closed case", "Closed - stepdown", "Closed Referral", "Closed Assessment")
LEGAL = ("V2", "C2 - Full care order", "V2 Single period of accommodation under section 20", "E1")
CANARY_BORN = date(2011, 11, 11)
CANARY_POSTCODE = "ZQ1 9ZZ"
Row = dict[str, object]


@dataclass(frozen=True)
class Expected:
    """What one case should become. `worker` is the key of the worker in the caseload drawn from, None for nobody."""

    kind: str
    worker: str | None
    team: str
    proceedings: str
    skills: frozenset[str]


@dataclass
class AnnexA:
    """The rows of every list by heading, the cases they stand for, the rows of each list that are open work, and the
    names that stand for each worker."""

    as_of: date
    rows: dict[int, list[Row]] = field(default_factory=lambda: {number: [] for number in HEADINGS})
    cases: dict[str, Expected] = field(default_factory=dict)
    used: dict[int, int] = field(default_factory=lambda: dict.fromkeys(HEADINGS, 0))
    names: Mapping[str, Names] = field(default_factory=dict)


def draw_annex_a(
    caseload: Caseload, seed: int = 0, closed: int = 40, name_child: Callable[[int], str] = lambda n: f"{100_000 + n}"
) -> AnnexA:
    """The lists of a caseload's children, with `closed` rows that are no open work in each list, in mixed order.

    Kinds that Annex A does not list (private fostering, early help, households) are left out.
    """
    rng = Random(seed)
    drawn = AnnexA(caseload.as_of, names=name_workers(caseload.workers))
    for number, case in enumerate(case for case in caseload.cases if case.kind in FORMS):
        add_case(drawn, case, name_child(number), rng)
    for number in HEADINGS:
        for index in range(closed):
            drawn.rows[number].append(draw_closed(drawn, number, f"{900_000 + 1000 * number + index}", rng))
        rng.shuffle(drawn.rows[number])
    return drawn


def add_case(drawn: AnnexA, case: Case, child: str, rng: Random) -> None:
    """One case on its own list, and on those below it that it would stand on too."""
    proceedings = "care" if case.kind == "looked_after" and case.proceedings == "care" else "none"
    seen = {"disability"} | ({"asylum"} if case.kind in ("looked_after", "care_leaver") else set())
    worker = case.holder if case.holder in drawn.names else None
    drawn.cases[child] = Expected(case.kind, worker, case.team, proceedings, case.skills & seen)
    own = {**start_row(drawn, case, child, rng), **own_columns(drawn, case, proceedings, rng)}
    add_open(drawn, FORMS[case.kind], own)
    if case.kind in STATUS and case.kind != "child_in_need":
        in_need = {"CIN Start Date": rng_day(drawn, rng), "Case Status": rng.choice(VARIANTS[case.kind])}
        add_open(drawn, 6, {**start_row(drawn, case, child, rng), **in_need, "Primary Need Code": "N1"})
    if case.kind == "assessment":
        start = own["Continuous Assessment Start Date"]
        assert isinstance(start, date)
        referral = {"Date of referral": start - timedelta(days=2), "Referral NFA?": "b) No", "Referral Source": "3A"}
        drawn.rows[3].append({**start_row(drawn, case, child, rng), **referral})
        drawn.used[3] += 1


def add_open(drawn: AnnexA, number: int, row: Row) -> None:
    """One row of open work."""
    drawn.rows[number].append(row)
    drawn.used[number] += 1


def start_row(drawn: AnnexA, case: Case, child: str, rng: Random) -> Row:
    """The columns that most lists share."""
    row: Row = {
        "Child Unique ID": child if rng.random() < 0.5 else int(child),
        "Gender": rng.choice(("a) Male", "b) Female", "Transgender Male", "c) Not stated/recorded")),
        "Ethnicity": "WBRI",
        "Date of Birth": CANARY_BORN,
        "Age of Child (Years)": rng.choice((14, 7.5, "Unborn", 3)),
        "Does the Child have a Disability": say_yes("disability" in case.skills, rng),
        "Allocated Team": case.team if rng.random() < 0.9 else f"{case.team.upper()} ",
        "Allocated Worker": say_worker(drawn, case.holder, rng),
    }
    return row


def say_worker(drawn: AnnexA, holder: str | None, rng: Random) -> str:
    """A worker in one of the spellings of their name; nobody as blank, `#N/A`, words or a tray."""
    if holder is None or holder not in drawn.names:
        return rng.choice(("", "#N/A", "Unallocated", "Duty", "Duty Tray", "-"))
    return rng.choice(drawn.names[holder].printed)


def say_yes(is_so: bool, rng: Random) -> str:
    """Yes or no as returns have it."""
    return rng.choice(("a) Yes", "Y", "Yes") if is_so else ("b) No", "N", "c) Unknown", ""))


def rng_day(drawn: AnnexA, rng: Random, most: int = 170) -> date:
    """A day in the last six months."""
    return drawn.as_of - timedelta(days=rng.randrange(1, most))


def own_columns(drawn: AnnexA, case: Case, proceedings: str, rng: Random) -> Row:
    """What the list of the case's kind has besides."""
    day = rng_day(drawn, rng, 60)
    uasc = say_yes("asylum" in case.skills, rng)
    if case.kind == "looked_after":
        legal = rng.choice(("C1", "C1 - Interim care order", "a) C1")) if proceedings == "care" else rng.choice(LEGAL)
        return {
            HEADINGS[8][5]: uasc, "Date Started to be Looked After": day, "Child's Legal Status": legal,
            "Placement postcode": CANARY_POSTCODE, "LA of Placement": rng.choice(("nan", "-", ".", "Norfolk")),
        }  # fmt: skip
    if case.kind == "care_leaver":
        who = say_worker(drawn, case.holder, rng)
        return {
            HEADINGS[9][5]: uasc, "Allocated Personal Advisor": who, "Allocated Worker": "",
            "Eligibility Category": "b) Former relevant child", "LA in Touch": "a) Yes",
        }  # fmt: skip
    return {
        "child_protection": {"Child Protection Plan Start Date": day, "Latest Category of Abuse": "a) Neglect"},
        "section_47": {HEADINGS[5][6]: day, HEADINGS[5][7]: rng.choice(("b) No", ""))},
        "child_in_need": {"CIN Start Date": day, "Case Status": rng.choice(VARIANTS["child_in_need"])},
        "assessment": {"Continuous Assessment Start Date": day},
    }[case.kind]


def draw_closed(drawn: AnnexA, number: int, child: str, rng: Random) -> Row:
    """A row that is no open work: ended, or of a list that has none."""
    start, end = rng_day(drawn, rng) - timedelta(days=200), rng_day(drawn, rng)
    row: Row = {**dict(zip(FIRST, (child, "a) Male", "WBRI", CANARY_BORN, 9), strict=True)), "Allocated Team": "Old"}
    row["Allocated Worker"] = "Somebody Gone"
    row |= {
        1: {"Date of Contact": end, "Contact Source": "1A"},
        2: {"Assessment start date": start},
        3: {"Date of referral": end, "Referral NFA?": rng.choice(("a) Yes", "Y"))},
        4: {HEADINGS[4][6]: start, HEADINGS[4][8]: end},
        5: {HEADINGS[5][6]: start, **({HEADINGS[5][7]: "a) Yes"} if rng.random() < 0.5 else {HEADINGS[5][8]: end})},
        6: {"CIN Start Date": start, **draw_end(end, rng)},
        7: {"Child Protection Plan Start Date": start, "Child Protection Plan End Date": end},
        8: {"Date Started to be Looked After": start, "Date Ceased to be Looked After": end},
        9: {"LA in Touch": "c) Died", "Eligibility Category": "b) Former relevant child"},
        10: {"Date of Placement Order": start, "Family identifier": "F9"},
        11: {"Individual adopter identifier": child, "Date enquiry received": start},
    }[number]
    return row


def draw_end(end: date, rng: Random) -> Row:
    """How List 6 says that a case is closed: a date, or a status."""
    if rng.random() < 0.6:
        return {"CIN Closure Date": end, "Reason for Closure": "RC8", "Case Status": rng.choice(CLOSED)}
    return {"Case Status": rng.choice((*CLOSED, "Care leaver"))}


@dataclass(frozen=True)
class Quirks:
    """How a workbook departs from the published form.

    `sheet` names a list's sheet; `titles` are rows above the headings; `covers` are further sheets; `text_dates` is a
    format of dates as text, None for real dates; `head` changes a heading; `blank_rows` scatters rows of nothing.
    """

    sheet: str = "List {}"
    titles: int = 0
    covers: tuple[str, ...] = ()
    text_dates: str | None = None
    head: Mapping[str, str] = field(default_factory=dict)
    has_line_breaks: bool = False
    blank_rows: bool = False
    lists: tuple[int, ...] = tuple(HEADINGS)


TIDY = Quirks()


def write_annex_a(path: Path, drawn: AnnexA, quirks: Quirks = TIDY) -> Path:
    """Write the workbook; gives its path."""
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for cover in quirks.covers:
            book.add_worksheet(cover).write_string(0, 0, "Child Unique ID: see the lists")
        for number in quirks.lists:
            sheet = book.add_worksheet(quirks.sheet.format(number))
            for at, cells in enumerate(list_cells(drawn, number, quirks)):
                for column, value in enumerate(cells):
                    if isinstance(value, date):
                        sheet.write_datetime(at, column, value, day)
                    elif value not in ("", None):
                        sheet.write(at, column, value)
    return path


def list_cells(drawn: AnnexA, number: int, quirks: Quirks) -> Iterable[list[object]]:
    """The rows of one sheet: titles, headings, and the list's own, with blank ones between where asked for."""
    for title in range(quirks.titles):
        yield [f"Ofsted ILACS Annex A, List {number}" if title == 0 else ""]
    yield [change_head(head, quirks) for head in HEADINGS[number]]
    for index, row in enumerate(drawn.rows[number]):
        if quirks.blank_rows and index % 7 == 3:
            yield ["", " "]
        yield [show_value(row.get(head, ""), quirks) for head in HEADINGS[number]]


def change_head(head: str, quirks: Quirks) -> str:
    """A heading as the workbook has it."""
    text = quirks.head.get(head, head)
    return text.replace(" ", "\n", 1).replace(" ", "\xa0 ", 1) + " " if quirks.has_line_breaks else text


def show_value(value: object, quirks: Quirks) -> object:
    """A value as the workbook has it."""
    return value.strftime(quirks.text_dates) if quirks.text_dates and isinstance(value, date) else value
