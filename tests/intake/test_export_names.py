"""Names in an export are merged when they are certainly one worker, and trays are no worker."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseload.intake.export_names import TRAYS, clean_text, is_tray, match_names, spell_key

WORDS = st.text(alphabet="abcdefgh", min_size=2, max_size=8)


@given(WORDS, WORDS)
def test_surname_first_and_first_surname_have_one_key(first, surname):
    assert spell_key(f"{surname.title()}, {first.title()}") == spell_key(f"{first.upper()}  {surname}")


@pytest.mark.parametrize(
    "name", ["Duty", "DUTY TRAY", "North Tray", "Team Manager", "North", "to be allocated", "MASH 1"]
)
def test_trays_are_known(name):
    assert is_tray(name, ["North"], TRAYS)


@pytest.mark.parametrize("name", ["Ann Lee", "Traynor, Ann", "Ann Northcote", "Steam, Pat"])
def test_people_are_not_trays(name):
    assert not is_tray(name, ["North"], TRAYS)


def test_the_commonest_spelling_stands_then_first_surname():
    common = match_names(["Lee, Ann", "Lee, Ann", "Ann Lee"], (), (), TRAYS)
    even = match_names(["Lee, Ann", "Ann Lee"], (), (), TRAYS)

    assert set(common.worker.values()) == {"Lee, Ann"}
    assert set(even.worker.values()) == {"Ann Lee"}


def test_last_weeks_spelling_stands_before_any_other():
    names = match_names(["Lee, Ann", "Lee, Ann", "Ann Lee"], ("Ann LEE",), (), TRAYS)

    assert set(names.worker.values()) == {"Ann LEE"}


def test_a_person_of_last_week_is_no_tray_whatever_their_name():
    assert match_names(["Kim Duty"], ("Kim Duty",), (), TRAYS).worker == {"Kim Duty": "Kim Duty"}


@pytest.mark.parametrize("cell", ["", " \xa0", "#N/A", "#REF!", "nan", "-", ".", None])
def test_blanks_of_every_spelling_are_blank(cell):
    assert clean_text(cell) == ""


def test_curly_and_straight_apostrophes_are_one_name():
    assert spell_key("O\u2019Hara, Ann") == spell_key("Ann O'Hara")
