"""Shows what is wrong with an input: errors first, then warnings, those of one place together, each with its code."""

from collections.abc import Iterable, Sequence
from typing import Final

from caseload.domain.errors import Fault
from caseload.render.lines import fold_lines
from caseload.render.words import count

WIDTH: Final = 100
BOLD_RED: Final = "\x1b[1;31m"
BOLD_YELLOW: Final = "\x1b[1;33m"
PLAIN: Final = "\x1b[0m"


def render_faults(faults: Iterable[Fault], colour: bool = False) -> str:
    """Every fault as `where: what (got ...). What to do. [E104]`, at most 100 columns wide; "" for none."""
    listed = list(faults)
    errors = [fault for fault in listed if fault.severity == "error"]
    warnings = [fault for fault in listed if fault.severity == "warning"]
    lines = [
        *render_group(errors, "error", BOLD_RED if colour else ""),
        *([""] if errors and warnings else []),
        *render_group(warnings, "warning", BOLD_YELLOW if colour else ""),
    ]
    return "".join(f"{line}\n" for line in lines)


def render_group(faults: Sequence[Fault], noun: str, paint: str) -> list[str]:
    """A heading that counts them, then each fault; the order of places and of faults in one place is kept."""
    if not faults:
        return []
    heading = f"{count(len(faults), noun)}:"
    places = list(dict.fromkeys(name_place(fault) for fault in faults))
    ordered = sorted(faults, key=lambda fault: places.index(name_place(fault)))
    lines = [line for fault in ordered for line in fold_lines(f"{fault} [{fault.code}]", 2, 6, WIDTH)]
    return [f"{paint}{heading}{PLAIN}" if paint else heading, *lines]


def name_place(fault: Fault) -> str:
    """The file or sheet a fault is in, as far as its place names one."""
    return fault.where.partition(",")[0].partition(" row")[0]
