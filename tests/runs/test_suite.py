"""A suite is read whole, or refused with every fault at once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseload.domain.errors import InputRefused
from caseload.runs.job import Configuration, job_from_json, job_to_json
from caseload.runs.suite import read_suite
from caseload.runs.suite_codes import SUITE_CODES
from tests.runs.suites import read_text, refuse

FULL = """
[[runs]]
instances = ["here"]
families = [{ family = "team", seeds = [1, 2], workers = 3 }]
moves = [0, "any"]
seeds = [0, 7]
time_limits = [5, 2.5]
configurations = ["default", "careful"]

[configurations.careful]
safe = true
processes = 2
"""


def test_every_instance_meets_every_setting_once(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()

    suite = read_text(tmp_path, FULL + FULL.split("[configurations")[0])

    assert len(suite.jobs) == 3 * 2 * 2 * 2 * 2
    assert {job.instance.name for job in suite.jobs} == {"here", "team:1, 3 posts", "team:2, 3 posts"}
    assert {job.moves for job in suite.jobs} == {0, None}
    assert suite.jobs[-1].configuration == Configuration("careful", (("is_safe", True), ("processes", 2)))


def test_a_job_survives_json(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()

    for job in read_text(tmp_path, FULL).jobs:
        assert job_from_json(job_to_json(job)) == job


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = """
colour = "red"
[[runs]]
instances = ["nowhere", 3]
families = [{ family = "teem", sedes = [1] }]
moves = ["some", -1, true]
seeds = []
time_limits = [0, nan]
configurations = ["quick"]
[[runs]]
moves = 1
[configurations]
bad = 3
[configurations.worse]
seconds = 4
processes = "two"
"""

    assert refuse(tmp_path, text) == [
        ("B103", "suite.toml, key colour"),
        ("B104", "suite.toml, key configurations.bad"),
        ("B103", "suite.toml, key configurations.worse.seconds"),
        ("B104", "suite.toml, key configurations.worse.processes"),
        ("B104", "suite.toml, key runs 1.instances"),
        ("B106", "suite.toml, key runs 1.instances"),
        ("B103", "suite.toml, key runs 1.families 1.sedes"),
        ("B107", "suite.toml, key runs 1.families 1"),
        ("B104", "suite.toml, key runs 1.moves"),
        ("B104", "suite.toml, key runs 1.moves"),
        ("B104", "suite.toml, key runs 1.moves"),
        ("B105", "suite.toml, key runs 1.seeds"),
        ("B104", "suite.toml, key runs 1.time_limits"),
        ("B104", "suite.toml, key runs 1.time_limits"),
        ("B108", "suite.toml, key runs 1.configurations"),
        ("B105", "suite.toml, key runs 2"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "B105"),
        ("runs = []", "B105"),
        ("[runs]", "B104"),
        ("runs = [1]", "B104"),
        ("[[runs]\n", "B102"),
        ("a = " + "[" * 5_000, "B102"),
        ("a = 1" + " " * 300_000, "B101"),
        ('[[runs]]\ninstances = "."\nseeds = [' + "1, " * 200 + "]\nmoves = [" + "1, " * 200 + "]", "B111"),
        ('[[runs]]\ninstances = ["a\\u0000b"]', "B106"),
        ("[[runs]]\nfamilies = 3", "B104"),
        ("[[runs]]\nfamilies = [{}]", "B104"),
    ],
)
def test_a_hostile_suite_is_refused_by_code(tmp_path: Path, text: str, code: str) -> None:
    assert [found for found, _ in refuse(tmp_path, text)] == [code]


def test_a_file_that_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")

    for path in (tmp_path / "binary.toml", tmp_path / "none.toml", tmp_path):
        with pytest.raises(InputRefused) as refusal:
            read_suite(path)
        assert [fault.code for fault in refusal.value.faults] == ["B101"]


VALUES = st.recursive(
    st.sampled_from(['"any"', '"team"', "1", "-1", "true", "1.5", "nan", "2026-01-05", '""', "9" * 30]),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
    max_leaves=6,
)
KEYS = st.sampled_from(["instances", "families", "moves", "hand_over", "seeds", "time_limits", "configurations", "x"])


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_no_suite_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, stated: dict[str, str]) -> None:
    text = "[[runs]]\n" + "".join(f"{key} = {value}\n" for key, value in stated.items())

    assert {code for code, _ in refuse(tmp_path_factory.mktemp("suite"), text)} <= SUITE_CODES.keys()
