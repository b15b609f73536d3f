"""Reads a social worker's registration number, which each format pads in its own way."""

import re
from typing import Final

REGISTRATION: Final = re.compile(r"([A-Za-z]{2,3}) ?(\d{1,10})")


def is_registration(text: str) -> bool:
    """Whether a text is two or three letters and up to ten digits, as Social Work England and the HCPC give them."""
    return REGISTRATION.fullmatch(text) is not None


def make_registration_key(text: str) -> str:
    """What two writings of one number have in common: `SW0000123456` and `sw123456` are one; others as they are."""
    match = REGISTRATION.fullmatch(text.strip())
    return f"{match[1].upper()}{int(match[2])}" if match else text.strip().upper()
