"""Bars drawn with letters: the children without a worker and the agency FTE, one line a week."""

from fractions import Fraction
from typing import Final

from caseload.domain.weeks_ahead import WeekAhead, WeeksAhead
from caseload.render.words import MONTHS, say_number

MUST: Final = "#"
OTHER: Final = "="
FTE: Final = "*"
CHILDREN: Final = f"Children without a worker ({MUST} may not wait, {OTHER} may)"
NARROW_CHILDREN: Final = ("Children without a worker", f"({MUST} may not wait, {OTHER} may)")
AGENCY: Final = "Agency FTE"
AGENCY_SPACE: Final = 10
A_POST: Final = 4


def show_day(week: WeekAhead) -> str:
    """`12 Jan`."""
    return f"{week.day.day:>2} {MONTHS[week.day.month - 1][:3]}"


def show_fte(fte: Fraction | None) -> str:
    """An FTE in figures; `?` where it is not known."""
    return "?" if fte is None else say_number(fte)


def render_bars(ahead: WeeksAhead, width: int, is_narrow: bool) -> list[str]:
    """Both charts, side by side or, where it is narrow, one below the other; nothing where nobody is ever without."""
    if not any(week.total.without for week in ahead.weeks):
        return []
    days = [show_day(week) for week in ahead.weeks]
    has_need = any(week.total.fte_all for week in ahead.weeks)
    aside = AGENCY_SPACE + 4 if has_need and not is_narrow else 0
    children = draw_children(ahead, width - len(days[0]) - 3 - aside)
    agency = draw_agency(ahead)
    if is_narrow:
        lines = [*NARROW_CHILDREN, *(f"{day} | {bar}" for day, bar in zip(days, children, strict=True))]
        below = ["", AGENCY, *(f"{day} | {bar}" for day, bar in zip(days, agency, strict=True))]
        return lines + (below if has_need else [])
    if not has_need:
        return [CHILDREN, *(f"{day} | {bar}" for day, bar in zip(days, children, strict=True))]
    longest = max(len(CHILDREN) - len(days[0]) - 3, *(len(bar) for bar in children))
    both = zip(days, children, agency, strict=True)
    return [
        f"{CHILDREN.ljust(longest + len(days[0]) + 3)}    {AGENCY}",
        *(f"{day} | {left.ljust(longest)}  | {right}" for day, left, right in both),
    ]


def draw_children(ahead: WeeksAhead, width: int) -> list[str]:
    """A bar a week with its number: one letter a child while there is space, else in proportion."""
    most = max(week.total.without for week in ahead.weeks)
    space = width - len(f" {most:,}")
    bars = []
    for week in ahead.weeks:
        must, whole = (scale(number, most, space) for number in (week.total.must_without, week.total.without))
        bars.append(f"{MUST * must}{OTHER * (whole - must)} {week.total.without:,}".strip())
    return bars


def draw_agency(ahead: WeeksAhead) -> list[str]:
    """A bar a week with its FTE: four letters a post while there is space, else in proportion."""
    needs = [week.total.fte_all for week in ahead.weeks]
    most = max((need for need in needs if need is not None), default=Fraction(0))
    space = min(AGENCY_SPACE - 4, int(most * A_POST))
    return [f"{FTE * scale(need or 0, most, space)} {show_fte(need)}".strip() for need in needs]


def scale(number: Fraction | int, most: Fraction | int, space: int) -> int:
    """The length of a bar: the number itself while the highest has space, else in proportion; more than none shows."""
    if not number or space < 1:
        return 0
    if isinstance(number, int) and most <= space:
        return number
    return max(1, int(Fraction(number) * space / Fraction(most)))
