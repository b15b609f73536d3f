"""A region on the console: what matters most, then council by council, then how far to trust it."""

from collections.abc import Iterator, Sequence

from caseload.planning.region.found import RegionFound
from caseload.render.lines import fold_lines
from caseload.render.region.words import (
    list_council_row,
    say_agreed,
    say_cool_off,
    say_lending,
    say_loan,
    say_managers,
    say_outcome,
    say_posts,
    say_proof,
    say_size,
    say_stop,
)
from caseload.render.words import cut

HEAD = ("Council", "cases", "alone", "shared", "posts")
NUMBER_WIDTH = 11
MOST_LOANS = 12


def render_region(found: RegionFound, width: int) -> str:
    """The whole answer, no line wider than `width`."""
    says = [*say_stop(found), say_size(found), *say_outcome(found)]
    for one in found.posts:
        says += [say_posts(one), *say_agreed(one)]
    lines = fold_all(says, width)
    lines += ["", *fold_all(["Children without a worker: who may not wait / all; FTE of posts alone"], width)]
    lines += list_table([HEAD, *map(list_council_row, found.councils)], width)
    lines += ["", *fold_all(list_loans(found), width), "", *fold_all(list_trust(found), width)]
    return "\n".join(lines)


def fold_all(texts: Sequence[str], width: int) -> list[str]:
    """Each text over as many lines as it needs."""
    return [line for text in texts for line in fold_lines(text, 0, 2, width)]


def list_table(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Rows of a name and figures; on a narrow console the figures stand below the name."""
    figures = NUMBER_WIDTH * (len(HEAD) - 1)
    for name, *cells in rows:
        told = "".join(cell.rjust(NUMBER_WIDTH) for cell in cells)
        if width >= figures + 16:
            room = width - figures
            yield f"{cut(name, room - 1).ljust(room)}{told}".rstrip()
        else:
            yield from fold_lines(name, 0, 2, width)
            yield from fold_lines(", ".join(cells), 2, 2, width)


def list_loans(found: RegionFound) -> list[str]:
    """Who lends to whom, the longest first."""
    ranked = sorted(found.loans, key=lambda loan: (-loan.hours, loan.home, loan.host))
    more = [f"{len(ranked) - MOST_LOANS:,} more loans are in the JSON and on the page."]
    return [*map(say_loan, ranked[:MOST_LOANS]), *(more if len(ranked) > MOST_LOANS else [])] or ["Nobody is lent."]


def list_trust(found: RegionFound) -> list[str]:
    """What stands behind it: who could be lent, the cool-off, managers, proofs."""
    says = list(say_lending(found))
    if found.cool_off is not None:
        says += say_cool_off(found.cool_off, found.supply, found.as_of)
    if found.managers is not None:
        says += say_managers(found.managers)
    return [*says, f"Alone {say_proof(found.alone)}, with sharing {say_proof(found.shared)}."]
