"""What stands in a cell comes out where it may, and nowhere else: not in logs, temporary files or the ledger."""

import json
import logging
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from caseload.cli.main import main
from tests.guards.canaries import (
    BORN_TEXTS,
    CELLS,
    IDS,
    WORDS,
    find_marks,
    read_columns,
    write_marked_annex_a,
    write_marked_caseload,
    write_marked_census,
    write_marked_dataset,
    write_marked_workbook,
)
from tests.web.running import running

BY = ("--by", "Manager")
QUICK = ("--no-advice", "--quiet")
DAY = ("--as-of", "2026-01-05")


@dataclass
class Desk:
    """Where one person works: their files, what they ask to be written, their data folder, and the temporary files.

    `said` is what commands said on stderr, `shown` what they showed.
    """

    files: Path
    out: Path
    data: Path
    temporary: Path
    capsys: pytest.CaptureFixture[str]
    caplog: pytest.LogCaptureFixture
    said: str = ""
    shown: str = ""

    def run(self, *words: object, code: int = 0) -> str:
        """Run a command in this process; gives what it shows."""
        self.capsys.readouterr()
        ended = main(["--debug", *map(str, words)])
        printed = self.capsys.readouterr()
        self.said += printed.err
        self.shown += printed.out
        assert ended == code, printed.out + printed.err
        return printed.out

    def check_silent(self, *marks: str) -> None:
        """Nothing that was said or logged has a mark, nor has any file that is left beside what was asked for."""
        assert [mark for mark in marks if mark in self.said + self.caplog.text] == []
        assert find_marks([self.temporary], *marks) == []
        assert list(self.temporary.rglob("*")) == []


@pytest.fixture
def desk(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> Desk:
    caplog.set_level(logging.DEBUG)
    folders = [tmp_path / name for name in ("files", "out", "data", "temporary")]
    for folder in folders:
        folder.mkdir()
    for name in ("TMPDIR", "HOME"):
        monkeypatch.setenv(name, str(folders[3]))
    monkeypatch.setenv("CASELOAD_DATA_DIR", str(folders[2]))
    monkeypatch.setattr(tempfile, "tempdir", str(folders[3]))
    monkeypatch.chdir(folders[1])
    return Desk(*folders, capsys, caplog)


def allocate_all_ways(desk: Desk, caseload: Path, *words: str) -> None:
    """Every command that shows or writes something of one week."""
    for form in ("xlsx", "json"):
        desk.run("allocate", caseload, *QUICK, "--out", desk.out / f"proposal.{form}", *words)
    desk.run("check", caseload, "--json", *words)
    desk.run("audit", caseload, desk.out / "proposal.json", "--json")
    desk.run("compare", desk.out / "proposal.json", desk.out / "proposal.xlsx", "--for", caseload, "--json", *words)


def decide_a_round(desk: Desk, caseload: Path, *words: str) -> None:
    """A round from its opening to next week's caseload."""
    desk.run("round", "open", caseload, *QUICK, "--out", desk.out / "round.xlsx", *words)
    desk.run("round", "decide", 1, "--agree-all", "--reason", "MANAGE", *BY)
    desk.run("round", "close", 1, *BY)
    desk.run("round", "history", "--json")
    notes = desk.out / "notes.csv"
    desk.run("round", "export", 1, caseload, "--out", desk.out / "next", "--notes", notes, *words)
    desk.run("round", "backup", "--out", desk.out / "backup.sqlite3")


def test_a_week_of_a_marked_caseload_says_ids_in_its_outputs_alone(desk: Desk) -> None:
    caseload = write_marked_caseload(desk.files / f"{CELLS}folder")

    allocate_all_ways(desk, caseload)
    desk.run("explain", caseload, f"{IDS}c2", "--json", "--quiet")
    desk.run("recommend", caseload, f"{IDS}c3", "--json", "--quiet")
    desk.run("round", "leaver", caseload, f"{IDS}Bob", "--json", *QUICK)
    desk.run("shortfall", caseload, "--out", desk.out / "staff.json", "--quiet")
    decide_a_round(desk, caseload)

    desk.check_silent(IDS, WORDS, CELLS, *BORN_TEXTS[:2])
    assert find_marks([desk.out, desk.data], CELLS, *BORN_TEXTS[:2]) == []
    assert CELLS not in desk.shown.replace(f"{CELLS}folder", "")
    assert find_marks([desk.out / "proposal.json"], IDS, WORDS) == [
        f"proposal.json: {IDS}",
        f"proposal.json: {WORDS}",
    ]


def test_the_ledger_has_ids_in_the_columns_for_ids_and_no_other_word_of_a_caseload(desk: Desk) -> None:
    caseload = write_marked_caseload(desk.files / "week")

    decide_a_round(desk, caseload)

    with_ids = {name for name, text in read_columns(desk.data / "ledger.sqlite3").items() if IDS in text}
    assert with_ids == {
        "decisions.case_id", "decisions.worker", "proposals.case_id", "proposals.holder", "proposals.worker",
        "workers.worker",
    }  # fmt: skip
    assert find_marks([desk.data, desk.out / "backup.sqlite3"], WORDS, CELLS) == []
    assert [path.name for path in desk.data.iterdir() if find_marks([path], IDS)]


def test_a_report_has_ids_for_the_team_alone_and_for_the_public_no_name_at_all(desk: Desk) -> None:
    caseload = write_marked_caseload(desk.files / "week")

    for readers in ("team", "service", "committee", "public"):
        desk.run("report", caseload, "--for", readers, "--out", desk.out / f"{readers}.html", "--quiet")

    assert find_marks([desk.out], CELLS, *BORN_TEXTS[:2]) == []
    with_ids = {path.name for path in desk.out.iterdir() if find_marks([path], IDS)}
    with_words = {path.name for path in desk.out.iterdir() if find_marks([path], WORDS)}
    assert (with_ids, with_words) == ({"team.html"}, {"team.html", "service.html", "committee.html"})
    desk.check_silent(IDS, CELLS)


@pytest.mark.parametrize(
    ("source", "write"),
    [("annex-a", write_marked_annex_a), ("ssd", write_marked_dataset)],
)
def test_an_import_copies_no_cell_that_it_does_not_read(desk: Desk, source: str, write: Callable[[Path], Path]) -> None:
    path = write(desk.files / ("annex-a.xlsx" if source == "annex-a" else "extract"))
    census = write_marked_census(desk.files / "census.xml")
    assert find_marks([path], CELLS) != [] and find_marks([census], CELLS, BORN_TEXTS[0]) != []

    for form in ("team.xlsx", "team"):
        desk.run("import", source, path, "--csww", census, "--out", desk.out / form, "--role", "social_worker", *DAY)
    allocate_all_ways(desk, desk.out / "team.xlsx", *DAY)
    decide_a_round(desk, desk.out / "team", *DAY)

    desk.check_silent(CELLS, *BORN_TEXTS[:2])
    assert find_marks([desk.out, desk.data], CELLS, *BORN_TEXTS[:2]) == []
    assert CELLS not in desk.shown
    assert (desk.out / "team-mapping.xlsx").is_file()


def test_the_census_alone_gives_no_more_of_a_person_than_it_needs(desk: Desk) -> None:
    census = write_marked_census(desk.files / "census.xml")

    told = desk.run("import", "csww", census, "--out", desk.out / "people", "--json", *DAY)

    assert json.loads(told)["schema_version"] == 1
    assert CELLS not in told + desk.said
    assert find_marks([desk.out], CELLS, *BORN_TEXTS) == []


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("caseload.pipeline.allocate.find_findings", ("allocate", "week", *QUICK)),
        ("caseload.ledger.write_round.append_proposal", ("round", "open", "week", *QUICK)),
        ("caseload.pipeline.leaver.list_left", ("round", "leaver", "week", f"{IDS}Bob", *QUICK)),
        ("caseload.pipeline.import_caseload.merge_extracts", ("import", "annex-a", "annex-a.xlsx", "--out", "team")),
    ],
)
def test_a_failure_anywhere_says_where_and_no_value(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, place: str, words: tuple[str, ...]
) -> None:
    write_marked_caseload(desk.files / "week")
    write_marked_annex_a(desk.files / "annex-a.xlsx")
    monkeypatch.chdir(desk.files)

    def fail(*values: object, **named: object) -> None:
        raise RuntimeError(f"{IDS} {WORDS} {CELLS} {values} {named}")

    monkeypatch.setattr(place, fail)
    desk.run(*words, code=1)
    desk.run(*words, "--json", code=1)

    assert "RuntimeError" in desk.said and "in fail" in desk.said
    assert [mark for mark in (IDS, WORDS, CELLS) if mark in desk.said + desk.shown + desk.caplog.text] == []
    assert find_marks([desk.data, desk.out], IDS, WORDS, CELLS) == []
    assert list(desk.temporary.rglob("*")) == []


def test_the_page_shows_ids_and_words_of_a_workbook_and_keeps_the_workbook_alone(desk: Desk) -> None:
    given = write_marked_workbook(desk.files / f"{CELLS}file.xlsx")
    with running(desk.data) as page:
        browser = page.open()
        week = browser.give(given.read_bytes(), given.name).url.path.removesuffix("/check")
        browser.send(f"{week}/allocate")
        shown = [browser.wait_for_review(week)]
        shown += [browser.get(path) for path in ("/", "/history", f"{week}/check", f"{week}/cases")]
        shown += [browser.get(f"{week}/cases/{IDS}c2"), browser.get(f"{week}/workers/{IDS}Bob")]

        assert [answer.status_code for answer in shown] == [200] * len(shown)
        assert all(IDS in answer.text for answer in shown[-2:])
        assert [mark for mark in (CELLS, *BORN_TEXTS) if any(mark in answer.text for answer in shown)] == []
        kept = {path.name for path in desk.data.rglob("*") if find_marks([path], CELLS) and path.is_file()}
        assert kept == {"caseload.xlsx"}
        browser.send(f"{week}/remove")
        assert find_marks([desk.data], WORDS, CELLS) == []
    assert [mark for mark in (IDS, WORDS, CELLS) if mark in "".join(page.said)] == []
    assert find_marks([desk.temporary], IDS, WORDS, CELLS) == []
