"""`caseload round`, from the opening to next week's caseload, as a person types it."""

import csv
import json
import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook

from caseload.ledger.place import FILE
from tests.cli.rounds import AMY, QUICK, Rounds, fill_in
from tests.cli.running import CASES, WORKERS, Runner, write_small


@pytest.fixture
def rounds(run: Runner, small: Path, tmp_path: Path) -> Rounds:
    return Rounds(run, small, tmp_path / "data")


def test_a_week_from_the_opening_to_the_next_caseload(rounds: Rounds, tmp_path: Path) -> None:
    opened = rounds.open().out
    assert "Round 1 is open and recorded. Nothing is decided yet." in opened
    assert "  c2    new, to w1" in opened

    rounds.decide("--agree", "C2", *AMY)
    shown = rounds.decide().out
    assert "2 cases to decide, 1 of them not yet decided." in shown
    assert "caseload round decide 1 --agree c4 --by NAME" in shown
    assert "Everything is decided." in rounds.decide("--agree-all", "--reason", "CAPACI", *AMY).out
    assert "Round 1 is closed on" in rounds("close", 1, *AMY).out
    assert "Round 1 was already closed on" in rounds("close", 1, "--by", "Bob").out

    notes = rounds("export", 1, rounds.path, "--out", tmp_path / "next").out.splitlines()
    assert notes[0].startswith("2026-01-05: c2 to w1. As proposed. Decided by Amy Smith on ")
    assert "reason: capacity: who has room (CAPACI)" in notes[1]
    rows = list(csv.DictReader((tmp_path / "next/cases.csv").open()))
    assert {row["case"]: row["holder"] for row in rows}["c2"] == "w1"
    assert {row["case"]: row["held_since"] for row in rows}["c2"] == "2026-01-05"
    assert (tmp_path / "next/policy.toml").read_text() == "as_of = 2026-01-12\n"
    assert rounds.run("check", tmp_path / "next").code == 0


def test_the_next_round_opens_on_the_exported_caseload(rounds: Rounds, tmp_path: Path) -> None:
    rounds.open()
    rounds.agree_and_close()
    rounds("export", 1, rounds.path, "--out", tmp_path / "next")

    shown = rounds("open", tmp_path / "next", *QUICK).out

    assert "No child is new or waiting." in shown
    assert "Everything is decided." in shown
    assert [one["round"] for one in rounds("history", "--json").json["rounds"]] == [1, 2]


def test_a_second_opening_says_which_round_is_open_and_changes_nothing(rounds: Rounds) -> None:
    rounds.open()

    assert rounds.codes("open", rounds.path, *QUICK) == ["L203"]
    assert "caseload round decide 1" in rounds.open(code=3).err
    assert rounds("verify", "--json").json["entries"] == 2


def test_a_round_that_is_given_up_makes_way_for_another(rounds: Rounds) -> None:
    rounds.open()

    done = rounds("close", 1, "--abandon", "--reason", "OTHERS", *AMY).out

    assert "Round 1 is abandoned on" in done
    assert "Round 2 is open" in rounds.open().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("decide", 1, "--agree", "c2"), "add --by NAME"),
        (("decide", 1, "--agree-all", *AMY), "--agree-all needs --reason"),
        (("decide", 1, "--reason", "CONTIN", *AMY), "--reason is for a decision"),
        (("decide", 1, "--review", "2026-02-02", "--agree", "c2", *AMY), "--review goes with --wait"),
        (("decide", 1, "--out", "new.xlsx", *AMY), "--out goes with --replan"),
        (("decide", 1, "--agree", "c2", "--by", " "), "give the name of the person"),
        (("decide", 1, "--agree", "c2", "--by", "A\x1bmy"), "give the name of the person"),
        (("decide", 1, "--agree", "c2", "--reason", "because", *AMY), "this is not one of the reasons"),
        (("decide", 0), "0 is not in the range"),
        (("close", 1), "add --by NAME"),
        (("close", 1, "--abandon", *AMY), "--abandon and --reason CODE go together"),
        (("close", 1, "--reason", "OTHERS", *AMY), "--abandon and --reason CODE go together"),
        (("export", 1, "team.xlsx"), "PATH and --out NEXT go together"),
        (("export", 1, "--out", "next"), "PATH and --out NEXT go together"),
        (("nothing",), "No such command"),
    ],
)
def test_what_cannot_be_asked_is_said(rounds: Rounds, words: tuple[object, ...], said: str) -> None:
    rounds.open()

    done = rounds(str(words[0]), *words[1:], code=2)

    assert said in " ".join(done.err.split())
    assert rounds("verify", "--json").json["entries"] == 2


def test_everything_wrong_with_decisions_is_told_at_once_and_nothing_recorded(rounds: Rounds) -> None:
    rounds.open()
    words = ("--agree", "c99", "--give", "c2=w9", "--wait", "c1", "--agree", "c4", "--give", "c4=w2")

    assert sorted(rounds.codes("decide", 1, *words, *AMY)) == ["E601", "E602", "E606", "L212"]
    assert rounds.state()["decisions"] == []


def test_a_case_taken_from_its_worker_may_wait(rounds: Rounds) -> None:
    rounds.open()

    rounds.decide("--not", "c5=w3", "--wait", "c5", "--review", "2026-01-19", "--replan", rounds.path, *QUICK, *AMY)

    state = rounds.state()
    assert state["pending"] == []
    (proposed,) = (case for case in state["proposed"] if case["case"] == "c5")
    assert (proposed["worker"], proposed["holder"]) == (None, "w3")


def test_a_decision_against_the_proposal_is_allocated_around_before_the_close(rounds: Rounds, tmp_path: Path) -> None:
    rounds.open()
    done = rounds.decide("--give", "c4=w3", "--reason", "CONTIN", *AMY).out
    assert "c4: give to w3 (proposed: w2)" in done
    assert "L207" in rounds.codes("close", 1, *AMY)

    again = rounds.decide("--replan", rounds.path, "--out", tmp_path / "new.xlsx", *QUICK, *AMY).out

    assert "c4: new, to w3 (before: w2)" in again
    rounds.agree_and_close()
    (made,) = (one for one in rounds("history", "c4", "--json").json["rounds"][0]["decisions"])
    assert (made["word"], made["worker"], made["reason"], made["by"]) == ("give", "w3", "CONTIN", "Amy Smith")


def test_what_may_not_be_given_is_refused_by_rule_before_it_is_recorded(rounds: Rounds) -> None:
    write_small(rounds.path, workers=f"{WORKERS}s1,North,support_officer,1,\n")
    rounds.open()

    words = ("--give", "c3=s1", "--agree", "c4", "--replan", rounds.path, *QUICK, *AMY)

    assert rounds.codes("decide", 1, *words) == ["E605"]
    assert rounds.state()["decisions"] == []


def test_the_round_replaces_an_answer_of_the_table_but_not_a_never(rounds: Rounds, tmp_path: Path) -> None:
    rows = "case,decision,worker\nc4,give,w1\nc2,not,w2\n"
    (rounds.path / "decisions.csv").write_text(rows)
    rounds.open()
    words = ("--replan", rounds.path, *QUICK, *AMY)

    assert rounds.codes("decide", 1, "--give", "c2=w2", *words) == ["E604"]
    rounds.decide("--give", "c4=w2", *words)
    rounds.agree_and_close()
    rounds("export", 1, rounds.path, "--out", tmp_path / "next")

    assert (tmp_path / "next/decisions.csv").read_text() == "case,decision,worker\nc2,not,w2\n"


def test_settings_of_the_opening_hold_when_it_is_allocated_again(rounds: Rounds) -> None:
    rounds.open("--not", "c4=w2", "--moves", "1", "--seed", "3")
    before = {case["case"]: case["worker"] for case in rounds.state()["proposed"]}
    assert before["c4"] != "w2"

    rounds.decide("--agree", "c2", "--replan", rounds.path, *QUICK, *AMY)

    after = rounds.state()
    assert {case["case"]: case["worker"] for case in after["proposed"]} == before
    assert after["facts"]["settings"]["moves"] == 1 and after["facts"]["seed"] == 3


def test_another_caseload_or_policy_is_refused_to_allocate_again_and_to_export(rounds: Rounds, tmp_path: Path) -> None:
    rounds.open()
    other = write_small(tmp_path / "other", cases=CASES.replace("c5,North,child_in_need", "c5,North,looked_after"))
    policy = tmp_path / "cap.toml"
    policy.write_text("cap = 20\n")

    assert rounds.codes("decide", 1, "--replan", other, *QUICK, *AMY) == ["L209"]
    assert rounds.codes("decide", 1, "--replan", rounds.path, "--policy", policy, *QUICK, *AMY) == ["L209"]
    rounds.agree_and_close()
    assert "L209" in rounds("export", 1, other, "--out", tmp_path / "next", code=3).err
    assert not (tmp_path / "next").exists()


def test_only_a_closed_round_is_exported(rounds: Rounds, tmp_path: Path) -> None:
    rounds.open()

    assert "[L202]" in rounds("export", 1, code=3).err

    rounds.agree_and_close()
    rounds("purge", "--as-of", "2099-01-01")
    assert "[L201]" in rounds("export", 1, code=3).err


def test_after_thirty_days_the_notes_cannot_be_had_but_the_history_can(rounds: Rounds) -> None:
    rounds.open("--as-of", "2026-01-05")
    rounds.decide("--agree-all", "--reason", "MANAGE", "--as-of", "2026-01-06", *AMY)
    rounds("close", 1, "--as-of", "2026-01-06", *AMY)

    done = rounds("purge", "--as-of", "2026-02-06").out

    assert "4 entries now without names" in done
    assert "[L211]" in rounds("export", 1, code=3).err
    history = rounds("history", "c2").out
    assert "c2: agreed: w1 (to w1), caseload management (MANAGE), 6 January 2026" in history
    assert "Amy" not in history
    assert "Purged: all but the decisions of entries 1 to 4." in rounds("verify").out


def test_a_name_of_which_nothing_is_recorded_is_told_with_the_nearest(rounds: Rounds) -> None:
    rounds.open()
    rounds.agree_and_close()

    assert "[L210]" in rounds("history", "c44", code=3).err
    assert "c4" in rounds("history", "c44", code=3).err
    assert rounds("history", " C4 ").out.startswith("c4\n")
    assert "c4: agreed" in rounds("history", "w2").out


def test_the_history_has_all_that_is_kept_of_somebody(rounds: Rounds) -> None:
    rounds.open()

    assert "proposed: stays with w1" in rounds("history", "c1").out
    assert "named in the proposal for 1 case: c5" in rounds("history", "w3").out
    (kept,) = rounds("history", "c1", "--json").json["rounds"]
    assert (kept["decisions"], [case["worker"] for case in kept["proposed"]]) == ([], ["w1"])
    rounds("purge", "--as-of", "2099-01-01")
    assert rounds.codes("history", "c1") == ["L210"]


def test_a_ledger_changed_by_hand_is_told_by_its_entry(rounds: Rounds) -> None:
    rounds.open()
    assert "The ledger is as it was written: 2 entries." in rounds("verify").out
    connection = sqlite3.connect(rounds.data / FILE)
    connection.executescript("UPDATE proposals SET worker = 'w3' WHERE case_id = 'c4'")
    connection.close()

    assert rounds.codes("verify") == ["L108"]
    assert "entry 2: " in rounds("verify", code=3).err


def test_a_backup_is_written_and_comes_back(rounds: Rounds, tmp_path: Path) -> None:
    rounds.open()
    rounds("backup", "--out", tmp_path / "copy.sqlite3")
    rounds.agree_and_close()

    done = rounds("restore", tmp_path / "copy.sqlite3").out

    assert "Restored: 2 entries, verified." in done and "ledger-aside-1.sqlite3" in done
    assert rounds.state()["status"] == "open"
    assert "ledger-aside-1.sqlite3" in rounds("purge").out
    assert "already there" in rounds("backup", "--out", tmp_path / "copy.sqlite3", code=2).err


def test_a_noted_hash_shows_an_end_that_was_cut_off(rounds: Rounds, tmp_path: Path) -> None:
    rounds.open()
    rounds("backup", "--out", tmp_path / "copy.sqlite3")
    rounds.agree_and_close()
    noted = rounds("verify", "--json").json["hash"]
    rounds.open()
    assert "The hash you noted is that of entry 4." in rounds("verify", "--noted", noted.upper()).out

    rounds("restore", tmp_path / "copy.sqlite3")

    assert rounds("verify", "--json").json["noted"] is None
    assert "its end was cut off" in " ".join(rounds("verify", "--noted", noted, code=3).err.split())


def test_the_ledger_itself_is_no_place_for_a_backup_and_none_to_restore(rounds: Rounds) -> None:
    rounds.open()

    assert "would replace" in rounds("backup", "--out", rounds.data / FILE, "--force", code=2).err
    assert "This is the ledger itself" in rounds("restore", rounds.data / FILE, code=2).err
    assert "as it was written: 2 entries" in rounds("verify").out


def test_every_command_that_prints_json_prints_nothing_else(rounds: Rounds) -> None:
    assert rounds.open("--json").json["round"] == 1
    assert rounds.decide("--agree", "c2", *AMY, "--json").json["decisions"][0]["in_force"] is True
    assert rounds.decide("--replan", rounds.path, *QUICK, *AMY, "--json").json["undecided"] == ["c4"]
    assert rounds.decide("--agree", "c4", *AMY, "--json").json["undecided"] == []
    assert rounds("close", 1, *AMY, "--json").json["ending"]["status"] == "closed"
    assert rounds("history", "--json").json["of"] is None
    assert rounds("history", "w1", "--json").json["of"] == "w1"
    assert rounds("verify", "--json").json["entries"] == 6
    assert rounds("purge", "--json").json["dropped"] == 0


def test_the_ledger_is_where_the_environment_says(
    run: Runner, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASELOAD_DATA_DIR", str(tmp_path / "there"))

    assert run("round", "open", small, *QUICK).code == 0

    assert [path.name for path in (tmp_path / "there").iterdir()] == [FILE]


def test_ids_that_look_like_formulas_stay_text_in_the_notes(rounds: Rounds, tmp_path: Path) -> None:
    write_small(rounds.path, cases=CASES.replace("c4,", "=c4+1,"))
    rounds.open()
    rounds.agree_and_close()

    rounds("export", 1, rounds.path, "--out", tmp_path / "next", "--notes", tmp_path / "notes.csv")

    rows = list(csv.reader((tmp_path / "notes.csv").open()))
    assert "'=c4+1" in {row[0] for row in rows}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert not any(
        cell.startswith(("=", "+", "@")) for row in csv.reader((tmp_path / "next/cases.csv").open()) for cell in row
    )
    assert rounds("open", tmp_path / "next", *QUICK, "--json").json["proposed"][0]["case"] == "=c4+1"


def test_notes_as_text_and_the_next_week_as_json(rounds: Rounds, tmp_path: Path) -> None:
    rounds.open()
    rounds.agree_and_close()

    words = ("--out", tmp_path / "next.json", "--notes", tmp_path / "notes.txt", "--as-of", "2026-01-19")
    done = rounds("export", 1, rounds.path, *words)

    assert done.out == ""
    assert len((tmp_path / "notes.txt").read_text().splitlines()) == 2
    assert json.loads((tmp_path / "next.json").read_text())["policy"] == "as_of = 2026-01-19\n"
    assert rounds.run("check", tmp_path / "next.json").code == 0


@pytest.fixture
def workbook(rounds: Rounds, tmp_path: Path) -> Path:
    rounds.open("--out", tmp_path / "proposal.xlsx")
    return tmp_path / "proposal.xlsx"


def test_the_filled_in_workbook_is_recorded_and_again_is_nothing_new(rounds: Rounds, workbook: Path) -> None:
    fill_in(workbook, {"c2": "agree", "c4": "give to w3", "c5": "agree"})
    fill_in(workbook, {"c4": "continuity: the worker knows the family"}, "Reason")

    first = rounds.decide("--from", workbook, *AMY)
    again = rounds.decide("--from", workbook, "--by", "Bob")

    assert "Recorded: 3 decisions" in first.err and "Nothing new:" in again.err
    made = {one["case"]: (one["word"], one["worker"], one["reason"]) for one in rounds.state()["decisions"]}
    assert made == {"c2": ("agree", "w1", None), "c4": ("give", "w3", "CONTIN"), "c5": ("agree", "w3", None)}


def test_a_workbook_of_another_round_is_refused(rounds: Rounds, workbook: Path) -> None:
    fill_in(workbook, {"c2": "agree"})
    rounds("close", 1, "--abandon", "--reason", "OTHERS", *AMY)
    rounds.open()

    assert rounds.codes("decide", 2, "--from", workbook, *AMY) == ["L208"]
    assert rounds.state(2)["decisions"] == []


def test_a_workbook_of_no_round_is_refused(rounds: Rounds, tmp_path: Path) -> None:
    rounds.open()
    rounds.run("allocate", rounds.path, "--out", tmp_path / "plain.xlsx", *QUICK)

    assert rounds.codes("decide", 1, "--from", tmp_path / "plain.xlsx", *AMY) == ["L208"]


def test_a_workbook_older_than_the_proposal_is_refused(rounds: Rounds, workbook: Path) -> None:
    fill_in(workbook, {"c2": "agree"})
    rounds.decide("--give", "c4=w3", "--replan", rounds.path, *QUICK, *AMY)

    assert rounds.codes("decide", 1, "--from", workbook, *AMY) == ["L208"]


@pytest.mark.parametrize(
    ("column", "cells", "codes"),
    [
        ("Case", {"c2": "c99"}, ["E601"]),
        ("Proposed worker", {"c2": "w2"}, ["E807"]),
        ("Proposed worker", {"c2": "w77"}, ["E807"]),
        ("Case", {"c2": "c4"}, ["E807"]),
        ("Decision", {"c2": "perhaps"}, ["E804"]),
        ("Decision", {"c1": "wait"}, ["E606"]),
        ("Reason", {"c2": "she is nice"}, ["E805"]),
    ],
)
def test_a_workbook_with_edited_cells_is_refused_whole(
    rounds: Rounds, workbook: Path, column: str, cells: dict[str, str], codes: list[str]
) -> None:
    fill_in(workbook, {"c2": "agree", "c4": "agree"})
    fill_in(workbook, cells, column)

    assert rounds.codes("decide", 1, "--from", workbook, *AMY) == codes
    assert rounds.state()["decisions"] == []


def test_one_case_decided_in_the_workbook_and_otherwise_on_the_line_is_refused(rounds: Rounds, workbook: Path) -> None:
    fill_in(workbook, {"c2": "agree", "c4": "agree"})

    assert rounds.codes("decide", 1, "--from", workbook, "--give", "c4=w3", *AMY) == ["L212"]


def test_the_workbook_says_how_to_hand_it_back(rounds: Rounds, workbook: Path) -> None:
    cells = [str(row[0]) for row in load_workbook(workbook)["Read me"].iter_rows(values_only=True)]

    assert "caseload round decide 1 --from proposal.xlsx --by NAME" in cells
