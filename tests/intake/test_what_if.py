"""What ifs about people: read as the tables are, and refused with the nearest names."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.domain.caseload import Caseload
from caseload.domain.errors import Fault
from caseload.domain.what_if import Absent, Added
from caseload.intake.codes import CODES
from caseload.intake.what_if import find_staff_what_ifs
from caseload.intake.what_if_asked import WHAT_IF_CODES, AskedWhatIf, ask_again, state_what_if
from tests.builders import a_case, a_problem, a_worker, days

WORKERS = (
    a_worker("w1", team="North", skills={"court"}),
    a_worker("w4", team="North"),
    a_worker("Amy O'Neill", team="South"),
    a_worker("a=b", team="South"),
)
CASELOAD = a_problem(list(WORKERS), [a_case("c1", team="North", skills={"asylum"})]).caseload


def ask(*words: str, caseload: Caseload = CASELOAD) -> tuple[tuple[Absent | Added, ...], tuple[Fault, ...]]:
    """Each word is an option without its dashes, a space, and what was typed after it."""
    asked = []
    for word in words:
        option, _, text = word.partition(" ")
        asked.append(AskedWhatIf("absent" if option == "absent" else "add", text))
    return find_staff_what_ifs(asked, caseload)


def list_codes(*words: str) -> list[str]:
    faults = ask(*words)[1]
    assert faults
    return [fault.code for fault in faults]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("w4", Absent("w4")),
        (" W4 ", Absent("w4")),
        ("w4=2026-01-19", Absent("w4", days(14))),
        ("w4 = 19/1/2026", Absent("w4", days(14))),
        ("amy oneill", Absent("Amy O'Neill")),
        ("a=b", Absent("a=b")),
        ("a=b=19 Jan 2026", Absent("a=b", days(14))),
    ],
)
def test_an_absence_is_a_name_and_perhaps_the_day_back(text: str, expected: Absent) -> None:
    assert ask(f"absent {text}") == ((expected,), ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "E651"),
        ("=2026-02-02", "E651"),
        ("w4=", "E651"),
        ("w4=soon", "E651"),
        ("w4=2026-02-30", "E651"),
        ("w44", "E652"),
        ("w4;w1", "E652"),
        ("w4\nw1", "E652"),
        ("Zo\u00eb", "E652"),
        ("w4=2026-01-05", "E654"),
        ("w4=2025-12-31", "E654"),
    ],
)
def test_an_absence_that_cannot_be_is_refused(text: str, code: str) -> None:
    assert list_codes(f"absent {text}") == [code]


def test_the_nearest_workers_and_teams_are_named() -> None:
    _, (worker,) = ask("absent w44")
    _, (team,) = ask("add role=social_worker,team=Nroth")

    assert "Did you mean w4" in worker.fix
    assert "Did you mean North" in team.fix


def test_one_worker_is_away_once_or_until_one_day() -> None:
    assert ask("absent w4", "absent W4") == ((Absent("w4"),), ())
    assert list_codes("absent w4", "absent w4=2026-02-02") == ["E655"]


def test_a_worker_is_added_as_a_row_of_the_table_would_be() -> None:
    (found,), faults = ask("add Job Role=Support Officer, TEAM = north ,WTE=0.6,skills=Court;asylum,leaves=2/3/2026")

    assert faults == ()
    assert isinstance(found, Added)
    assert found.worker == a_worker(
        "new1",
        team="North",
        role="support_officer",
        fte=Fraction(3, 5),
        skills={"court", "asylum"},
        last_day=date(2026, 3, 2),
    )


def test_a_piece_without_a_sign_belongs_to_the_value_before_it() -> None:
    (found,), _ = ask("add role=social_worker,team=North,skills=court,asylum,fte=1")

    assert isinstance(found, Added)
    assert found.worker.skills == {"court", "asylum"}


def test_those_added_have_ids_that_nobody_has() -> None:
    taken = a_problem([a_worker("NEW 1", team="North")], [a_case("c1", team="North")]).caseload

    found, _ = ask(*["add role=social_worker,team=North"] * 2, caseload=taken)

    assert [one.worker.id for one in found if isinstance(one, Added)] == ["new2", "new3"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["E651"]),
        ("support_officer", ["E651"]),
        (",,,", ["E651"]),
        ("=", ["E651"]),
        ("role=,team=", ["E301", "E301"]),
        ("role=social_worker", ["E301"]),
        ("team=North", ["E301"]),
        ("role=sozial_worker,team=North", ["E401"]),
        ("role=social_worker,team=North,grade=senior", ["E655"]),
        ("role=social_worker,team=North,shoe=43", ["E656"]),
        ("role=social_worker,team=North,fte=2", ["E304"]),
        ("role=social_worker,team=North,fte=60%", ["E304"]),
        ("role=social_worker,team=North,worker=W4", ["E657"]),
        ("role=social_worker,team=North,skills=cuort", ["E408"]),
        ("role=social_worker,team=North,lend_to=West", ["E507"]),
        ("role=social_worker,team=North,authority=Devon", ["E506"]),
        ("role=social_worker,team=North,first_day=2026-03-01,last_day=2026-02-01", ["E510"]),
        ("role=nqsw,team=North", ["E509"]),
        ("role=nqsw,team=North,start_date=2026-03-01", ["E310"]),
        ("role=social_worker,team=\"; DROP TABLE'--", ["E653"]),
        ("role=social_worker,team=North,fte=2,max_new=1.5,shoe=1", ["E656", "E304", "E306"]),
    ],
)
def test_a_worker_who_cannot_be_added_is_refused_for_everything_at_once(text: str, codes: list[str]) -> None:
    assert sorted(list_codes(f"add {text}")) == sorted(codes)


def test_faults_of_several_what_ifs_are_told_together_each_with_its_place() -> None:
    _, faults = ask("absent w9", "add team=North", "absent w1", "absent w1=2020-01-01")

    assert [(fault.code, fault.where.partition(",")[0]) for fault in faults] == [
        ("E652", "--absent w9"),
        ("E301", "--add team=North"),
        ("E654", "--absent w1=2020-01-01"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("absent w4",),
        ("absent w4=2026-02-02", "absent a=b"),
        ("add role=nqsw,team=North,fte=0.6,start_date=2025-09-01,skills=court;asylum,lend_to=South,max_new=2",),
        ("add role=social_worker,team=South,worker=Zo\u00eb \u201cZ\u201d,capacity=20.5,area=Hills",),
    ],
)
def test_what_a_plan_states_is_asked_again_alike(words: tuple[str, ...]) -> None:
    found, faults = ask(*words)

    again = find_staff_what_ifs(ask_again(state_what_if(one) for one in found), CASELOAD)

    assert faults == ()
    assert again == (found, ())


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(("absent", "add")), st.text(max_size=60), st.booleans())
def test_any_text_is_read_or_refused_with_a_code_of_the_catalogue(option: str, text: str, is_filled: bool) -> None:
    typed = f"role=social_worker,team=North,{text}" if is_filled and option == "add" else text

    found, faults = ask(f"{option} {typed}")

    assert bool(found) != bool(faults)
    assert {fault.code for fault in faults} <= {*WHAT_IF_CODES, *CODES}
    assert all("\n" not in fault.where for fault in faults)


def test_a_what_if_is_refused_with_a_known_code_only() -> None:
    with pytest.raises(KeyError):
        AskedWhatIf("absent", "w4").refuse("E999", "it cannot be", "Mend it")
