"""A caseload is handed on under random ids, allocated elsewhere, and the answer gets its real ids back."""

import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest

from caseload.intake.read import read_caseload
from tests.cli.running import Runner, write_small

NAMES = {"w1": "Zq Amy, O'Neill", "w2": "Zq <Bob> & Co", "w3": "+Zq Cy"}
WORKERS = "worker,team,role,fte,start_date,Zqprivate\n" + "".join(
    f'"{name}",North,{"nqsw" if key == "w3" else "social_worker"},1,{"2025-06-02" if key == "w3" else ""},Zqsecret\n'
    for key, name in NAMES.items()
)
CASES = f"""case,team,kind,family,holder,waiting_since,First name
Zqc1,North,child_protection,Zqf1,"{NAMES["w1"]}",,Zqchild
Zqc2,North,child_protection,Zqf1,,2025-12-29,Zqchild
Zqc3,North,looked_after,Zqf3,"{NAMES["w2"]}",,Zqchild
Zqc4,North,child_in_need,Zqf4,,2025-12-29,Zqchild
Zqc5,North,child_in_need,Zqf5,"{NAMES["w3"]}",,Zqchild
"""
POLICY = "# Zq said so\nas_of = 2026-01-05\ncap = 20 # Zq\n"
SOLVE = ("--no-advice", "--quiet")


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """A caseload whose ids are people's names, with private columns, comments and reasons."""
    folder = write_small(tmp_path / "named", WORKERS, CASES, POLICY)
    (folder / "reductions.csv").write_text(f'worker,percent,reason\n"{NAMES["w2"]}",20,Zqillness\n')
    (folder / "pairs.csv").write_text(f'case,worker,cost\nZqc4,"{NAMES["w1"]}",5\n')
    (folder / "decisions.csv").write_text("case,decision,worker\nZqc4,not," + f'"{NAMES["w2"]}"\n')
    return folder


def list_texts(place: Path) -> str:
    files = [place] if place.is_file() else sorted(place.iterdir())
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_nothing_real_is_in_what_is_handed_on(run: Runner, named: Path, tmp_path: Path) -> None:
    ran = run("pseudonymise", named, "--out", tmp_path / "other", "--key", tmp_path / "key.csv")

    assert ran.code == 0
    assert "Zq" not in list_texts(tmp_path / "other")
    assert sorted(file.name for file in (tmp_path / "other").iterdir()) == [
        "cases.csv", "decisions.csv", "pairs.csv", "policy.toml", "reductions.csv", "workers.csv",
    ]  # fmt: skip
    assert "5 cases and 3 workers with random ids." in ran.out
    assert (tmp_path / "other/policy.toml").read_text() == "as_of = 2026-01-05\ncap = 20\n"


def test_only_the_owner_can_read_the_key_and_what_was_put_back(run: Runner, named: Path, tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        run("pseudonymise", named, "--out", tmp_path / "other.json", "--key", tmp_path / "key.csv")
        run("reidentify", tmp_path / "other.json", "--key", tmp_path / "key.csv", "--out", tmp_path / "real.json")
    finally:
        os.umask(old)

    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("key.csv", "real.json")]
    assert modes == [0o600, 0o600]


@pytest.mark.parametrize("form", ["", ".json", ".xlsx"])
def test_a_caseload_put_back_is_the_caseload_as_it_was(run: Runner, named: Path, tmp_path: Path, form: str) -> None:
    other, real, key = tmp_path / f"other{form}", tmp_path / f"real{form}", tmp_path / "key.csv"

    codes = [
        run("pseudonymise", named, "--out", other, "--key", key).code,
        run("reidentify", other, "--key", key, "--out", real).code,
    ]

    def read(path: Path) -> object:
        caseload = read_caseload(path, date(2026, 1, 5), named / "policy.toml").caseload
        return caseload.workers, caseload.cases, caseload.decisions, caseload.pairs, len(caseload.reductions)

    assert codes == [0, 0]
    assert read(real) == read(named)


@pytest.mark.parametrize("form", [".json", ".xlsx"])
def test_a_proposal_made_under_random_ids_is_decided_on_for_the_real_caseload(
    run: Runner, named: Path, tmp_path: Path, form: str
) -> None:
    other, key = tmp_path / "other", tmp_path / "key.csv"
    proposal, real = tmp_path / f"proposal{form}", tmp_path / f"real{form}"
    run("pseudonymise", named, "--out", other, "--key", key)
    run("allocate", other, "--out", proposal, *SOLVE)

    put = run("reidentify", proposal, "--key", key, "--out", real)
    audited = run("audit", named, real, "--no-solve")

    assert put.code == 0
    assert audited.code == 0, audited.out + audited.err
    if form == ".xlsx":
        assert run("allocate", named, "--decisions", real, *SOLVE).code == 0
    else:
        plan = json.loads(real.read_text())
        assert {row["case"] for row in plan["assignments"]} <= {f"Zqc{number}" for number in range(1, 6)}
        assert plan["run"]["input_hash"] == read_caseload(named, date(2026, 1, 5)).caseload.input_hash


def test_the_goals_are_the_same_under_random_ids(run: Runner, tmp_path: Path, root: Path) -> None:
    team = root / "instances/team"
    run("pseudonymise", team, "--out", tmp_path / "other", "--key", tmp_path / "key.csv")

    plans = [run("allocate", path, "--json", *SOLVE).json for path in (team, tmp_path / "other")]

    assert plans[0]["goals"] == plans[1]["goals"]
    assert [len(plan["unallocated"]) for plan in plans] == [len(plans[0]["unallocated"])] * 2


def test_a_second_time_the_key_keeps_its_ids_and_gains_the_new_ones(run: Runner, named: Path, tmp_path: Path) -> None:
    key = tmp_path / "key.csv"
    run("pseudonymise", named, "--out", tmp_path / "one", "--key", key)
    before = key.read_text().splitlines()
    with (named / "cases.csv").open("a") as file:
        file.write("Zqc6,North,child_in_need,,,2025-12-29,\n")

    again = run("pseudonymise", named, "--out", tmp_path / "two", "--key", key)

    assert again.code == 0
    assert "1 id new to the key" in again.out
    assert set(before) < set(key.read_text().splitlines())
    assert (tmp_path / "one/workers.csv").read_text() == (tmp_path / "two/workers.csv").read_text()


def test_without_a_place_the_key_goes_to_the_users_own_folder(
    run: Runner, named: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASELOAD_DATA_DIR", str(tmp_path / "home"))

    ran = run("pseudonymise", named, "--out", tmp_path / "other")

    (key,) = (tmp_path / "home").rglob("other.csv")
    assert str(key) in ran.out.replace("\n", "")
    assert key.parent.name == "keys"


def test_a_key_in_the_folder_it_unlocks_is_refused_and_one_beside_it_is_told(
    run: Runner, named: Path, tmp_path: Path
) -> None:
    inside = run("pseudonymise", named, "--out", tmp_path / "other", "--key", tmp_path / "other/key.csv")
    beside = run("pseudonymise", named, "--out", tmp_path / "other", "--key", tmp_path / "key.csv")

    assert inside.code == 2 and "The key would lie in the folder it unlocks" in inside.err
    assert beside.code == 0 and "key.csv lies beside other" in beside.err


def test_a_file_that_is_no_key_is_neither_used_nor_replaced(run: Runner, named: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.csv"
    other.write_text("my notes\n")

    ran = run("pseudonymise", named, "--out", tmp_path / "other", "--key", other)

    assert ran.code == 3 and "K102" in ran.err
    assert other.read_text() == "my notes\n"
    assert not (tmp_path / "other").exists()


def test_nothing_is_written_for_a_caseload_that_fails_its_checks(run: Runner, named: Path, tmp_path: Path) -> None:
    with (named / "cases.csv").open("a") as file:
        file.write("Zqc1,North,child_in_need,,,,\n")

    ran = run("pseudonymise", named, "--out", tmp_path / "other", "--key", tmp_path / "key.csv")

    assert ran.code == 3
    assert not (tmp_path / "other").exists() and not (tmp_path / "key.csv").exists()


def test_the_wrong_key_a_wrong_form_and_a_missing_file_are_refused(run: Runner, named: Path, tmp_path: Path) -> None:
    run("pseudonymise", named, "--out", tmp_path / "one", "--key", tmp_path / "key1.csv")
    run("pseudonymise", named, "--out", tmp_path / "two", "--key", tmp_path / "key2.csv")
    (tmp_path / "page.pdf").write_bytes(b"%PDF-")
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04")

    def try_on(name: str, key: str, code: str) -> tuple[int, bool]:
        out = tmp_path / f"real{Path(name).suffix}"
        ran = run("reidentify", tmp_path / name, "--key", tmp_path / key, "--out", out)
        return ran.code, code in ran.err

    assert try_on("one", "key2.csv", "K104") == (3, True)
    assert try_on("page.pdf", "key1.csv", "K105") == (3, True)
    assert try_on("bad.xlsx", "key1.csv", "E110") == (3, True)
    assert try_on("nothing.json", "key1.csv", "There is no") == (2, True)
    assert not list(tmp_path.glob("real*"))


def test_pseudonyms_of_another_caseload_stay_and_are_counted(run: Runner, named: Path, tmp_path: Path) -> None:
    key = tmp_path / "key.csv"
    run("pseudonymise", named, "--out", tmp_path / "other.json", "--key", key)
    lines = key.read_text().splitlines()
    key.write_text("\n".join(line for line in lines if "Zqc4" not in line) + "\n")

    ran = run("reidentify", tmp_path / "other.json", "--key", key, "--out", tmp_path / "real.json")

    assert ran.code == 0
    assert "1 pseudonym not in this key, left as they are" in ran.err and "K202" in ran.err
