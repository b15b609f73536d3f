"""Reads single values of the tables of a TOML file and notes what is wrong with them, under the codes of its kind."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final, TypeVar

from caseload.intake.policy_faults import PolicyFaults, advise_name, show_value

Value = TypeVar("Value")
Other = TypeVar("Other")
MOST_SEED: Final = 2**31 - 1
MOST_COUNT: Final = 10_000
MOST_SECONDS: Final = 7 * 24 * 3600


@dataclass(frozen=True, slots=True)
class TomlKind:
    """A kind of TOML file: what it is called, the page that tells of it, and the codes of what can be wrong with any:
    it cannot be read as text, is not TOML, has an unknown key, a value of the wrong form, or lacks something."""

    noun: str
    page: str
    unreadable: str
    not_toml: str
    key: str
    form: str
    lacking: str


class WrongForm(ValueError):
    """A value is not of the form wanted; carries what would be."""


class Reader:
    """Takes values out of tables; one that is wrong is noted, and a stand-in given."""

    def __init__(self, faults: PolicyFaults, kind: TomlKind) -> None:
        """Take where faults go, and what kind of file this is."""
        self.faults, self.kind = faults, kind

    def refuse_form(self, where: str, wanted: str, got: object) -> None:
        """Note that something is not of its form."""
        fix = f"Correct it; {self.kind.page} lists every key."
        self.faults.add(self.kind.form, where, f"should be {wanted}", fix, show_value(got))

    def check_keys(self, table: Mapping[str, Any], known: Collection[str], where: str) -> None:
        """Note every key that is not known."""
        for key in table:
            if key not in known:
                advice = advise_name(key, known, self.kind.page)
                self.faults.add(self.kind.key, join(where, key), "this key is not known", advice)

    def take(
        self, table: Mapping[str, Any], key: str, where: str, read: Callable[[object], Value], default: Other
    ) -> Value | Other:
        """The value of a key, or the default where it is left out or wrong."""
        if key not in table:
            return default
        try:
            return read(table[key])
        except WrongForm as error:
            self.refuse_form(join(where, key), str(error), table[key])
            return default

    def take_list(
        self,
        table: Mapping[str, Any],
        key: str,
        where: str,
        read: Callable[[object], Value],
        default: Sequence[Value],
    ) -> list[Value]:
        """The values of a list, those that are wrong left out; one value may stand for a list of it."""
        if key not in table:
            return list(default)
        stated = table[key] if isinstance(table[key], list) else [table[key]]
        if not stated:
            fix = "Add to it, or leave it out"
            self.faults.add(self.kind.lacking, join(where, key), "this list is empty", fix)
        found = []
        for value in stated:
            try:
                found.append(read(value))
            except WrongForm as error:
                self.refuse_form(join(where, key), str(error), value)
        return found

    def take_table(self, table: Mapping[str, Any], key: str, where: str) -> dict[str, Any]:
        """A table within a table; an empty one where it is left out or wrong."""
        stated = table.get(key, {})
        if isinstance(stated, dict):
            return stated
        self.refuse_form(join(where, key), f"a table, [{key}.name]", stated)
        return {}

    def take_tables(self, table: Mapping[str, Any], key: str, where: str) -> list[dict[str, Any]]:
        """A list of tables; those that are none are noted and left out."""
        stated = table.get(key, [])
        if not isinstance(stated, list):
            self.refuse_form(join(where, key), f"a list of tables, [[{key}]]", stated)
            return []
        for one in stated:
            if not isinstance(one, dict):
                self.refuse_form(join(where, key), "a list of tables", one)
        return [one for one in stated if isinstance(one, dict)]

    def check_once(self, names: Collection[str], where: str, code: str) -> None:
        """Note every name that stands twice, under the code that this kind of file has for it."""
        for name in sorted({name for name in names if name and list(names).count(name) > 1}):
            self.faults.add(code, where, "two have this name", "Give each a name of its own.", show_value(name))

    def require(self, table: Mapping[str, Any], key: str, where: str) -> str:
        """The text of a key that must be there; blank where it is not."""
        if key not in table:
            fix = f"State it; {self.kind.page} lists every key."
            self.faults.add(self.kind.lacking, join(where, key), "is missing", fix)
        return self.take(table, key, where, read_text, "")


def join(where: str, key: str) -> str:
    """A key with the table it is in."""
    return f"{where}.{key}" if where else key


def read_text(value: object) -> str:
    """Text that is not blank."""
    if isinstance(value, str) and value.strip():
        return value
    raise WrongForm("text")


def read_bool(value: object) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    raise WrongForm("true or false")


def read_whole(value: object, least: int, most: int) -> int:
    """A whole number within limits."""
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    raise WrongForm(f"a whole number from {least} to {most:,}")


def read_number(value: object, least: int, most: int, wanted: str) -> Fraction:
    """A number within limits, exactly as its decimals say."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and least <= value <= most:
        return Fraction(str(value))
    raise WrongForm(wanted)


def read_count(value: object) -> int:
    """How many of something, at least one."""
    return read_whole(value, 1, MOST_COUNT)


def read_seed(value: object) -> int:
    """A seed."""
    return read_whole(value, 0, MOST_SEED)


def read_moves(value: object) -> int | None:
    """How many families a team may change worker; None is any."""
    if value == "any":
        return None
    try:
        return read_whole(value, 0, MOST_COUNT)
    except WrongForm as error:
        raise WrongForm('a whole number, or "any"') from error


def read_seconds(value: object) -> float:
    """Seconds, up to a week."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0.1 <= value <= MOST_SECONDS:
        return float(value)
    raise WrongForm("seconds from 0.1 to a week")
