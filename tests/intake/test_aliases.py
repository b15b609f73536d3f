"""Every alias of a kind, role, stage of proceedings or decision means what people mean by it."""

from pathlib import Path

import pytest

from caseload.intake.aliases import DECISIONS, KINDS, PROCEEDINGS, ROLES, CodeBook
from caseload.intake.fault_list import CellFault
from caseload.intake.policy_read import read_policy
from caseload.intake.words import fold
from tests.intake.caseload_files import read_tables, refuse_tables, some_cases, some_workers, tell

BOOK = CodeBook(read_policy(None))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (
            ("LAC", "CLA", "CIC", "Looked after", "l.a.c.", "CLA&CP", "CP/CLA", "a) Looked after child"[3:]),
            "looked_after",
        ),
        (("CP", "CPP", "CP plan", "Child Protection"), "child_protection"),
        (("CIN", "CIN plan", "Child in need"), "child_in_need"),
        (("S47", "s 47", "Section 47", "section-47 enquiry"), "section_47"),
        (("C&F assessment", "CFA", "single assessment", "referral", "new", "C & F", "Assessment"), "assessment"),
        (("PF", "private fostering"), "private_fostering"),
        (("leaving care", "18+", "18 +", "Care leaver"), "care_leaver"),
    ],
)
def test_kinds_are_understood_in_the_ways_people_write_them(words: tuple[str, ...], kind: str) -> None:
    assert [BOOK.find_kind(word) for word in words] == [kind] * len(words)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        (("SW", "social worker", "Social-Worker"), "social_worker"),
        (("SP", "senior practitioner", "SSW"), "senior_social_worker"),
        (("AP", "advanced practitioner"), "advanced_practitioner"),
        (("PC", "practice consultant"), "practice_consultant"),
        (("ASYE", "NQSW", "newly qualified", "NQSW (ASYE)"), "nqsw"),
        (("SWSO", "support worker", "FSW"), "support_officer"),
        (("agency", "locum", "Agency SW"), "agency_social_worker"),
        (("duty", "Tray"), "tray"),
    ],
)
def test_roles_are_understood_in_the_ways_people_write_them(words: tuple[str, ...], role: str) -> None:
    assert [BOOK.find_role(word) for word in words] == [role] * len(words)


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        (("PLO", "pre", "pre-proceedings"), "pre"),
        (("court", "care proceedings", "care", "C1"), "care"),
        (("none", "No"), "none"),
    ],
)
def test_proceedings_are_understood_in_the_ways_people_write_them(words: tuple[str, ...], stage: str) -> None:
    assert [BOOK.find_proceedings(word) for word in words] == [stage] * len(words)


@pytest.mark.parametrize("aliases", [KINDS, ROLES, PROCEEDINGS, DECISIONS])
def test_no_word_means_two_things(aliases: dict[str, tuple[str, ...]]) -> None:
    words = [(fold(word), name) for name, listed in aliases.items() for word in {fold(name), *map(fold, listed)}]

    assert len({word for word, _ in words}) == len(words)


@pytest.mark.parametrize("aliases", [KINDS, ROLES, PROCEEDINGS, DECISIONS])
def test_every_alias_means_its_own_code(aliases: dict[str, tuple[str, ...]]) -> None:
    find = {id(KINDS): BOOK.find_kind, id(ROLES): BOOK.find_role, id(PROCEEDINGS): BOOK.find_proceedings}.get(
        id(aliases), BOOK.find_decision
    )

    assert {word: find(word) for listed in aliases.values() for word in listed} == {
        word: name for name, listed in aliases.items() for word in listed
    }


@pytest.mark.parametrize("word", ["PLO", "court", "care proceedings", "Proceedings"])
def test_a_stage_of_proceedings_is_no_kind(tmp_path: Path, word: str) -> None:
    faults = refuse_tables(tmp_path, cases=some_cases({"case": "c2", "kind": word}))

    assert tell(faults) == [
        f"E405 cases.csv row 3, column kind: this is a stage of proceedings, not a kind of case (got {word}). "
        "Write the kind of the case here (looked_after, child_protection, ...) and this in a column proceedings."
    ]


def test_proceedings_stand_in_their_own_column(tmp_path: Path) -> None:
    cases = some_cases({"case": "c2", "kind": "LAC", "proceedings": "court"}, {"case": "c3", "proceedings": "PLO"})

    assert [case.proceedings for case in read_tables(tmp_path, cases=cases).caseload.cases] == ["none", "care", "pre"]


def test_a_closed_case_is_refused(tmp_path: Path) -> None:
    faults = refuse_tables(tmp_path, cases=some_cases({"case": "c2", "kind": "e) Closed episode"}))

    assert [fault.code for fault in faults] == ["E406"]


@pytest.mark.parametrize(("word", "near"), [("loked after", "looked_after"), ("CINN", "child_in_need")])
def test_an_unknown_kind_names_the_nearest_known_one(word: str, near: str) -> None:
    with pytest.raises(CellFault) as fault:
        BOOK.find_kind(word)

    assert (fault.value.code, near in fault.value.fix) == ("E402", True)


def test_an_unknown_role_names_the_nearest_known_one(tmp_path: Path) -> None:
    (fault,) = refuse_tables(tmp_path, workers=some_workers({"worker": "w3", "role": "nqswe"}))

    assert str(fault) == (
        "workers.csv row 4, column role: this role is not known (got nqswe). "
        "Did you mean nqsw? (`caseload policy` lists the roles)."
    )


def test_an_unknown_stage_of_proceedings_is_refused(tmp_path: Path) -> None:
    faults = refuse_tables(tmp_path, cases=some_cases({"case": "c2", "proceedings": "maybe"}))

    assert [fault.code for fault in faults] == ["E403"]


def test_an_unknown_decision_is_refused(tmp_path: Path) -> None:
    faults = refuse_tables(tmp_path, decisions=[{"case": "c1", "decision": "perhaps"}])

    assert [fault.code for fault in faults] == ["E404"]
