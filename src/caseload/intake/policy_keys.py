"""The keys a policy may state, table by table: the form and the range of each."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from caseload.domain.policy import Kind, Policy, Profile, ProtectedRow, Role, Vacancy

Form = Literal["whole", "amount", "yes", "text", "name", "names", "leads", "choice", "date"]

MOST: Final = Fraction(1_000_000)
MOST_HOURS: Final = Fraction(168)
ONE: Final = Fraction(1)
ABOVE_ZERO: Final = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name, the form of its value, the least and the most it may be (both included)."""

    name: str
    form: Form
    least: Fraction = Fraction(0)
    most: Fraction = MOST
    choices: tuple[str, ...] = ()


def whole(name: str, least: int = 0, most: int = int(MOST)) -> Key:
    """A key whose value is a whole number."""
    return Key(name, "whole", Fraction(least), Fraction(most))


def hours(name: str, least: Fraction = Fraction(0)) -> Key:
    """A key whose value is hours a week, at most all of a week's."""
    return Key(name, "amount", least, MOST_HOURS)


def share(name: str, least: Fraction = Fraction(0)) -> Key:
    """A key whose value is a share, at most 1."""
    return Key(name, "amount", least, ONE)


TOP: Final[tuple[Key, ...]] = (
    Key("as_of", "date"),
    whole("cap", 1),
    whole("target", 1),
    Key("hours", "choice", choices=("report", "limit")),
    Key("hours_unit", "amount", ABOVE_ZERO, ONE),
    hours("week_hours", ABOVE_ZERO),
    Key("day_hours", "amount", ABOVE_ZERO, Fraction(24)),
    share("productive_share", ABOVE_ZERO),
    Key("point_hours", "amount", ABOVE_ZERO, MOST_HOURS),
    Key("overhours_share", "amount", ABOVE_ZERO, Fraction(10)),
    hours("co_working_hours"),
    hours("overseeing_hours"),
    Key("discipline_rate", "amount", most=Fraction(10)),
    whole("protected_from", most=60),
    hours("development_hours"),
    Key("protected_per_experienced", "amount", most=Fraction(100)),
    Key("support_days", "amount", most=Fraction(7)),
    whole("absence_weeks", most=520),
    whole("cover_after_days", most=2600),
    share("cover_share"),
    whole("leaving_weeks", most=520),
    whole("new_cases"),
    whole("new_cases_protected"),
    whole("new_cases_days", most=366),
    whole("default_minutes", most=1440),
    share("lend_share"),
    Key("goals", "names"),
    whole("max_weeks", most=520),
    whole("max_changes", most=100),
    whole("earlier_cost"),
    share("least_share", ABOVE_ZERO),
    Key("rules_off", "names"),
    Key("known_skills", "names"),
    share("overtime_share"),
    whole("notice_weeks", most=104),
    share("temporary_limit"),
    whole("amber_weeks", most=520),
    whole("red_weeks", most=520),
)

ROLE: Final[tuple[Key, ...]] = (
    Key("label", "text"),
    Key("registered", "yes"),
    share("cap_share"),
    whole("cap"),
    Key("leads", "leads"),
    Key("protected", "yes"),
    Key("supports", "yes"),
    Key("overseen", "yes"),
    Key("experienced", "yes"),
    Key("temporary", "yes"),
    Key("discipline", "name"),
    Key("tray", "yes"),
)

PROCEEDINGS: Final[tuple[Key, ...]] = (Key("label", "text"), hours("hours"), hours("support_hours"))

KIND: Final[tuple[Key, ...]] = (
    *PROCEEDINGS,
    Key("visits", "amount", most=Fraction(50)),
    Key("must_allocate", "yes"),
    whole("priority", 1, 1000),
    whole("change_weight", most=1000),
    Key("barred", "yes"),
)

PROTECTED: Final[tuple[Key, ...]] = (whole("month", most=60), share("share"), whole("whole", most=1000))

PROFILE: Final[tuple[Key, ...]] = (
    Key("name", "name"),
    Key("role", "name"),
    Key("team", "text"),
    Key("skills", "names"),
    share("fte", ABOVE_ZERO),
    Key("weekly_rate", "amount"),
    Key("available", "amount", most=Fraction(10_000)),
    Key("cap_role", "name"),
)

VACANCY: Final[tuple[Key, ...]] = (
    Key("role", "name"),
    Key("team", "text"),
    Key("fte", "amount", ABOVE_ZERO, Fraction(10_000)),
)

COSTS: Final[tuple[Key, ...]] = (Key("set", "text"),)
COST_SET: Final[tuple[Key, ...]] = (whole("price_year", 1990, 2100), Key("source", "text"))

NAMED_TABLES: Final[dict[str, tuple[Key, ...]]] = {"roles": ROLE, "kinds": KIND, "proceedings": PROCEEDINGS}
ROW_LISTS: Final[dict[str, tuple[Key, ...]]] = {"protected": PROTECTED, "profiles": PROFILE, "vacancies": VACANCY}
NUMBER_TABLES: Final[dict[str, Key]] = {
    "kind_limits": Key("families", "whole", Fraction(1)),
    "rate_caps": Key("pounds an hour", "amount", ABOVE_ZERO, Fraction(10_000)),
    "usual_referrals": Key("families a week", "amount", most=Fraction(10_000)),
}
TABLES: Final[tuple[str, ...]] = (*NAMED_TABLES, *ROW_LISTS, *NUMBER_TABLES, "costs")

NEEDED: Final[dict[str, tuple[str, ...]]] = {
    "roles": ("label",),
    "kinds": ("label", "hours"),
    "proceedings": ("label", "hours"),
    "protected": ("month",),
    "profiles": ("name", "role"),
    "vacancies": ("role", "fte"),
}

FILLED_BY: Final[dict[type, tuple[Key, ...]]] = {
    Policy: TOP,
    Role: ROLE,
    Kind: KIND,
    ProtectedRow: PROTECTED,
    Profile: PROFILE,
    Vacancy: VACANCY,
}
