"""The page of the eleven eastern councils: what was put in, what came out, no figure in both."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from benchmarks.eastern import AGENCY_FTE, AGREED, BILL, MINUTES, SIZES
from caseload.planning.region.found import RegionFound, SharedPosts
from caseload.render.region.page import draw_waiting
from caseload.render.region.words import say_fte
from caseload.render.words import count, join_and, round_pounds, say_number, say_percent

PICTURE = Path("docs/images/eleven-eastern-councils.png")
EVERY_CHILD = 2
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
HEAD = """# The eleven eastern councils

Eleven eastern councils signed a memorandum of co-operation: better-placed councils share social workers, managers and
leaders with struggling ones, at harmonised agency pay, so that nobody has to pay for surges. What would that save?

`python -m benchmarks.eastern` draws each council at its published size, lets every agency worker go, and finds the
agency posts it would then take: each council alone, and all with sharing under the rule that no council is worse off
([region.md](../region.md)). It writes this page.

"""


def write_page(found: Mapping[int, RegionFound]) -> str:
    """The whole page; `found` is by cap."""
    put_in, came_out = "\n".join(list_put_in(found)), "\n".join(list_came_out(found))
    picture = (
        f"![Children without a worker in each council at a cap of {min(found)}: alone, and with sharing.]"
        "(../images/eleven-eastern-councils.png)"
    )
    parts = (f"## Put in\n\n{put_in}", f"## Came out\n\n{came_out}", picture, say_verdict(found))
    return HEAD + "\n\n".join(parts) + "\n"


def list_figures(text: str) -> set[str]:
    """The figures of a text that say something: of three digits or more, or with a point."""
    return {figure for figure in NUMBER.findall(text) if len(figure.replace(",", "")) > 2}


def list_put_in(found: Mapping[int, RegionFound]) -> Iterator[str]:
    """The list of what was put in."""
    for size in SIZES:
        yield (
            f"- {size.name}: {say_number(size.holders)} FTE hold {size.cases:,} cases; "
            f"{say_number(size.agency)}% agency, {say_number(size.absence)}% absent."
        )
    yield (
        "- These are of 30 September 2025 (DfE, Children's social work workforce, Open Government Licence); the agency "
        "share is taken to hold among case-holders."
    )
    yield (
        f"- {say_number(AGENCY_FTE)} FTE of agency workers in all (the same source), and {BILL:,} pounds a year on "
        "agency cover among 2,500 roles (the memorandum, of an earlier year): the one over the other is taken for the "
        "cost of one FTE."
    )
    yield "- Every agency worker left the day before; nobody else moves a case. Everything else is drawn as usual."
    yield (
        f"- {say_percent(AGREED.opt_in)} of experienced case-holders opt in, for a fifth of their hours, up to "
        f"{AGREED.travel_minutes} minutes away; {MINUTES} minutes between councils with a common border, too far else. "
        "These are illustrative."
    )
    yield f"- Caps: {join_and(str(cap) for cap in sorted(found, reverse=True))} cases for a full-time worker."


def list_came_out(found: Mapping[int, RegionFound]) -> Iterator[str]:
    """The list of what came out, cap by cap, the tighter one second."""
    for place, cap in enumerate(sorted(found, reverse=True)):
        region = found[cap]
        name = "the looser cap" if place == 0 else "the tighter cap"
        alone, shared = region.waiting_alone, region.waiting_shared
        yield (
            f"- At {name}, in the first week: {count(alone.all, 'child', 'children')} without a worker alone, "
            f"{alone.must:,} of whom may not wait; with sharing {shared.all:,}, and {shared.must:,}."
        )
        for one in region.posts:
            if one.level == EVERY_CHILD:
                yield f"- At {name}, so that every child has a worker: {say_need(one)}"
        yield f"- At {name}: {say_lent(region)}"


def say_need(one: SharedPosts) -> str:
    """The posts alone and with sharing, and what is saved in money and as a share of the bill."""
    text = f"{say_fte(one.alone)} of agency posts alone"
    if one.shared is None:
        return f"{text}; with sharing not reached."
    saved = one.alone.fte - one.shared.fte
    least, most = max(Fraction(0), one.alone.bound - one.shared.fte), one.alone.fte - one.shared.bound
    between = "" if least == most else f" (between {say_number(least)} and {say_number(most)})"
    share = saved / AGENCY_FTE
    return (
        f"{text}, {say_fte(one.shared)} with sharing. Saved: {say_number(saved)} FTE{between}, about "
        f"{round_pounds(round(share * BILL, -4))} pounds a year, {say_percent(share)} of the bill."
    )


def say_lent(region: RegionFound) -> str:
    """Who is lent in the first week, and what the rule costs."""
    hours = sum((loan.hours for loan in region.loans), Fraction(0))
    cases = sum(loan.cases for loan in region.loans)
    more = region.waiting_shared.all - region.free_waiting.all
    is_proven = all(goal.proven for goal in (*region.alone, *region.shared, *region.free))
    return (
        f"{count(cases, 'child', 'children')} with a worker of another council, {say_number(hours)} hours a week. "
        f"Without the rule that no council is worse off {more:,} fewer would wait. "
        f"{'All of these plans are' if is_proven else 'Not all of these plans are'} proven the best."
    )


def say_verdict(found: Mapping[int, RegionFound]) -> str:
    """Where the claim holds, and what decides it."""
    loose, tight = (found[cap] for cap in sorted(found, reverse=True))
    eased = loose.waiting_alone.all - loose.waiting_shared.all, tight.waiting_alone.all - tight.waiting_shared.all
    none_worse = all(each.is_shown for region in found.values() for c in region.councils for each in c.standings)
    shown = (
        "and shown" if none_worse else "and shown against each council's own plan, which is not proven the best in all"
    )
    return (
        "## Where the claim holds, and what decides it\n\n"
        f"- Surges: in the week in which the agency workers go, sharing finds a worker for {eased[0]:,} children at "
        f"the looser cap and {eased[1]:,} at the tighter, with no council worse off ({shown}).\n"
        f"- The bill: so that every child has a worker, sharing saves {say_share(loose)} of it at the looser cap and "
        f"{say_share(tight)} at the tighter, as far as was found.\n"
        "- What decides it: the cap, since it says how much room is left to lend at all; how many opt in and for how "
        "much; and who is next to whom. All three are put in.\n"
        "- Not tried: harmonised pay (the rates are not public), managers and leaders (the census does not say whom "
        "they look after), teams in which most staff are temporary."
    )


def say_share(region: RegionFound) -> str:
    """The part of the bill that sharing saves so that every child has a worker."""
    one = next((one for one in region.posts if one.level == EVERY_CHILD), None)
    if one is None or one.shared is None:
        return "a part that was not reached"
    return say_percent((one.alone.fte - one.shared.fte) / AGENCY_FTE)


def draw_picture(region: RegionFound) -> bytes:
    """Children without a worker by council, alone and with sharing, as PNG."""
    import vl_convert

    return vl_convert.svg_to_png(draw_waiting(region.councils).svg, scale=2)
