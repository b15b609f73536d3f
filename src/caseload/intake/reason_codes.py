"""Reads the reason for a decision, by its code or by its words."""

from typing import Final

from caseload.domain.reasons import REASONS
from caseload.intake.words import fold

CODES: Final = {fold(word): code for code, words in REASONS.items() for word in (code, words)}


def find_reason_code(text: str) -> str | None:
    """The code of a reason given by its code or its words, however spaced or in capitals; None for any other text."""
    return CODES.get(fold(text))
