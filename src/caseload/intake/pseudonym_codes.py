"""Every code of a fault that pseudonyms and their key can have; docs/faults.md tells more."""

from typing import Final

KEY_CODES: Final[dict[str, str]] = {
    "K101": "a key file cannot be opened or read as text",
    "K102": "a file is not a key file",
    "K103": "a key file has one id or pseudonym twice",
    "K104": "a file has no pseudonym of the key in it",
    "K105": "a file is of a form in which no ids can be put back",
    "K201": "names that are kept hold the id of somebody",
    "K202": "pseudonyms are not in the key",
}
