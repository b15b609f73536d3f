"""What councils have agreed is read, and what is misspelt or out of range is refused."""

from fractions import Fraction
from pathlib import Path

import pytest

from caseload.domain.errors import InputRefused
from caseload.planning.region.read_settings import KEYS, read_settings
from caseload.planning.region.settings import RegionSettings

ROLES = ("social_worker", "agency_social_worker")
WHOLE = """
travel_minutes = "any"
lend_share = 0.1
opt_in = 0.25
cool_off_months = 12
agency_available = 40
workers_per_manager = 5
time_limit = 60
[agreed_rates]
agency_social_worker = 1600.5
"""


def test_every_key_is_read_as_it_is_stated(tmp_path: Path) -> None:
    path = tmp_path / "agreed.toml"
    path.write_text(WHOLE)

    assert read_settings(path, ROLES) == RegionSettings(
        None,
        Fraction(1, 10),
        Fraction(1, 4),
        12,
        Fraction(40),
        {"agency_social_worker": Fraction(3201, 2)},
        Fraction(5),
        60.0,
    )


def test_the_page_states_every_key(root: Path) -> None:
    page = (root / "docs/region.md").read_text()

    assert [key for key in KEYS if f"\n{key} = " not in page and f"[{key}]" not in page] == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("travel_minutes = ", ["R108"]),
        ("travel_minute = 4\n[agreed_rates]\nwizard = 1\n", ["R109", "R109"]),
        ("lend_share = 1.5\nopt_in = -0.1\ncool_off_months = 0.5\ntravel_minutes = true\n", ["R110"] * 4),
    ],
)
def test_what_is_wrong_is_told_all_at_once(tmp_path: Path, text: str, codes: list[str]) -> None:
    path = tmp_path / "agreed.toml"
    path.write_text(text)

    with pytest.raises(InputRefused) as refusal:
        read_settings(path, ROLES)

    assert [fault.code for fault in refusal.value.faults] == codes


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refusal:
        read_settings(tmp_path / "none.toml", ROLES)

    assert [fault.code for fault in refusal.value.faults] == ["R108"]
