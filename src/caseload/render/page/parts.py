"""What a page is made of: sections with sentences, a chart, and the table that says the same in figures."""

from dataclasses import dataclass
from typing import Final

SHORT: Final = 12
"""Rows of a table that is printed on one page."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as text: a caption, headings, rows of as many cells; `numbers` are the columns set to the right."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        """Raises ValueError for a row that is not as wide as the headings."""
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError(f"a row of the table {self.caption} is not as wide as its headings")

    @property
    def is_short(self) -> bool:
        """Whether it is kept on one page when printed."""
        return len(self.rows) <= SHORT


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as SVG with its title within it, made by `draw_chart` alone, and the description that stands below."""

    title: str
    description: str
    svg: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, sentences, and at most a chart and a table. Raises ValueError for a chart without both of the
    others: who cannot see it must not miss anything."""

    heading: str
    says: tuple[str, ...] = ()
    chart: Chart | None = None
    table: Table | None = None

    def __post_init__(self) -> None:
        """See the class."""
        if self.chart is not None and (self.table is None or not self.says):
            raise ValueError(f"the chart of the section {self.heading} lacks its sentence or its table")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its title, what it says first, its sections, and small print."""

    title: str
    says: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...] = ()
