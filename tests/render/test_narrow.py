"""Finished screens folded anew for a narrow terminal."""

from caseload.render.lines import fold_lines
from caseload.render.narrow import fold_narrow

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"


def test_a_paragraph_is_folded_as_if_it_had_been_narrow_from_the_first():
    assert fold_narrow(fold_lines(LONG, 2, 6), 40) == fold_lines(LONG, 2, 6, 40)


def test_paragraphs_beside_one_another_stay_apart():
    lines = [*fold_lines(f"{LONG}.", 2, 2), *fold_lines(f"{LONG}.", 2, 2)]

    assert fold_narrow(lines, 40) == fold_lines(f"{LONG}.", 2, 2, 40) * 2


def test_nothing_changes_at_the_usual_width():
    lines = [*fold_lines(LONG), "", "x" * 90]

    assert fold_narrow(lines, 72) == lines


def test_short_lines_and_empty_ones_stay_as_they_are():
    lines = ["HEADING", "  item", "", "  table   1   2"]

    assert fold_narrow(lines, 40) == lines
