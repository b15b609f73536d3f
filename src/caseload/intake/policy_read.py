"""Reads a policy: the built-in one, overlaid by what a user's policy.toml states."""

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from caseload.domain.policy import Kind, Policy, ProceedingsRow, Profile, ProtectedRow, Role, Vacancy
from caseload.intake.policy_check import check_known, check_policy
from caseload.intake.policy_faults import PolicyFaults, advise_name
from caseload.intake.policy_keys import NEEDED
from caseload.intake.policy_parse import ALL, Draft, Row, parse_draft
from caseload.intake.policy_text import decode_policy, parse_toml, policy_text

MOST_BYTES: Final = 256 * 1024
BUILT_IN: Final = "the built-in policy"
CAPS: Final = ("cap", "cap_share")


def read_policy(path: Path | None) -> Policy:
    """The policy of a file over the built-in one, or the built-in one alone (None).

    Raises InputRefused with every fault of the file at once (codes P301 to P319, policy_check.POLICY_CODES).
    """
    if path is None:
        return parse_policy("", BUILT_IN)
    faults = PolicyFaults(path.name or "policy.toml")
    text = read_text(path, faults)
    faults.refuse()
    return parse_policy(text, faults.file)


def read_text(path: Path, faults: PolicyFaults) -> str:
    """The text of a policy file of at most 256 KB."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a file"
        faults.add("P301", "", "cannot be read", "Check the path and that you may open it.", reason)
        return ""
    if len(data) > MOST_BYTES:
        faults.add("P302", "", "is larger than 256 KB", "Keep only the lines that differ from the built-in policy.")
        return ""
    return decode_policy(data, faults)


def parse_policy(text: str, file: str = "policy.toml") -> Policy:
    """The policy a TOML text states over the built-in one; `file` is how faults name it.

    Raises InputRefused with every fault at once.
    """
    faults = PolicyFaults(file)
    base, draft = read_drafts(text, faults)
    return settle_draft(base, draft, faults)


def read_drafts(text: str, faults: PolicyFaults) -> tuple[Draft, Draft]:
    """The built-in draft, and the same with what a TOML text states laid over it; refuses a text that is no TOML."""
    base = parse_draft(parse_toml(policy_text(), faults), faults)
    document = parse_toml(text, faults)
    faults.refuse()
    return base, overlay_draft(base, parse_draft(document, faults), faults)


def settle_draft(base: Draft, draft: Draft, faults: PolicyFaults) -> Policy:
    """The policy of a draft over the built-in one, judged as a whole; refuses it with every fault noted."""
    policy = build_policy(draft, faults)
    skills = {*base.top["known_skills"], *policy.known_skills}
    check_policy(policy, skills, faults)
    faults.refuse()
    return replace(policy, text_hash=hash_policy(policy))


def overlay_draft(base: Draft, own: Draft, faults: PolicyFaults) -> Draft:
    """The base with what the own draft states: named rows merge by name and key, lists replace."""
    return Draft(
        top={**base.top, **own.top},
        named={table: overlay_rows(table, base.named[table], own.named[table], faults) for table in base.named},
        rows={**base.rows, **own.rows},
        numbers={**base.numbers, **own.numbers},
        cost_set=base.cost_set if own.cost_set is None else own.cost_set,
        cost_sets={**base.cost_sets, **own.cost_sets},
        yearly=base.yearly if own.yearly is None else own.yearly,
    )


def overlay_rows(table: str, base: Mapping[str, Row], own: Mapping[str, Row], faults: PolicyFaults) -> dict[str, Row]:
    """The named rows of both; a new row must state what it needs, so that a misspelt name is not a new row."""
    merged = dict(base)
    for name, row in own.items():
        if all(key in row for key in CAPS):
            faults.add("P310", f"{table}.{name}", "states both a cap and a cap_share", "State one of them.")
        missing = [] if name in base else [key for key in NEEDED[table] if key not in row]
        if missing:
            fix = f"{advise_name(name, base)} A new one needs: {', '.join(NEEDED[table])}."
            faults.add("P308", f"{table}.{name}", f"is new and does not state its {' and '.join(missing)}", fix)
        replaced = CAPS if any(key in row for key in CAPS) else ()
        old = {key: value for key, value in base.get(name, {}).items() if key not in replaced}
        merged[name] = {"label": name.replace("_", " "), **old, **row}
    return merged


def build_policy(draft: Draft, faults: PolicyFaults) -> Policy:
    """The policy of a draft, not yet judged as a whole."""
    kinds = {name: Kind(name=name, **{"hours": Fraction(0), **row}) for name, row in draft.named["kinds"].items()}
    top = dict(draft.top)
    return Policy(
        roles={name: build_role(name, row, kinds) for name, row in draft.named["roles"].items()},
        kinds=kinds,
        proceedings={
            name: ProceedingsRow(name=name, **{"hours": Fraction(0), **row})
            for name, row in draft.named["proceedings"].items()
        },
        protected=tuple(ProtectedRow(**row) for row in list_rows("protected", draft, faults)),
        profiles=tuple(build_profile(row) for row in list_rows("profiles", draft, faults)),
        vacancies=tuple(Vacancy(**row) for row in list_rows("vacancies", draft, faults)),
        kind_limits=draft.numbers["kind_limits"],
        rate_caps=draft.numbers["rate_caps"],
        usual_referrals=draft.numbers["usual_referrals"],
        yearly_costs=build_costs(draft, faults),
        rules_off=frozenset(top.pop("rules_off")),
        known_skills=frozenset(top.pop("known_skills")),
        **top,
    )


def build_role(name: str, row: Row, kinds: Mapping[str, Kind]) -> Role:
    """One role; "all" leads every kind of the policy."""
    leads = row.get("leads", ())
    return Role(name=name, **{**row, "leads": frozenset(kinds if leads == ALL else leads)})


def build_profile(row: Row) -> Profile:
    """One profile."""
    return Profile(**{**row, "skills": frozenset(row.get("skills", ()))})


def list_rows(table: str, draft: Draft, faults: PolicyFaults) -> list[Row]:
    """The rows of a list that state what they must; the others are noted."""
    whole: list[Row] = []
    for number, row in enumerate(draft.rows.get(table, ()), 1):
        missing = [key for key in NEEDED[table] if key not in row]
        if missing:
            what = f"does not state its {' and '.join(missing)}"
            faults.add("P308", f"{table} row {number}", what, f"Add a line {missing[0]} = ...")
        else:
            whole.append(row)
    return whole


def build_costs(draft: Draft, faults: PolicyFaults) -> dict[str, Fraction]:
    """Pounds a year by role: the chosen set's, then the own figures over it. Every set's roles must be known."""
    stated = [("costs.yearly", draft.yearly or {})]
    stated += [(f"costs.sets.{name}", row) for name, row in draft.cost_sets.items()]
    for where, row in stated:
        for role in row:
            check_known(role, draft.named["roles"], where, "role", faults)
    chosen: Mapping[str, Fraction] = {}
    if draft.cost_set:
        check_known(draft.cost_set, draft.cost_sets, "costs.set", "set of costs", faults)
        chosen = draft.cost_sets.get(draft.cost_set, {})
    return {**chosen, **(draft.yearly or {})}


def hash_policy(policy: Policy) -> str:
    """The first 16 hex digits of the SHA-256 of the policy in force, whatever file order or comments it came from.

    The date (`as_of`) is left out: next week's plan under the same policy has the same hash.
    """
    stated = {field.name: getattr(policy, field.name) for field in fields(policy)}
    kept = {name: value for name, value in stated.items() if name not in ("as_of", "text_hash")}
    canonical = json.dumps(make_canonical(kept), sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()[:16]


def make_canonical(value: Any) -> Any:
    """A value as JSON can say it, the same for equal policies: sets sorted, numbers exact, records as objects."""
    if isinstance(value, Mapping):
        return {str(key): make_canonical(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(make_canonical(item) for item in value)
    if isinstance(value, tuple):
        return [make_canonical(item) for item in value]
    if isinstance(value, (Fraction, Decimal, date)):
        return str(value)
    if isinstance(value, (Role, Kind, ProceedingsRow, ProtectedRow, Profile, Vacancy)):
        return {field.name: make_canonical(getattr(value, field.name)) for field in fields(value)}
    return value
