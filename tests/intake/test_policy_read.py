"""A user's policy overlays the built-in one, and is refused with every fault at once."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.domain.errors import InputRefused
from caseload.domain.policy import Policy
from caseload.intake.policy_check import POLICY_CODES
from caseload.intake.policy_keys import KIND, PROFILE, PROTECTED, ROLE, TABLES, TOP
from caseload.intake.policy_read import MOST_BYTES, parse_policy, read_policy

BUILT_IN = read_policy(None)


def refuse(text: str) -> dict[str, str]:
    """The faults of a refused policy: code and words, by code (the last of each)."""
    with pytest.raises(InputRefused) as refused:
        parse_policy(text)
    return {fault.code: str(fault) for fault in refused.value.faults}


def refuse_file(path) -> list[str]:
    with pytest.raises(InputRefused) as refused:
        read_policy(path)
    return [fault.code for fault in refused.value.faults]


def test_only_the_keys_stated_change():
    policy = parse_policy("cap = 20\nas_of = 2026-01-05\n[kinds.child_in_need]\nhours = 1.1\n")
    assert (policy.cap, policy.target, policy.as_of) == (20, 16, date(2026, 1, 5))
    assert policy.kinds["child_in_need"].hours == Fraction(11, 10)
    assert policy.kinds["child_in_need"].support_hours == BUILT_IN.kinds["child_in_need"].support_hours
    assert policy.kinds["child_protection"] == BUILT_IN.kinds["child_protection"]
    assert policy.roles == BUILT_IN.roles


def test_numbers_are_exact():
    assert parse_policy("productive_share = 0.1").productive_share == Fraction(1, 10)


def test_a_new_kind_with_a_label_and_hours_is_led_by_all_registered_roles():
    policy = parse_policy('[kinds.family_help]\nlabel = "family help"\nhours = 1\n')
    assert policy.kinds["family_help"].priority == 1
    leads = {name for name, role in policy.roles.items() if "family_help" in role.leads}
    assert leads == {name for name, role in policy.roles.items() if role.registered and role.cap_share}


def test_stated_lists_replace_the_built_in_ones():
    policy = parse_policy(
        'rules_off = ["lending"]\ngoals = ["unallocated_must", "over_pace", "displaced", "unallocated", "fit"]\n'
        'protected = [{ month = 0, whole = 15 }]\n[kind_limits]\n[[profiles]]\nname = "one"\nrole = "social_worker"\n'
    )
    assert policy.rules_off == {"lending"}
    assert policy.goals[4:] == ("fit",)
    assert [(row.month, row.whole, row.share) for row in policy.protected] == [(0, 15, None)]
    assert policy.kind_limits == {}
    assert [profile.name for profile in policy.profiles] == ["one"]


def test_a_cap_share_takes_the_place_of_a_whole_cap_and_the_other_way():
    officer = parse_policy("[roles.support_officer]\ncap_share = 0.5").roles["support_officer"]
    nqsw = parse_policy("[roles.nqsw]\ncap = 12").roles["nqsw"]
    assert (officer.cap, officer.cap_share) == (None, Fraction(1, 2))
    assert (nqsw.cap, nqsw.cap_share) == (12, 0)


def test_a_set_of_costs_is_chosen_by_name_and_own_figures_come_first():
    policy = parse_policy('[costs]\nset = "nottinghamshire_2018"\n[costs.yearly]\nsocial_worker = 60000.5\n')
    assert policy.yearly_costs == {"social_worker": Fraction(120001, 2), "support_officer": 25800}


def test_profiles_know_their_rate_and_how_many_can_be_had():
    text = '[[profiles]]\nname = "p"\nrole = "agency_social_worker"\nteam = "North"\nskills = ["court"]\n'
    profile = parse_policy(text + "fte = 0.6\nweekly_rate = 1850\navailable = 2.5\n").profiles[0]
    assert (profile.team, profile.skills, profile.fte) == ("North", {"court"}, Fraction(3, 5))
    assert (profile.weekly_rate, profile.available) == (1850, Fraction(5, 2))


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("capp = 3", "P305", "key capp: is not a known key. Did you mean `cap`?"),
        ("[kinds.assessment]\nhuors = 1", "P305", "key kinds.assessment.huors: is not a known key. Did"),
        ("[kinds.assessment]\ntarget = 15", "P305", "move it to the top of the file"),
        ("qqq = 1", "P305", "The nearest known one is `"),
        ('cap = "20"', "P306", 'key cap: must be a whole number from 1 to 1000000 (got "20"). Write it without'),
        ("cap = 2.5", "P306", "(got 2.5)"),
        ("cap = true", "P306", "(got true)"),
        ("cap = 0", "P307", "key cap: must be a whole number from 1 to 1000000 (got 0)."),
        ("productive_share = 1.1", "P307", "from 0.01 to 1 (got 1.1)"),
        ("lend_share = -0.1", "P307", "(got -0.1)"),
        ("week_hours = 1e999999999", "P306", "key week_hours"),
        ("week_hours = 0e-999999999", "P306", "key week_hours"),
        ("week_hours = inf", "P306", "key week_hours"),
        ("week_hours = nan", "P306", "key week_hours"),
        ("least_share = 0", "P307", "key least_share"),
        ('hours = "limits"', "P306", 'must be "report" or "limit" (got "limits")'),
        ("as_of = 2026-01-05T09:00:00", "P306", "must be a date"),
        ('as_of = "2026-01-05"', "P306", "without quotation marks"),
        ("kinds = 3", "P306", "key kinds: must be a table (got 3)"),
        ("protected = 3", "P306", "[[protected]]"),
        ("rules_off = [1]", "P306", "must be a list of names (got [1])"),
        ('[roles.nqsw]\nregistered = "yes"', "P306", "must be true or false"),
        ("[kinds.child_in_ned]\nhours = 1", "P308", "does not state its label. Did you mean `child_in_need`?"),
        ('[roles."Duty Tray"]\nlabel = "x"', "P307", "a name must be plain"),
        ('[roles.nqsw]\nleads = ["asessment"]', "P309", "Did you mean `assessment`?"),
        ("[kind_limits]\nproceding = 1", "P309", "Did you mean `proceedings`?"),
        ('[costs]\nset = "nottinghamshire"', "P309", "Did you mean `nottinghamshire_2018`?"),
        ("[costs.yearly]\nsocial_wroker = 1", "P309", "Did you mean `social_worker`?"),
        ("[roles.nqsw]\ncap = 3\ncap_share = 0.5", "P310", "states both"),
        ("[roles.nqsw]\nregistered = false", "P310", "a newly qualified social worker is registered"),
        ("[roles.tray]\ncap = 3", "P310", "a tray holds and leads nothing"),
        ("[kinds.early_help]\nsupport_hours = 0.75", "P310", "(got 0.75 of 0.5)"),
        ("protected = [{ month = 0 }]", "P310", "(got neither)"),
        ("protected = [{ month = 0, share = 0.5, whole = 8 }]", "P310", "(got both)"),
        ('goals = ["over_pace", "unallocated_must", "displaced", "unallocated"]', "P311", "Begin with unallocated"),
        ('goals = ["unallocated_must", "over_pace", "displaced"]', "P311", "always come first"),
        ('rules_off = ["lead"]', "P312", "rule `lead` always holds"),
        ('rules_off = ["one_worker"]', "P312", "rule `one_worker` always holds"),
        ('rules_off = ["caps"]', "P309", "is not a known rule"),
        ("[kinds.looked_after]\nmust_allocate = false", "P314", "key kinds.looked_after.must_allocate"),
        ('[[profiles]]\nname = "p"\nrole = "nqsw"', "P315", "newly qualified"),
        ('[[profiles]]\nname = "p"\nrole = "student"', "P315", "hold no cases"),
        ('[[profiles]]\nname = "p"\nrole = "agency"', "P309", "is not a known role"),
        ('[[profiles]]\nname = "p"\nrole = "nqsw"\nskills = ["cuort"]', "P309", "Did you mean `court`?"),
        ('[[profiles]]\nname = "p"', "P308", "profiles row 1: does not state its role"),
        ("protected = []", "P316", "the first row must be month 0"),
        ("protected = [{ month = 1, share = 0.5 }]", "P316", "the first row must be month 0"),
        ("protected = [{ month = 0, share = 0.5 }, { month = 0, whole = 3 }]", "P316", "protected row 2, month"),
        ("hours_unit = 0.3", "P317", "must divide an hour"),
        ("cap = 1\ncap = 2", "P304", "is not valid TOML"),
        ("cap = x", "P304", "line 1"),
        ("[" * 5000, "P304", "is not valid TOML"),
        ("cap = " + "9" * 5000, "P304", "nobody can read"),
        ("cap = 0x" + "f" * 4000, "P307", "a very large number"),
    ],
    ids=lambda value: value[:30],
)
def test_a_fault_is_told_by_code_place_and_way_out(text, code, words):
    assert words in refuse(text).get(code, "no such fault")


@pytest.mark.parametrize("name", ["goals", "profiles"])
def test_a_name_given_twice_is_refused(name):
    texts = {
        "goals": 'goals = ["unallocated_must", "over_pace", "displaced", "unallocated", "fit", "fit"]',
        "profiles": '[[profiles]]\nname = "p"\nrole = "social_worker"\n' * 2,
    }
    assert "P318" in refuse(texts[name])


@pytest.mark.parametrize("kind", ["child_protection", "looked_after", "private_fostering", "section_47"])
@pytest.mark.parametrize("role", ["support_officer", "personal_adviser", "family_practitioner"])
def test_an_unregistered_role_leading_must_allocate_work_is_refused_by_the_rules_name(role, kind):
    words = refuse(f'[roles.{role}]\nleads = ["{kind}", "care_leaver"]')["P313"]
    assert words.startswith(f"policy.toml, key roles.{role}.leads: rule `lead`: ")
    assert words.count(kind) == 1


def test_a_role_that_loses_its_registration_may_not_go_on_leading_all_kinds():
    assert "child_protection, looked_after" in refuse("[roles.social_worker]\nregistered = false")["P313"]


def test_a_kind_made_must_allocate_is_taken_from_unregistered_leads_by_a_fault():
    assert "child_in_need" in refuse("[kinds.child_in_need]\nmust_allocate = true")["P313"]


def test_a_kind_that_nobody_may_lead_is_refused():
    registered = [name for name, role in BUILT_IN.roles.items() if role.leads >= {"adoption_household"}]
    text = "\n".join(f'[roles.{name}]\nleads = ["looked_after"]' for name in registered)
    assert "could never be allocated" in refuse(text)["P319"]


def test_every_fault_is_told_at_once():
    text = 'capp = 1\ncap = 0\nhours = 3\nrules_off = ["lead"]\n[kinds.looked_after]\nmust_allocate = false'
    assert set(refuse(text)) == {"P305", "P306", "P307", "P312", "P314"}


def test_a_hundred_faults_are_listed_and_the_rest_counted():
    with pytest.raises(InputRefused) as refused:
        parse_policy("\n".join(f"unknown_{number} = 1" for number in range(150)))
    assert len(refused.value.faults) == 101
    assert "50 more faults" in str(refused.value.faults[-1])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_file_saved_by_any_windows_editor_is_read(tmp_path, encoding):
    path = tmp_path / "policy.toml"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    path.write_bytes(mark + "cap = 21\r\n# \u00a3\r\n".encode(encoding))
    assert read_policy(path).cap == 21


def test_a_file_in_another_encoding_is_refused_with_the_line(tmp_path):
    path = tmp_path / "policy.toml"
    path.write_bytes("cap = 21\n# \u00a3100\n".encode("cp1252"))
    with pytest.raises(InputRefused) as refused:
        read_policy(path)
    assert str(refused.value.faults[0]).startswith("policy.toml: is not in UTF-8 (first seen on line 2).")


def test_a_file_that_is_missing_a_folder_or_too_large_is_refused(tmp_path):
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * (MOST_BYTES + 1))
    assert refuse_file(tmp_path / "none.toml") == ["P301"]
    assert refuse_file(tmp_path) == ["P301"]
    assert refuse_file(large) == ["P302"]


def test_the_hash_knows_the_policy_in_force_and_not_how_it_is_written():
    assert len(BUILT_IN.text_hash) == 16
    assert parse_policy("cap = 23  # as built in\nas_of = 2026-01-05").text_hash == BUILT_IN.text_hash
    assert parse_policy("cap = 22").text_hash != BUILT_IN.text_hash
    assert parse_policy("[kinds.assessment]\nhours = 1.76").text_hash != BUILT_IN.text_hash


def test_the_hash_is_the_same_whatever_the_order_of_the_file():
    one = parse_policy('cap = 22\ntarget = 15\nknown_skills = ["a", "b"]\n')
    other = parse_policy('known_skills = ["b", "a"]\ntarget = 15\ncap = 22\n')
    assert one == other


KEYS = {key.name for key in (*TOP, *ROLE, *KIND, *PROTECTED, *PROFILE)}
NAMES = st.sampled_from(sorted({*KEYS, *TABLES, "qq", "a b"}))
VALUES = st.sampled_from(
    [
        "0",
        "-1",
        "1",
        "0.25",
        "1e400",
        "nan",
        "true",
        '"report"',
        '"all"',
        '"nqsw"',
        "[]",
        '["fit"]',
        "{}",
        "2026-01-05",
        "[{}]",
        "[{month = 0, share = 1}]",
        "{nqsw = {cap = 1}}",
        "{set = 1}",
        "{sets = {x = {tray = 1}}}",
        "1979-05-27T07:32:00",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(NAMES, VALUES, max_size=6))
def test_any_document_is_either_a_policy_or_refused_with_known_codes(stated):
    text = "\n".join(f'"{name}" = {value}' for name, value in stated.items())
    try:
        outcome: object = parse_policy(text)
    except InputRefused as refused:
        outcome = {fault.code for fault in refused.faults}
    assert isinstance(outcome, Policy) or outcome <= POLICY_CODES.keys()
