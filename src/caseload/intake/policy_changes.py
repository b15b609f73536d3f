"""Lays single keys over the policy in force (`--set cap=20`), under every check of a policy file."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from caseload.domain.errors import Fault
from caseload.domain.policy import Policy
from caseload.domain.what_if import Changed
from caseload.intake.policy_faults import PolicyFaults, show_value
from caseload.intake.policy_parse import BARE, Draft, parse_draft
from caseload.intake.policy_read import overlay_draft, read_drafts, settle_draft
from caseload.intake.policy_text import as_table, parse_toml, policy_text
from caseload.intake.what_if_asked import AskedWhatIf

LABEL: Final = "--set"
LONGEST: Final = 2000
PLAIN_WORDS: Final = re.compile(r"[^\W\d_][^\"'\[\]{}=#\\]*")
FORM: Final = "Write --set KEY=VALUE with a key of the policy, such as cap=20 or kinds.child_in_need.hours=1.0"
VALUE_FIX: Final = "Write a number, true, false, a word, or a list such as ['moves', 'lending']"


def find_changes(asked: Sequence[AskedWhatIf]) -> tuple[tuple[Changed, ...], tuple[Fault, ...]]:
    """The changes of the policy among what is asked, each key once, and what is wrong with the others."""
    found: dict[str, Changed] = {}
    faults: list[Fault] = []
    for one in asked:
        if one.option != "set":
            continue
        change = split_change(one)
        fault = change if isinstance(change, Fault) else refuse_clash(one, change, found)
        if isinstance(fault, Fault):
            faults.append(fault)
        elif isinstance(change, Changed):
            found.setdefault(change.key, change)
    return tuple(found.values()), tuple(faults)


def split_change(asked: AskedWhatIf) -> Changed | Fault:
    """A key and its value, or what is wrong with them before the policy is looked at."""
    if asked.parts is None:
        key, sign, value = (part.strip() for part in asked.text.partition("="))
    else:
        key, sign, value = str(asked.parts.get("key", "")), "=", str(asked.parts.get("value", ""))
    if not (key and sign and value) or not all(BARE.fullmatch(part) for part in key.split(".")):
        return asked.refuse("E651", "this is not a key of the policy and its value", FORM, asked.text)
    if not value.isprintable() or len(value) > LONGEST or read_value(value) is None:
        return asked.refuse("E651", f"the value for {key} cannot be read", VALUE_FIX, value)
    if key == "as_of":
        return asked.refuse("E658", "a what-if keeps the date of the caseload", "Give the date with --as-of", value)
    return Changed(key, value)


def refuse_clash(asked: AskedWhatIf, change: Changed, found: Mapping[str, Changed]) -> Fault | None:
    """The fault of a key set twice to different values, or set both as a whole and in a part."""
    for other in found.values():
        shorter, longer = sorted((other.key, change.key), key=len)
        is_part = longer.startswith(f"{shorter}.")
        if is_part or (other.key == change.key and other.value != change.value):
            got = f"{other.key}={other.value} and {change.key}={change.value}"
            return asked.refuse("E655", "two values are set for one key", "Keep one of them", got)
    return None


def read_value(text: str) -> object | None:
    """The value a text states as TOML does, a bare word as text; None where it is neither.

    The text is printable, so that it has no line end after which it could state a second key.
    """
    try:
        stated: Mapping[str, object] = tomllib.loads(f"value = {text}", parse_float=Decimal)
        return stated["value"]
    except (ValueError, ArithmeticError, RecursionError):
        return text if PLAIN_WORDS.fullmatch(text) else None


def change_policy(text: str, file: str, changes: Sequence[Changed]) -> tuple[Policy, tuple[Changed, ...]]:
    """The policy of a TOML text with keys changed, and the changes with the values they stand in place of.

    A key inside a table (`kind_limits.proceedings`, `costs.yearly.social_worker`) leaves the rest of the table as it
    is. Raises InputRefused with every fault of the text, or else of the changes, named as those of `--set`.
    """
    faults = PolicyFaults(file)
    base, draft = read_drafts(text, faults)
    settle_draft(base, draft, faults)
    faults = PolicyFaults(LABEL)
    own = parse_draft(build_document(changes), faults)
    policy = settle_draft(base, overlay_draft(draft, complete_tables(own, draft, changes), faults), faults)
    documents = [parse_toml(one, faults) for one in (text, policy_text())]
    return policy, tuple(replace(change, before=find_before(change.key, documents)) for change in changes)


def build_document(changes: Sequence[Changed]) -> dict[str, Any]:
    """The changes as one TOML document; no key of theirs is inside another."""
    document: dict[str, Any] = {}
    for change in changes:
        *tables, last = change.key.split(".")
        place = document
        for table in tables:
            place = place.setdefault(table, {})
        place[last] = read_value(change.value)
    return document


def complete_tables(own: Draft, draft: Draft, changes: Sequence[Changed]) -> Draft:
    """The changes' draft, with the rest of each table of numbers that is changed in a part."""
    whole = {change.key for change in changes}
    numbers = {
        name: table if name in whole else {**draft.numbers.get(name, {}), **table}
        for name, table in own.numbers.items()
    }
    yearly = own.yearly
    if yearly is not None and not whole & {"costs", "costs.yearly"}:
        yearly = {**(draft.yearly or {}), **yearly}
    return replace(own, numbers=numbers, yearly=yearly)


def find_before(key: str, documents: Sequence[Mapping[str, Any]]) -> str | None:
    """The value of a key in the first document that states it, a text without its quotation marks.

    None where none states it, or where it is a table or a list of tables.
    """
    *tables, last = key.split(".")
    for document in documents:
        place: Mapping[str, Any] = document
        for table in tables:
            place = as_table(place.get(table))
        if last in place:
            return show_before(place[last])
    return None


def show_before(value: object) -> str | None:
    """A value of a policy in a few words; None for tables."""
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, dict) for item in value)):
        return None
    return value if isinstance(value, str) else show_value(value)
