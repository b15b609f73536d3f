"""The page about the policy names every key and every fault, and its tables agree with the policy."""

import re
import tomllib
from pathlib import Path

import pytest

from caseload.domain.names import ALWAYS_ON
from caseload.intake.policy_check import POLICY_CODES
from caseload.intake.policy_keys import COST_SET, COSTS, NAMED_TABLES, ROW_LISTS, TABLES, TOP
from caseload.intake.policy_read import read_policy
from caseload.intake.policy_text import policy_text

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "policy.md").read_text(encoding="utf-8")
YEARLY = (ROOT / "docs" / "yearly.md").read_text(encoding="utf-8")
SOURCE = ROOT / "src" / "caseload" / "intake"
BUILT_IN = read_policy(None)


def list_rows(heading: str) -> set[str]:
    """The first cell of every table row in one part of the page."""
    part = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `?(\w+)`? \|", part, re.MULTILINE)) - {"key", "kind", "code"}


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("The whole policy", TOP),
        ("The protected table", ROW_LISTS["protected"]),
        ("Agency profiles", ROW_LISTS["profiles"]),
        ("Vacancies and usual referrals", ROW_LISTS["vacancies"]),
        ("Kinds", NAMED_TABLES["kinds"]),
    ],
)
def test_each_part_lists_exactly_its_keys(heading, keys):
    assert list_rows(heading) == {key.name for key in keys}


def test_roles_list_their_keys_and_then_every_kind():
    assert list_rows("Roles and the skill mix") == {key.name for key in NAMED_TABLES["roles"]} | BUILT_IN.kinds.keys()


def test_costs_list_their_keys():
    named = {key.name for key in (*COSTS, *COST_SET)} | {"yearly", "sets"}
    assert named <= list_rows("Yearly costs")


def test_every_key_of_the_text_stands_on_the_page():
    stated = set(re.findall(r"^(?:# )?(\w+) = ", policy_text(), re.MULTILINE))
    costs = tomllib.loads(policy_text())["costs"]["sets"]
    names = {*BUILT_IN.roles, *(role for row in costs.values() for role in row)} - {"price_year", "source"}
    assert {key for key in stated - names if f"`{key}`" not in PAGE and f"`{key} = " not in PAGE} == set()
    assert all(f"`{table}`" in PAGE or f"`[{table}]`" in PAGE for table in TABLES)


def test_every_whole_number_of_the_page_is_the_policys():
    for name, told in re.findall(r"^\| `(\w+)` \| ([0-9.]+) \|", PAGE, re.MULTILINE):
        assert float(getattr(BUILT_IN, name)) == float(told)


def test_the_skill_mix_table_is_the_policys():
    table = PAGE.split("The skill-mix table")[1].split("\n## ")[0]
    registered = [role for role in BUILT_IN.roles.values() if role.registered and role.cap_share]
    others = [BUILT_IN.roles[name] for name in ("support_officer", "family_practitioner", "personal_adviser")]
    for kind in BUILT_IN.kinds:
        told = re.search(rf"^\| `{kind}` \| (\w+) \| (\w+) \| (\w+) \| (\w+) \|$", table, re.MULTILINE)
        may = [all(kind in role.leads for role in registered), *(kind in role.leads for role in others)]
        assert told is not None
        assert [word == "yes" for word in told.groups()] == may
    left = BUILT_IN.roles.keys() - {role.name for role in (*registered, *others)}
    assert all(not BUILT_IN.roles[name].leads for name in left)


def test_every_code_is_documented_and_used():
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(SOURCE.glob("policy_*.py")))
    used = set(re.findall(r'\("(P3\d\d)", ', source))
    assert used == POLICY_CODES.keys()
    assert re.findall(r"^\| (P3\d\d) \| (.+) \|$", PAGE, re.MULTILINE) == list(POLICY_CODES.items())


def test_rules_that_always_hold_are_named():
    assert all(f"`{rule}`" in PAGE for rule in ALWAYS_ON)


def test_what_to_renew_names_only_keys_there_are():
    known = {key.name for keys in (TOP, *NAMED_TABLES.values(), *ROW_LISTS.values()) for key in keys}
    named = set(re.findall(r"`\[*(\w+)\]*`", YEARLY)) - {"lend_to", "as_of"}
    assert named <= known | set(TABLES)
    assert {"target", "profiles", "protected", "leads"} <= named
