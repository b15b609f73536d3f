"""Says which cells count as blank, and refuses those that hold an error instead of a value."""

from typing import Final

from caseload.intake.fault_list import CellFault
from caseload.intake.words import clean
from caseload.intake.workbook import UncalculatedFormula

BLANK_WORDS: Final = frozenset(
    {"", "-", "--", ".", "n/a", "#n/a", "na", "nan", "nat", "null", "nil", "(blank)", "<na>"}
)
NO_WORKER_WORDS: Final = frozenset(
    (
        "none", "unallocated", "not allocated", "not yet allocated", "no worker", "no allocated worker", "vacant",
        "tbc", "tba", "to be allocated", "awaiting allocation", "unassigned", "not assigned", "no worker allocated",
        "no worker assigned", "unknown", "not known", "not recorded",
    )
)  # fmt: skip
CALCULATE: Final = "Open the workbook in Excel, let it calculate, save it, and give it again"


def is_blank(value: object) -> bool:
    """Whether a cell counts as blank: nothing, spaces, a dash, `n/a`, `#N/A` and the like."""
    if value is None:
        return True
    return isinstance(value, str) and (not value or clean(value).casefold() in BLANK_WORDS)


def is_no_worker(value: object) -> bool:
    """Whether a cell for a worker says in words that there is none, such as `Unallocated`."""
    return isinstance(value, str) and clean(value).casefold() in NO_WORKER_WORDS


def refuse_errors(value: object) -> None:
    """Raise CellFault for a formula that was never calculated, or an error value such as #REF!."""
    if isinstance(value, UncalculatedFormula):
        raise CellFault("E313", "the formula in this cell has never been calculated", CALCULATE)
    if isinstance(value, str) and value.startswith("#") and value.rstrip("!?").isupper() and value[-1:] in "!?":
        raise CellFault("E314", "the cell holds an error", "Mend the formula, or write the value itself", value)
