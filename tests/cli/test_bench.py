"""`caseload bench` from a suite to a page, on real runs."""

import csv
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from caseload.cli.main import main
from tests.cli.running import Runner, write_small

SUITE = """[[runs]]
families = [{ family = "steady", seeds = [1, 2], workers = 2 }, { family = "steady", seeds = [1], workers = 3 }]
moves = [0, "any"]
time_limits = 20
"""


class Outline(HTMLParser):
    """What a page is made of: its tags in order, each closed, and what stands in its headings."""

    VOID = ("meta",)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.sections: list[set[str]] = []
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.setdefault(tag, dict(attrs))
        if tag == "section":
            self.sections.append(set())
        if self.sections:
            self.sections[-1].add(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The suite, its results, and the report on them beside themselves."""
    folder = tmp_path_factory.mktemp("bench")
    (folder / "suite.toml").write_text(SUITE)
    assert main(["bench", "run", str(folder / "suite.toml"), "--out", str(folder / "results"), "--workers", "2"]) == 0
    words = ["--against", str(folder / "results"), "--out", str(folder / "r.html")]
    assert main(["bench", "report", str(folder / "results"), *words]) == 0
    return folder


def test_a_suite_runs_and_is_told_run_by_run(run: Runner, folder: Path, tmp_path: Path) -> None:
    first = run("bench", "run", folder / "suite.toml", "--out", tmp_path / "results", "--workers", "2")
    second = run("bench", "run", folder / "suite.toml", "--out", tmp_path / "results")

    assert first.code == second.code == 0
    assert "6 runs: 6 finished now, 0 were there already." in first.out
    assert "6 runs: 0 finished now, 6 were there already." in second.out
    assert first.err.count("9 of 9 goals proven in") == 6 and "6 of 6:" in first.err


def test_the_report_is_a_page_whose_charts_all_have_tables(folder: Path) -> None:
    page = Outline((folder / "r.html").read_text())

    charts = [section for section in page.sections if "svg" in section]
    assert len(charts) == 2 and all({"table", "caption", "p", "title", "figcaption"} <= section for section in charts)
    assert page.tags.count("h1") == 1 and page.attributes["html"]["lang"] == "en-GB"
    assert "script" not in page.tags and page.tags.count("style") == 1
    assert page.tags.count("table") == page.tags.count("caption") >= 6


def test_the_csv_beside_it_has_every_goal_of_every_run(folder: Path) -> None:
    with (folder / "r.csv").open() as file:
        rows = list(csv.DictReader(file))

    assert len(rows) == 6 * 9
    assert {row["proven"] for row in rows} == {"True"} and {row["gap"] for row in rows} == {"0.0"}


def test_the_best_known_values_are_set_beside(run: Runner, folder: Path, tmp_path: Path) -> None:
    best = tmp_path / "known.csv"
    best.write_text('instance,moves,goal,value\n"steady:1, 2 posts",any,unevenness,1\n')

    done = run("bench", "report", folder / "results", "--best-known", best, "--out", tmp_path / "r.html")

    assert done.code == 0 and "6 of 6 runs proved every goal; 0 failed." in done.out
    with (tmp_path / "r.csv").open() as file:
        known = [row for row in csv.DictReader(file) if row["best_known"]]
    assert [(row["moves"], row["goal"], float(row["best_gap"]) > 0) for row in known] == [("any", "unevenness", True)]


def test_the_best_known_values_are_never_replaced_by_the_csv(run: Runner, folder: Path, tmp_path: Path) -> None:
    best = tmp_path / "known.csv"
    best.write_text("instance,goal,value\n")

    words = ("--best-known", best, "--out", tmp_path / "known.html", "--force")
    done = run("bench", "report", folder / "results", *words)

    assert done.code == 2 and "would replace what is read" in done.err
    assert best.read_text() == "instance,goal,value\n" and not (tmp_path / "known.html").exists()


@pytest.mark.parametrize("words", [["--help"], ["bench", "--help"], ["bench", "run", "--help"], ["check", "SMALL"]])
def test_nothing_heavy_is_loaded_before_it_is_needed(tmp_path: Path, words: list[str]) -> None:
    small = str(write_small(tmp_path / "small"))
    script = (
        "import sys\nfrom caseload.cli.main import main\nmain(sys.argv[1:])\n"
        "print({'altair', 'jinja2', 'vl_convert', 'distributed', 'ortools', 'pandas'} & sys.modules.keys())"
    )
    command = [sys.executable, "-c", script, *(small if word == "SMALL" else word for word in words)]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "set()"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("run", "none.toml", "--out", "x"), 3, "B101"),
        (("run", "suite.toml", "--out", "suite.toml"), 2, "cannot be written"),
        (("run", "suite.toml", "--out", "x", "--shard", "3/2"), 2, "write it as I/N"),
        (("run", "suite.toml", "--out", "x", "--memory", "10"), 3, "--memory"),
        (("run", "suite.toml", "--out", "x", "--tls-ca", "ca.pem"), 2, "go with --cluster"),
        (("run", "suite.toml", "--out", "x", "--cluster", "tcp://10.0.0.5:8786"), 2, "unencrypted"),
        (("report", "none", "--out", "new.html"), 2, "There are no results in none"),
        (("report", "suite.toml", "--out", "r.pdf"), 2, "cannot be written as .pdf"),
        (("report", "results", "--out", "new.html", "--best-known", "no.csv"), 2, "no.csv is not there"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    run: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int, told: str
) -> None:
    monkeypatch.chdir(folder)

    ran = run("bench", *words)

    assert ran.code == code and told in ran.err
    assert not (folder / "x").exists()
