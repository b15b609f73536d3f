"""`caseload report`: the page it writes, what it refuses, and what it prints."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.cli.running import Runner, write_small

READERS = ("team", "service", "committee", "public")


class Heads(HTMLParser):
    """The tags of a page."""

    def __init__(self, text: str) -> None:
        """Read it."""
        super().__init__()
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Keep a tag."""
        self.tags.append(tag)


@pytest.mark.parametrize("readers", READERS)
def test_a_page_is_written_that_runs_and_loads_nothing(run: Runner, tmp_path: Path, readers: str) -> None:
    path, out = write_small(tmp_path / "small"), tmp_path / f"{readers}.html"

    ran = run("report", path, "--for", readers, "--out", out, "--quiet")

    tags = Heads(out.read_text(encoding="utf-8")).tags
    assert ran.code == 0
    assert not {"script", "link", "img", "iframe"} & set(tags)
    assert tags.count("h1") == 1


def test_five_children_are_too_few_for_any_number_to_be_published(run: Runner, tmp_path: Path) -> None:
    ran = run("report", write_small(tmp_path / "small"), "--for", "public", "--json", "--quiet")

    (kinds,) = [one["table"] for one in ran.json["sections"] if one["heading"] == "By kind of work"]
    assert {cell for row in kinds["rows"] for cell in row[1:]} == {"c", "0"}
    assert "Some children (how many is not shown) in all." in ran.json["says"]


def test_who_reads_it_has_to_be_said_and_the_form_has_to_be_one_that_is_written(run: Runner, tmp_path: Path) -> None:
    path = write_small(tmp_path / "small")

    assert run("report", path).code == 2
    assert run("report", path, "--for", "everyone").code == 2
    ran = run("report", path, "--for", "team", "--out", tmp_path / "team.docx")
    assert ran.code == 2
    assert ".html or .json" in ran.err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["small"]


def test_a_report_of_a_faulty_caseload_is_refused_whole(run: Runner, tmp_path: Path) -> None:
    path = write_small(tmp_path / "small", cases="case,team,kind\nc1,North,nonsense\n")
    out = tmp_path / "team.html"

    ran = run("report", path, "--for", "team", "--out", out)

    assert ran.code == 3
    assert "nonsense" in ran.out + ran.err
    assert not out.exists()


def test_a_what_if_says_that_it_is_one(run: Runner, tmp_path: Path) -> None:
    path = write_small(tmp_path / "small")

    ran = run("report", path, "--for", "service", "--absent", "w2", "--quiet")

    assert "What if: w2 is away." in ran.out
