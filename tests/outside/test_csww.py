"""A workforce census is read into people: role, FTE, protection and absence, and every worker is accounted for."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from caseload.domain.errors import Fault, InputRefused
from caseload.domain.policy import Policy
from caseload.intake.outside.csww import read_csww
from caseload.intake.outside.extract import Absence, Extract, Person
from caseload.intake.outside.registration import make_registration_key
from caseload.intake.policy_read import read_policy
from tests.outside.csww_writer import (
    BIRTH_DATE,
    CANARY,
    DAY,
    Cells,
    a_person,
    a_worker,
    add_days,
    draw_caseload,
    draw_census,
    list_breaks,
    render_census,
    write_census,
)

POLICY = read_policy(None)
Read = Callable[..., Extract]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a census of some workers; keywords replace texts of its header."""

    def read_workers(*workers: Cells, **head: str) -> Extract:
        return read_csww(write_census(tmp_path / "census.xml", workers, **head), POLICY)

    return read_workers


@pytest.fixture
def refuse(read: Read) -> Callable[..., list[str]]:
    """The faults for which a census of some workers is refused."""

    def refuse_workers(*workers: Cells, **head: str) -> list[str]:
        with pytest.raises(InputRefused) as refusal:
            read(*workers, **head)
        return tell(refusal.value.faults)

    return refuse_workers


def tell(faults: Sequence[Fault]) -> list[str]:
    return [f"{fault.code} {fault}" for fault in faults]


def only(extract: Extract) -> Person:
    (person,) = extract.people
    return person


@pytest.mark.parametrize("name", ["team", "newly_qualified", "devon-2022"])
def test_what_was_written_is_what_is_read(read: Read, name: str) -> None:
    census = draw_census(draw_caseload(POLICY, name))

    extract = read(*census.workers)

    assert extract.people == census.people
    (account,) = extract.accounts
    assert (account.read, account.used) == (len(census.workers), len(census.people))
    assert account.adds_up and sum(len(left.rows) for left in account.left) == census.left > 0
    assert extract.as_of == DAY
    assert (extract.works, extract.families) == ((), {})


def test_what_the_writer_writes_is_in_the_order_of_the_published_schema() -> None:
    census = draw_census(draw_caseload(POLICY))

    root = ElementTree.fromstring(render_census(census.workers).encode())

    assert [child.tag for child in root][:2] == ["Header", "LALevelVacancies"]
    rows = [[cell.tag for cell in worker] for worker in root.findall("CSWWWorker")]
    assert len(rows) == len(census.workers)
    assert [list_breaks(names) for names in rows if list_breaks(names)] == []
    assert list_breaks(["SWENo", "AgencyWorker", "FTE", "FTE"]) != []


@pytest.mark.parametrize("encoding", ["UTF-8", "utf-8-sig", "UTF-16", "ISO-8859-1", "windows-1252"])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    text = render_census([a_worker(QualInst="Université")], encoding=encoding.removesuffix("-sig"))
    path = tmp_path / "census.xml"
    path.write_bytes(text.encode(encoding))

    assert only(read_csww(path, POLICY)) == a_person()


def test_a_namespace_or_prefix_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "census.xml"
    text = render_census([a_worker()]).replace("<Message>", '<c:Message xmlns:c="urn:dfe" xmlns="urn:dfe">')
    path.write_text(text.replace("</Message>", "</c:Message>"))

    assert only(read_csww(path, POLICY)) == a_person()


@pytest.mark.parametrize(
    ("cells", "role"),
    [
        ({"OrgRole": "5"}, "social_worker"),
        ({"OrgRole": "4"}, "senior_social_worker"),
        ({"OrgRole": "3"}, "team_manager"),
        ({"OrgRole": "2"}, "team_manager"),
        ({"OrgRole": "6"}, "social_worker"),
        ({"OrgRole": ""}, "social_worker"),
        ({"OrgRole": "", "Cases30": ""}, ""),
        ({"AgencyWorker": "1"}, "agency_social_worker"),
        ({"AgencyWorker": "1", "OrgRole": "4"}, "agency_social_worker"),
        ({"AgencyWorker": "1", "OrgRole": "3"}, "team_manager"),
        ({"CFKSSstatus": "1"}, "nqsw"),
        ({"CFKSSstatus": "1", "OrgRole": "6", "Cases30": "0"}, "nqsw"),
        ({"CFKSSstatus": "", "StartOrigin": "1", "RoleStartDate": "2024-10-01"}, "nqsw"),
        ({"CFKSSstatus": "", "StartOrigin": "1", "RoleStartDate": "2024-09-30"}, "social_worker"),
        ({"CFKSSstatus": "", "StartOrigin": "2", "RoleStartDate": "2025-09-01"}, "social_worker"),
    ],
)
def test_the_role_comes_from_the_role_the_agency_flag_and_the_year_of_support(
    read: Read, cells: dict[str, str], role: str
) -> None:
    assert only(read(a_worker(**cells))).role == role


@pytest.mark.parametrize("org_role", ["1", "2", "6"])
def test_who_holds_no_cases_by_their_role_is_left_out(read: Read, org_role: str) -> None:
    extract = read(a_worker(1), a_worker(2, OrgRole=org_role, Cases30="0"))

    assert [person.place.row for person in extract.people] == [1]
    assert [left.rows for left in extract.accounts[0].left] == [(2,)]


def test_a_newly_qualified_worker_has_their_start_and_nobody_else_has_one(read: Read) -> None:
    extract = read(a_worker(1, CFKSSstatus="1", RoleStartDate="2025-09-01"), a_worker(2, RoleStartDate="2025-09-01"))

    assert [person.start for person in extract.people] == [date(2025, 9, 1), None]


def test_the_fte_of_the_day_comes_before_that_of_the_year_and_nought_is_none(read: Read) -> None:
    extract = read(
        a_worker(1, FTE="0.4", FTE30="0.810811"), a_worker(2, FTE="0.4", FTE30=""),
        a_worker(3, FTE="0.6", FTE30="0"), a_worker(4, FTE="", FTE30="0.000000"),
    )  # fmt: skip

    assert [person.fte for person in extract.people] == ["0.810811", "0.4", "0.6", ""]
    assert tell(extract.warnings) == ["X203 census.xml, worker 4: 1 worker with no FTE. Write it under fte in workers."]


def test_who_left_before_the_day_is_left_out_and_who_leaves_later_has_a_last_day(read: Read) -> None:
    extract = read(
        a_worker(1, RoleEndDate=add_days(DAY, -1)), a_worker(2, RoleEndDate=add_days(DAY, 0)),
        a_worker(3, RoleEndDate=add_days(DAY, 40)), a_worker(4),
    )  # fmt: skip

    assert [(person.place.row, person.last) for person in extract.people] == [
        (2, DAY), (3, date(2025, 11, 9)), (4, None),
    ]  # fmt: skip
    assert [(left.reason, left.rows) for left in extract.accounts[0].left] == [
        ("left before the day of the census", (1,))
    ]


def test_who_came_back_after_leaving_is_one_person(read: Read) -> None:
    extract = read(a_worker(7, RoleEndDate="2025-01-31"), a_worker(7, RoleStartDate="2025-02-01"))

    assert [person.place.row for person in extract.people] == [2]


@pytest.mark.parametrize("cells", [{"Absat30Sept": "1", "ReasonAbsence": "SIC"}, {"Absat30Sept": ("0", "1")},
                                   {"Absat30Sept": "", "ReasonAbsence": "MAT"}])  # fmt: skip
def test_who_was_away_is_away_from_that_day_on_and_why_is_not_kept(read: Read, cells: dict[str, str]) -> None:
    extract = read(a_worker(**cells))

    assert only(extract).absences == (Absence(100, DAY, None, "ABSENC"),)
    assert [fault.code for fault in extract.warnings] == ["X205"]
    assert not any(reason in repr(extract) for reason in ("SIC", "MAT"))


def test_the_flag_says_who_was_away_before_a_reason_does_and_the_contradiction_is_told(read: Read) -> None:
    extract = read(a_worker(Absat30Sept="0", ReasonAbsence="TRN"))

    assert only(extract).absences == ()
    assert tell(extract.warnings) == [
        "X210 census.xml, worker 1: 1 worker with a reason for absence whom the census does not call away: "
        "read as at work. Write a row in reductions for whoever is away."
    ]


def test_who_starts_after_the_day_of_the_census_is_a_worker_and_told(read: Read) -> None:
    extract = read(a_worker(RoleStartDate=add_days(DAY, 8), StartOrigin="1"))

    assert (only(extract).role, only(extract).start) == ("nqsw", date(2025, 10, 8))
    assert [fault.code for fault in extract.warnings] == ["X209"]


def test_every_writing_of_a_value_that_the_published_schema_allows_is_read(read: Read) -> None:
    extract = read(
        a_worker(Cases30="+0012", RoleStartDate="2015-01-05Z", RoleEndDate="2026-01-05+01:00", FTE30="+.50"),
        ReferenceDate="2025-09-30Z",
    )

    assert (only(extract).held, only(extract).last, only(extract).fte) == (12, date(2026, 1, 5), "+.50")
    assert extract.as_of == DAY and extract.warnings == ()


def test_dates_that_stand_for_none_are_read_as_blank_and_told(read: Read) -> None:
    extract = read(a_worker(1, RoleEndDate="2099-12-31"), a_worker(2, RoleEndDate="9999-12-31"),
                   a_worker(3, RoleStartDate="1900-01-01"))  # fmt: skip

    assert [person.last for person in extract.people] == [None] * 3
    assert [(fault.code, fault.rows) for fault in extract.warnings] == [("X207", 3)]


def test_who_has_no_registration_number_is_left_out_and_told(read: Read) -> None:
    extract = read(a_worker(1, SWENo=""), a_worker(2))

    assert len(extract.people) == 1
    assert tell(extract.warnings) == [
        "X202 census.xml, worker 1: 1 worker without a registration number (SWENo), left out. "
        "Add a row of workers for each by hand."
    ]


def test_every_fault_of_every_worker_is_told_at_once_and_grouped(refuse: Callable[..., list[str]]) -> None:
    bad = [a_worker(n, FTE30="1.5") for n in range(1, 7)]

    faults = refuse(
        *bad,
        a_worker(7, FTE30="-0.5"), a_worker(8, FTE="full", FTE30=""), a_worker(9, RoleEndDate="30/02/2026"),
        a_worker(10, OrgRole="9"), a_worker(11, Cases30="-3"), a_worker(12, SWENo="12345"),
        a_worker(13, RoleStartDate=add_days(DAY, 1)),
        a_worker(14, RoleStartDate="2025-05-01", RoleEndDate="2025-04-01"),
        a_worker(15), a_worker(15, SWENo="sw15"), a_worker(16, FTE30=("1", "0.5")),
    )  # fmt: skip

    share = "Write the share of full time: 1 for full time, 0.6 for three days of five."
    assert sorted(faults) == sorted([
        "X109 census.xml, workers 1, 2, 3 and 3 more, element FTE30: FTE is not a number from 0 to 1 (got 1.5). "
        + share,
        f"X109 census.xml, worker 7, element FTE30: FTE is not a number from 0 to 1 (got -0.5). {share}",
        f"X109 census.xml, worker 8, element FTE: this is not a number (got full). {share}",
        "X110 census.xml, worker 9, element RoleEndDate: the calendar has no such date (got 30/02/2026). "
        "Correct the day or the month.",
        "X111 census.xml, worker 10, element OrgRole: this code is not known (got 9). Use one of 1, 2, 3, 4, 5, 6.",
        "X112 census.xml, worker 11, element Cases30: this is not a number of cases (got -3). "
        "Write a whole number of at least 0.",
        "X107 census.xml, worker 12, element SWENo: this is no registration number (got 12345). "
        "It is two letters and up to ten digits, as SW0000123456.",
        "X209 census.xml, worker 13: 1 worker whose role starts after the day of the census. "
        "Check that they have started.",
        "X110 census.xml, worker 14, element RoleEndDate: the role ends before it starts (got 2025-04-01). "
        "Correct RoleStartDate or RoleEndDate in the HR system, and export again.",
        "X108 census.xml, worker 15, element SWENo: several workers in post have this number (got SW0000000015). "
        "Leave one row for each person, or correct the number; who has left needs a RoleEndDate.",
        "X108 census.xml, worker 16, element SWENo: several workers in post have this number (got sw15). "
        "Leave one row for each person, or correct the number; who has left needs a RoleEndDate.",
        "X113 census.xml, worker 17, element FTE30: the element stands twice, with different values. "
        "A worker has it once: correct it, and export again.",
        "X203 census.xml, worker 8: 1 worker with no FTE. Write it under fte in workers.",
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ({"Year": "2017", "ReferenceDate": "2017-09-30"}, []),
        ({"Year": "2022", "ReferenceDate": ""}, []),
        ({"Year": "", "ReferenceDate": "2022-09-30"}, []),
        ({"Collection": ""}, []),
        ({"Year": "2026", "ReferenceDate": "2026-09-30"}, ["X201"]),
    ],
)
def test_the_years_of_individual_workers_are_read_and_the_next_one_with_a_warning(
    read: Read, head: dict[str, str], codes: list[str]
) -> None:
    extract = read(a_worker(RoleStartDate="2015-01-05"), **head)

    assert [fault.code for fault in extract.warnings] == codes
    assert extract.as_of is not None and (extract.as_of.month, extract.as_of.day) == (9, 30)


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ({"Year": "2030", "ReferenceDate": "2030-09-30"},
         "X105 census.xml, element Year: only censuses of 2017 to 2025 are known (got 2030). Give one of these years."),
        ({"Year": "2016", "ReferenceDate": "2016-09-30"},
         "X105 census.xml, element Year: only censuses of 2017 to 2025 are known (got 2016). "
         "Give one from 2017 on: before, it had no workers."),
        ({"Year": "2024"},
         "X105 census.xml, element ReferenceDate: the day is not in the year of the census, 2024 (got 2025-09-30). "
         "Correct whichever is wrong, and export again."),
        ({"Year": "", "ReferenceDate": ""},
         "X105 census.xml, element Year: the census does not say of which year it is. "
         "Give the file that was uploaded to COLLECT."),
        ({"Collection": "CIN"},
         "X104 census.xml: this is the children in need census, which has children and no workers (got CIN). "
         "Give the children's social work workforce census (CSWW)."),
        ({"Collection": "SLASC"},
         "X104 census.xml: this is not the workforce census (got SLASC). "
         "Give the children's social work workforce census (CSWW)."),
    ],
)  # fmt: skip
def test_another_return_or_another_year_is_refused(
    refuse: Callable[..., list[str]], head: dict[str, str], fault: str
) -> None:
    assert refuse(a_worker(RoleStartDate="2015-01-05"), **head) == [fault]


def test_a_census_without_workers_is_refused(refuse: Callable[..., list[str]]) -> None:
    assert [fault[:4] for fault in refuse()] == ["X106"]


def test_elements_that_are_not_known_are_named_and_passed_over(read: Read) -> None:
    extract = read(a_worker(PreferredName=CANARY), a_worker(2, PreferredName=CANARY))

    assert len(extract.people) == 2
    assert tell(extract.warnings) == [
        "X208 census.xml: elements of workers that are not known were passed over (got PreferredName). Nothing to do."
    ]


def test_nothing_of_a_person_but_what_is_needed_leaves_the_parser(read: Read, refuse: Callable[..., list[str]]) -> None:
    private = (CANARY, BIRTH_DATE, "OOTH")
    census = draw_census(draw_caseload(POLICY))

    told = [repr(read(*census.workers)), *refuse(*census.workers, a_worker(1, FTE30="2", PersonBirthDate=CANARY))]

    assert not any(word in text for word in private for text in told)


def test_a_role_the_policy_lacks_is_left_to_be_filled_in(tmp_path: Path) -> None:
    roles = {name: role for name, role in POLICY.roles.items() if name != "senior_social_worker"}
    without = Policy(roles, POLICY.kinds, POLICY.proceedings)

    extract = read_csww(write_census(tmp_path / "census.xml", [a_worker(OrgRole="4")]), without)

    assert only(extract).role == ""


def test_two_writings_of_one_number_have_one_key() -> None:
    assert {make_registration_key(text) for text in ("SW0000123456", "sw123456", " SW 123456 ")} == {"SW123456"}
