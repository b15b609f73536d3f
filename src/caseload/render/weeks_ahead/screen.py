"""The weeks ahead on the console: what they show, bars, a table, and what happens in each week."""

from collections.abc import Sequence
from typing import Final

from caseload.domain.weeks_ahead import Trend, WeekAhead, WeeksAhead
from caseload.render.lines import WIDTH, fold_lines
from caseload.render.weeks_ahead.bars import render_bars, show_day, show_fte
from caseload.render.weeks_ahead.words import say_flow, say_happening, say_need, say_weeks
from caseload.render.words import cut, natural_key, say_day, say_number

NARROW: Final = 60
MOST_HAPPENINGS: Final = 6
HEADS: Final = (
    ("Week", "", "Room", "", "No", "May not", "Get", "Change", "Over", "Hours", "Agency"),
    ("of", "FTE", "for", "Cases", "worker", "wait", "one", "worker", "cap", "over", "FTE"),
)
NARROW_HEADS: Final = (("Week", "", "No", "May not", "Agency"), ("of", "Cases", "worker", "wait", "FTE"))
NOTES: Final = (
    "May not wait: those without a worker who may not. Agency FTE: for every child to have a worker (in brackets: "
    "for those who may not wait)."
)
NARROW_NOTES: Final = "May not wait: those without a worker who may not. Agency FTE: for all to have a worker."
KNOWN: Final = (
    "From what is known today: no new referrals, every week's proposal carried out, ends and decisions as stated."
)
UNPROVEN: Final = "* Not proven in the time there was: fewer may do. More time: --time-limit."
Row = tuple[str, ...]


def render_weeks(ahead: WeeksAhead, width: int = WIDTH) -> list[str]:
    """The lines of the screen; below 60 columns a narrower table, bars and text."""
    width = min(width, WIDTH)
    sentences = [say_weeks(ahead), say_need(ahead)]
    if ahead.weeks and len(ahead.weeks) < ahead.asked:
        sentences.append(f"Ended after {len(ahead.weeks)} of {ahead.asked} weeks.")
    lines = [line for sentence in sentences for line in fold_lines(sentence, 0, 0, width)]
    if not ahead.weeks:
        return lines
    blocks = [
        render_bars(ahead, width, width < NARROW),
        [*render_table(ahead, width < NARROW), *render_notes(ahead, width)],
        render_teams(ahead, width),
        render_happenings(ahead, width),
    ]
    return lines + [line for block in blocks if block for line in ("", *block)]


def render_table(ahead: WeeksAhead, is_narrow: bool) -> list[str]:
    """One line a week, figures to the right, a star where more time might find better."""
    heads = NARROW_HEADS if is_narrow else HEADS
    rows = [build_narrow(week) if is_narrow else build_wide(week) for week in ahead.weeks]
    widths = [max(len(row[index]) for row in (*heads, *rows)) for index in range(len(heads[0]))]
    return [
        " ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in (*heads, *rows)
    ]


def build_wide(week: WeekAhead) -> Row:
    """The cells of a week on a screen of 80 columns."""
    total = week.total
    return (
        show_day(week),
        say_number(total.fte),
        "any" if total.places is None else f"{total.places:,}",
        f"{total.cases:,}",
        show_without(week),
        f"{total.must_without:,}",
        f"{total.allocated:,}",
        f"{total.changed:,}",
        f"{total.over_cap:,}",
        f"{total.hours_over:,}",
        f"{show_fte(total.fte_all)} ({show_fte(total.fte_must)}){show_doubt(week)}",
    )


def build_narrow(week: WeekAhead) -> Row:
    """The cells of a week on a telephone."""
    total = week.total
    need = f"{show_fte(total.fte_all)}{show_doubt(week)}"
    return show_day(week), f"{total.cases:,}", show_without(week), f"{total.must_without:,}", need


def show_without(week: WeekAhead) -> str:
    """The children without a worker, with a star where the plan is not proven."""
    return f"{week.total.without:,}{'' if week.proven else '*'}"


def show_doubt(week: WeekAhead) -> str:
    """A star where an agency need of the week is not proven."""
    return "" if all(need.proven for need in week.needs) else "*"


def render_notes(ahead: WeeksAhead, width: int) -> list[str]:
    """What the columns mean, what a star means where there is one, and what the numbers rest on."""
    doubted = any(not week.proven or show_doubt(week) for week in ahead.weeks)
    notes = [NARROW_NOTES if width < NARROW else NOTES, *([UNPROVEN] if doubted else []), KNOWN]
    return [line for note in notes for line in fold_lines(note, 0, 0, width)]


def render_teams(ahead: WeeksAhead, width: int) -> list[str]:
    """One line a team that has children without a worker in any week: now, at most, in the last week."""
    listed = sorted((one for one in ahead.teams if one.most), key=lambda one: natural_key(one.team or ""))
    lines = [line for one in listed for line in fold_lines(say_team(ahead, one), 2, 4, width)]
    return ["BY TEAM", *lines] if lines else []


def say_team(ahead: WeeksAhead, one: Trend) -> str:
    """`North: 3 without a worker now, up to 5 (2 February), 0 in the last week; up to 1 FTE from an agency.`"""
    day = say_day(ahead.weeks[one.most_week].day, ahead.weeks[0].day)
    high = f", up to {one.most} ({day})" if one.most not in (one.first, one.last) else ""
    fte = f"; up to {say_number(one.fte_most)} FTE from an agency" if one.fte_most else ""
    return f"{cut(one.team or '', 30)}: {one.first} without a worker now{high}, {one.last} in the last week{fte}."


def render_happenings(ahead: WeeksAhead, width: int) -> list[str]:
    """By week, what is known to happen up to it (of much, the first few) and what comes of it."""
    lines = []
    for week in ahead.weeks[1:]:
        shown: Sequence[str] = [say_happening(one, ahead.weeks[0].day) for one in week.happenings]
        if len(shown) > MOST_HAPPENINGS + 1:
            shown = [*shown[:MOST_HAPPENINGS], f"{len(shown) - MOST_HAPPENINGS} more things happen; --json has all."]
        told = [text for text in (*shown, say_flow(week)) if text]
        if told:
            lines.append(f"  {say_day(week.day, ahead.weeks[0].day)}")
            lines += [line for text in told for line in fold_lines(text, 4, 6, width)]
    if len(ahead.weeks) == 1:
        return []
    return ["WHAT HAPPENS", *lines] if lines else fold_lines("Nothing is known to happen in these weeks.", 0, 0, width)
