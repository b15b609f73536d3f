"""Judges a whole policy: names that must exist, values that must agree, and what the law forbids."""

from collections.abc import Collection, Iterator
from typing import Final

from caseload.domain.names import ALWAYS_ON, FIXED_GOALS, GOALS, RULES
from caseload.domain.policy import Policy, Profile, ProtectedRow, Role
from caseload.intake.policy_faults import PolicyFaults, advise_name, show_value

POLICY_CODES: Final[dict[str, str]] = {
    "P301": "the policy file cannot be read",
    "P302": "the policy file is too large",
    "P303": "the policy file is not in UTF-8",
    "P304": "the policy file is not valid TOML",
    "P305": "a key is not known",
    "P306": "a value has the wrong form",
    "P307": "a value is out of its range, or a name is not plain",
    "P308": "a key that must be stated is missing, often because a name is misspelt",
    "P309": "a role, kind, rule, goal, skill or cost set is not known",
    "P310": "two values contradict each other",
    "P311": "the goals are not in a permitted order",
    "P312": "a rule that always holds is switched off",
    "P313": "against the law: an unregistered role leads must-allocate work (rule `lead`)",
    "P314": "against the law: work that must be allocated is said to be able to wait",
    "P315": "a profile names a post that may not be hired, or that could hold nothing",
    "P316": "the rows of the protected table are not in order",
    "P317": "the hours unit does not divide an hour",
    "P318": "a name is given twice",
    "P319": "no role may lead a kind",
}

MUST_BY_LAW: Final[tuple[str, ...]] = ("child_protection", "looked_after", "private_fostering", "section_47")
MOST_UNITS_AN_HOUR: Final = 100


def check_policy(policy: Policy, skills: Collection[str], faults: PolicyFaults) -> None:
    """Note everything wrong with a policy as a whole. `skills` are those a profile may name."""
    check_law(policy, faults)
    check_roles(policy, faults)
    check_hours(policy, faults)
    check_goals_and_rules(policy, faults)
    check_protected_rows(policy.protected, faults)
    check_kind_limits(policy, faults)
    check_profiles(policy, skills, faults)
    check_staffing(policy, faults)


def check_law(policy: Policy, faults: PolicyFaults) -> None:
    """Unregistered roles lead no must-allocate work; the four kinds of the law are must-allocate.

    Working Together to Safeguard Children 2023; councils' policies (Cumberland, Walsall, Milton Keynes).
    """
    for name in MUST_BY_LAW:
        if name in policy.kinds and not policy.kinds[name].must_allocate:
            what = f"a {policy.kinds[name].label} case is must-allocate, by law or by the policies of councils"
            faults.add("P314", f"kinds.{name}.must_allocate", what, "Leave the key out.", "false")
    for role in policy.roles.values():
        forbidden = (
            []
            if role.registered
            else sorted(kind for kind in role.leads if kind in policy.kinds and policy.kinds[kind].must_allocate)
        )
        if forbidden:
            what = f"rule `lead`: an unregistered role may not lead must-allocate work: {', '.join(forbidden)}"
            fix = "Take them out of its leads, or say registered = true where everybody in the role is registered."
            faults.add("P313", f"roles.{role.name}.leads", what, fix)


def check_roles(policy: Policy, faults: PolicyFaults) -> None:
    """What a role states agrees with itself, its kinds exist, and every kind has a role that may lead it."""
    for role in policy.roles.values():
        where = f"roles.{role.name}"
        for kind in sorted(role.leads):
            check_known(kind, policy.kinds, f"{where}.leads", "kind", faults)
        for what, fix in find_contradictions(role):
            faults.add("P310", where, what, fix)
    led = {kind for role in policy.roles.values() if has_room(role) for kind in role.leads}
    for kind in policy.kinds:
        if kind not in led:
            what = "no role that holds cases may lead this kind, so it could never be allocated"
            faults.add("P319", f"kinds.{kind}", what, "Add it to the `leads` of a role.")


def find_contradictions(role: Role) -> Iterator[tuple[str, str]]:
    """What cannot both be said of a role, and what to do."""
    if role.protected and not role.registered:
        yield "a newly qualified social worker is registered", "Say registered = true, or protected = false."
    if role.tray and (role.leads or has_room(role)):
        yield "a tray holds and leads nothing", "Say cap_share = 0 and leave `leads` out, or say tray = false."
    if role.overseen and role.registered:
        yield "a registered social worker is not overseen as an unregistered lead is", "Say overseen = false."


def has_room(role: Role) -> bool:
    """Whether people of a role may hold any case."""
    return role.cap > 0 if role.cap is not None else role.cap_share > 0


def check_hours(policy: Policy, faults: PolicyFaults) -> None:
    """Support hours are part of the hours; the unit divides an hour."""
    kinds = [(f"kinds.{row.name}", row.hours, row.support_hours) for row in policy.kinds.values()]
    added = [(f"proceedings.{row.name}", row.hours, row.support_hours) for row in policy.proceedings.values()]
    for where, hours, support_hours in kinds + added:
        if support_hours > hours:
            what, fix = "the support hours are more than the hours they are part of", "Lower them, or raise the hours."
            faults.add("P310", f"{where}.support_hours", what, fix, f"{float(support_hours):g} of {float(hours):g}")
    units = 1 / policy.hours_unit
    if units.denominator != 1 or units > MOST_UNITS_AN_HOUR:
        what, fix = "must divide an hour into whole parts", "Write 0.25 (a quarter), 0.5, 0.1 or 1."
        faults.add("P317", "hours_unit", what, fix, f"{units} parts")


def check_goals_and_rules(policy: Policy, faults: PolicyFaults) -> None:
    """The first four goals stand first and in order, none twice; rules switched off exist and may be."""
    for goal in policy.goals:
        check_known(goal, GOALS, "goals", "goal", faults)
    for goal in sorted({goal for goal in policy.goals if policy.goals.count(goal) > 1}):
        faults.add("P318", "goals", "a goal is named twice", "Name it once.", show_value(goal))
    if policy.goals[: len(FIXED_GOALS)] != FIXED_GOALS:
        fix = f"Begin with {', '.join(FIXED_GOALS)}; the others may follow in any order or be left out."
        faults.add("P311", "goals", "the first four goals always come first, in their order", fix)
    for rule in sorted(policy.rules_off):
        check_known(rule, RULES, "rules_off", "rule", faults)
        if rule in ALWAYS_ON:
            faults.add("P312", "rules_off", f"rule `{rule}` always holds", "Take it out of the list.", show_value(rule))


def check_protected_rows(rows: tuple[ProtectedRow, ...], faults: PolicyFaults) -> None:
    """From month 0, months rising, each row a share or a whole number but not both."""
    if not rows or rows[0].month != 0:
        fix = 'Begin with month = 0; to do without the table, put "protected" into rules_off.'
        faults.add("P316", "protected", "the first row must be month 0", fix)
    for number, row in enumerate(rows, 1):
        if number > 1 and row.month <= rows[number - 2].month:
            what = "each month must be later than the one before"
            faults.add("P316", f"protected row {number}, month", what, "Put the rows in order.", str(row.month))
        if (row.share is None) == (row.whole is None):
            got = "neither" if row.share is None else "both"
            faults.add("P310", f"protected row {number}", "needs a share or a whole", "State exactly one of them.", got)


def check_kind_limits(policy: Policy, faults: PolicyFaults) -> None:
    """Limits are named for kinds or proceedings."""
    known = {*policy.kinds, *policy.proceedings, "proceedings"} - {"none"}
    for limit in policy.kind_limits:
        check_known(limit, known, "kind_limits", "kind or proceedings", faults)


def check_profiles(policy: Policy, skills: Collection[str], faults: PolicyFaults) -> None:
    """Profiles have names of their own, known roles and skills, and may be hired."""
    names = [profile.name for profile in policy.profiles]
    for number, profile in enumerate(policy.profiles, 1):
        where = f"profiles row {number}"
        if names.index(profile.name) < number - 1:
            faults.add("P318", f"{where}, name", "two rows have this name", "Rename one.", show_value(profile.name))
        for skill in sorted(profile.skills):
            check_known(skill, skills, f"{where}, skills", "skill", faults)
        check_profile_role(profile, policy, f"{where}, role", faults)


def check_profile_role(profile: Profile, policy: Policy, where: str, faults: PolicyFaults) -> None:
    """A profile's role is known, holds cases, and is not newly qualified (DfE agency rules, 31 October 2024)."""
    role = policy.roles.get(profile.role)
    if role is None:
        check_known(profile.role, policy.roles, where, "role", faults)
    elif role.protected:
        what = "an agency post may not be newly qualified: 3 years qualified at least (DfE agency rules 2024)"
        faults.add("P315", where, what, "Name another role.", show_value(profile.role))
    elif not has_room(role):
        faults.add("P315", where, "people of this role hold no cases", "Name another role.", show_value(profile.role))


def check_staffing(policy: Policy, faults: PolicyFaults) -> None:
    """Vacancies, price caps and profiles name roles there are; a case turns amber before it turns red."""
    for number, vacancy in enumerate(policy.vacancies, 1):
        check_known(vacancy.role, policy.roles, f"vacancies row {number}, role", "role", faults)
    for role in policy.rate_caps:
        check_known(role, policy.roles, "rate_caps", "role", faults)
    for number, profile in enumerate(policy.profiles, 1):
        if profile.cap_role is not None:
            check_known(profile.cap_role, policy.roles, f"profiles row {number}, cap_role", "role", faults)
    if policy.amber_weeks > policy.red_weeks:
        what, got = "must not be later than red_weeks", f"{policy.amber_weeks} and {policy.red_weeks}"
        faults.add("P310", "amber_weeks", what, "Lower it, or raise red_weeks.", got)


def check_known(name: str, known: Collection[str], where: str, noun: str, faults: PolicyFaults) -> None:
    """Note a name that is not among the known ones, with the nearest."""
    if name not in known:
        faults.add("P309", where, f"is not a known {noun}", advise_name(name, known), show_value(name))
