"""The sheet Fairness: loads by group, children with many workers, protected and demanding work, new families."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, Final

from caseload.domain.fairness import Fairness, Grouping, GroupLoad, Spread
from caseload.domain.policy import Policy
from caseload.pipeline.report import Report
from caseload.render.words import count, join_and, natural_key
from caseload.render.workbook.book import Book, Field, Styled

SHEET: Final = "Fairness"
FIELDS: Final = (
    Field("", 24), Field("", 16), Field("", 13), Field("", 13), Field("", 13), Field("", 13), Field("", 13),
    Field("", 13), Field("", 13),
)  # fmt: skip
GROUPS: Final = (
    Field("Group", 24), Field("By", 16), Field("Workers", 13, "whole"), Field("Cases now", 13, "whole"),
    Field("Cases then", 13, "whole"), Field("Cases of cap now", 13, "percent"),
    Field("Cases of cap then", 13, "percent"), Field("Workload then", 13, "percent"), Field("Least to most", 13),
)  # fmt: skip
MANY: Final = (
    Field("Child", 24), Field("Team", 16), Field("Workers before", 13, "whole"), Field("Workers then", 13, "whole"),
    Field("New worker", 13), Field("By this plan", 13),
)  # fmt: skip
PROTECTED: Final = (
    Field("Worker", 24), Field("Team", 16), Field("Month", 13, "whole"), Field("Protected load", 13, "whole"),
    Field("Cases now", 13, "whole"), Field("Cases then", 13, "whole"), Field("Barred work", 13, "whole"),
    Field("Not allowed", 13, "whole"), Field("Rule", 13, "wrap"),
)  # fmt: skip
DEMANDING: Final = (
    Field("Worker", 24), Field("Team", 16), Field("Child protection", 13, "whole"), Field("Families", 13, "whole"),
    Field("Proceedings", 13, "whole"), Field("Families", 13, "whole"), Field("Families in all", 13, "whole"),
    Field("By their time", 13, "hours"),
)  # fmt: skip
FAMILIES: Final = (
    Field("Worker", 24), Field("Team", 16), Field("Recent", 13, "whole"), Field("This plan", 13, "whole"),
    Field("Share of team's", 13, "percent"), Field("Share of time", 13, "percent"),
)  # fmt: skip
MIXES: Final = (
    Field("Team", 24), Field("Advice", 16), Field("Newly qualified", 13, "whole"), Field("Experienced", 13, "whole"),
)  # fmt: skip
ASIDE: Final = (
    Field("Manager or tray", 24), Field("Team", 16), Field("Cases now", 13, "whole"), Field("Cases then", 13, "whole"),
    Field("Role", 13, "wrap"),
)  # fmt: skip
GROUP_WORDS: Final = {
    "part_time": "part-time", "full_time": "full-time", "protected": "newly qualified (protected)",
    "not_protected": "not newly qualified",
}  # fmt: skip
GROUPING_WORDS: Final[dict[Grouping, str]] = {
    "role": "role",
    "working_time": "working time",
    "protection": "protection",
}
Row = Sequence[object]


def write_fairness(book: Book, report: Report) -> Any:
    """A sheet with one table below the other, each under its heading; an empty one says that there is nothing."""
    sheet = book.add_sheet(SHEET)
    book.set_columns(sheet, FIELDS)
    fairness, row = report.findings.fairness, 0
    for heading, fields, rows in list_tables(fairness, report.problem.policy) if fairness is not None else ():
        book.write_cell(sheet, row, 0, heading, "heading")
        if rows:
            row = book.write_table(sheet, fields, rows, row + 1) + 1
        else:
            book.write_cell(sheet, row + 1, 0, "none", "prose")
            row += 3
    return sheet


def list_tables(fairness: Fairness, policy: Policy) -> Iterator[tuple[str, tuple[Field, ...], list[Row]]]:
    """Every table: its heading, its columns, its rows."""
    weeks = count(fairness.recent_weeks, "week")
    yield "Loads, by role, working time and protection", GROUPS, [build_group(one, policy) for one in fairness.groups]
    yield "Newly qualified workers", PROTECTED, list_protected(fairness)
    yield "Child protection (with section 47) and proceedings, by worker", DEMANDING, [
        (one.worker, one.team, one.protection_cases, one.protection_families, one.proceedings_cases,
         one.proceedings_families, one.families, one.expected)
        for one in sorted(fairness.demanding, key=lambda one: (one.team, natural_key(one.worker)))
    ]  # fmt: skip
    yield (
        f"Who took the new families: the last {weeks}, and this plan",
        FAMILIES,
        [
            (one.worker, one.team, one.recent, one.now, one.share, one.expected)
            for one in sorted(fairness.new_families, key=lambda one: (one.team, natural_key(one.worker)))
        ],
    )
    yield "Newly qualified and experienced workers, by team", MIXES, list_mixes(fairness)
    yield (
        "Cases in the name of managers and trays",
        ASIDE,
        [
            (one.worker, one.team, one.cases_before, one.cases, policy.roles[one.role].label)
            for one in fairness.held_aside
        ],
    )
    yield f"Children with {fairness.many} or more workers in 12 months", MANY, list_many(fairness)


def build_group(one: GroupLoad, policy: Policy) -> Row:
    """The cells of one group."""
    name = policy.roles[one.group].label if one.grouping == "role" else GROUP_WORDS[one.group]
    before, then, load = one.filled_before, one.filled, one.workload
    means = [spread.mean if spread else None for spread in (before, then, load)]
    return name, GROUPING_WORDS[one.grouping], one.workers, one.cases_before, one.cases, *means, say_range(load)


def say_range(spread: Spread | None) -> str:
    """`74% to 100%`."""
    return f"{say_whole(spread.least)} to {say_whole(spread.most)}" if spread else ""


def say_whole(share: Fraction) -> str:
    """A share in whole percent, as the cells beside it are shown."""
    return f"{float(share):.0%}"


def list_many(fairness: Fairness) -> list[Row]:
    """The children with many workers, those of this plan in colour."""
    return [
        (one.case, one.team, one.before, one.after, one.worker, Styled("yes", "amber") if one.is_new else None)
        for one in fairness.many_workers
    ]


def list_protected(fairness: Fairness) -> list[Row]:
    """The newly qualified workers; the rules that their load or their work is against, in colour."""
    rows: list[Row] = []
    for one in sorted(fairness.protected, key=lambda one: (one.team, natural_key(one.worker))):
        against = [case.rule for case in one.barred if not case.is_allowed]
        rules = list(dict.fromkeys([*(["protected"] if one.is_above else []), *against]))
        shown = Styled(join_and(rules), "red") if rules else None
        cells = (one.worker, one.team, one.months, one.load, one.cases_before, one.cases)
        rows.append((*cells, len(one.barred), len(against), shown))
    return rows


def list_mixes(fairness: Fairness) -> list[Row]:
    """The teams; those with more newly qualified workers than advised, in colour."""
    rows: list[Row] = []
    for one in fairness.mixes:
        advice = None if one.most is None else f"at most {float(one.most):g}"
        rows.append((one.team, Styled(advice, "amber") if one.is_above else advice, one.protected, one.experienced))
    return rows
