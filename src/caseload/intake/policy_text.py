"""The built-in policy as text, TOML read from text or bytes, and its hours rescaled."""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from math import floor
from typing import Any, Final

from caseload.intake.policy_faults import PolicyFaults

HOUR_TABLES: Final = ("kinds", "proceedings")
HOUR_KEYS: Final = ("hours", "support_hours")
HEADER: Final = re.compile(r"\s*\[\s*(kinds|proceedings)\s*\.\s*([A-Za-z0-9_]+)\s*\]\s*(?:#.*)?")
ANY_HEADER: Final = re.compile(r"\s*\[")
HOURS: Final = re.compile(r"(\s*(hours|support_hours)\s*=\s*)([0-9][0-9_]*(?:\.[0-9_]+)?)(.*)")
RESCALE_FAILED: Final = "the hours cannot be rescaled as they are written"
RESCALE_FIX: Final = "Write each kind as [kinds.NAME] with hours = ... on a line of its own."
BOMS: Final[Mapping[bytes, str]] = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def policy_text() -> str:
    """The built-in policy, a commented TOML."""
    return files("caseload.intake").joinpath("policy.toml").read_text(encoding="utf-8")


def decode_policy(data: bytes, faults: PolicyFaults) -> str:
    """The bytes of a policy file as text: UTF-8, or UTF-16 with its mark (as PowerShell's `>` writes)."""
    encoding = next((name for mark, name in BOMS.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        faults.add("P303", "", f"is not in UTF-8 (first seen on line {line})", "Save it again with the encoding UTF-8.")
        return ""


def parse_toml(text: str, faults: PolicyFaults) -> dict[str, Any]:
    """The document a TOML text states, numbers with a point as exact decimals."""
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        fix = "Write one key a line, each key once, text in quotation marks, comments after #; see `caseload policy`."
        reason = " ".join(str(error).split()).encode("ascii", "replace").decode()
        faults.add("P304", "", f"is not valid TOML: {reason}", fix)
    except (ValueError, ArithmeticError, RecursionError):
        what = "is not valid TOML: it holds a value nobody can read"
        faults.add("P304", "", what, "Compare it with `caseload policy`.")
    return {}


def rescale_hours(text: str, factor: Fraction, file: str = "policy.toml") -> str:
    """The same TOML with the hours and support hours of every kind and of proceedings times `factor`.

    Rounded to 0.01, a half upwards; comments are kept, and a first line says so. Hours that the text leaves to the
    built-in policy are written out. Raises InputRefused for a text that is no TOML, or whose hours are written in a
    form that cannot be changed line by line.
    """
    if factor <= 0:
        raise ValueError("the factor must be above 0")
    faults = PolicyFaults(file)
    before = parse_toml(text, faults)
    faults.refuse()
    wanted = {place: round_cents(value * factor) for place, value in list_hours(before).items()}
    after = write_hours(text, wanted)
    again = parse_toml(after, faults)
    if faults.found or any(list_hours(again)[place] != value for place, value in wanted.items()):
        faults.found.clear()
        faults.add("P306", "kinds", RESCALE_FAILED, RESCALE_FIX)
        faults.refuse()
    note = f"# Every hours and support_hours below was multiplied by {factor.numerator / factor.denominator:.4f} by"
    return f"{note} `caseload policy --fit`.\n{after}"


Place = tuple[str, str, str]


def list_hours(document: Mapping[str, Any]) -> dict[Place, Fraction]:
    """The hours in force under a document, by (table, name, key): its own, else the built-in policy's."""
    built_in = tomllib.loads(policy_text(), parse_float=Decimal)
    hours: dict[Place, Fraction] = {}
    for source in (built_in, document):
        for table in HOUR_TABLES:
            for name, row in as_table(source.get(table)).items():
                for key in HOUR_KEYS:
                    value = as_table(row).get(key)
                    if isinstance(value, (int, Decimal)) and is_small(value):
                        hours[table, name, key] = Fraction(value)
    return hours


def as_table(value: object) -> Mapping[str, Any]:
    """The value if it is a table, else an empty one."""
    return value if isinstance(value, dict) else {}


def is_small(value: int | Decimal) -> bool:
    """Whether a number is one that hours could be."""
    return not isinstance(value, bool) and 0 <= value <= 1000 and (value == 0 or value > Decimal("1e-9"))


def write_hours(text: str, wanted: Mapping[Place, Fraction]) -> str:
    """The text with every wanted number in its place; those without a place under their header or at the end."""
    left = dict(wanted)
    lines: list[str] = []
    headers: dict[tuple[str, str], int] = {}
    section: tuple[str, str] | None = None
    for line in text.splitlines():
        if header := HEADER.fullmatch(line):
            section = (header[1], header[2])
            headers[section] = len(lines) + 1
        elif ANY_HEADER.match(line):
            section = None
        elif section and (found := HOURS.fullmatch(line)) and (*section, found[2]) in left:
            number = show_cents(left.pop((*section, found[2])))
            rest = found[4].lstrip(" ")
            line = f"{found[1]}{number:<{len(found[3] + found[4]) - len(rest) - 1}} {rest}".rstrip()
        lines.append(line)
    return "\n".join(add_missing(lines, headers, left)) + "\n"


def add_missing(lines: list[str], headers: Mapping[tuple[str, str], int], left: Mapping[Place, Fraction]) -> list[str]:
    """The lines with the numbers that had none: after their table's header, or in a table of their own."""
    inserts: dict[int, list[str]] = {}
    end: list[str] = []
    for table, name in dict.fromkeys((table, name) for (table, name, _), value in left.items() if value):
        rows = [f"{key} = {show_cents(left[table, name, key])}" for key in HOUR_KEYS if (table, name, key) in left]
        if (table, name) in headers:
            inserts[headers[table, name]] = rows
        else:
            end += ["", f"[{table}.{name}]", *rows]
    whole = [row for number, line in enumerate(lines) for row in (*inserts.get(number, ()), line)]
    return whole + inserts.get(len(lines), []) + end


def round_cents(hours: Fraction) -> Fraction:
    """Hours rounded to 0.01, a half upwards."""
    return Fraction(floor(hours * 100 + Fraction(1, 2)), 100)


def show_cents(hours: Fraction) -> str:
    """Hours with two decimals."""
    return f"{hours.numerator * 100 // hours.denominator // 100}.{hours.numerator * 100 // hours.denominator % 100:02d}"
