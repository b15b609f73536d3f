"""Single keys laid over the policy in force: read as a policy file's, under all of its checks."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.domain.errors import InputRefused
from caseload.domain.policy import Policy
from caseload.domain.what_if import Changed
from caseload.intake.policy_changes import change_policy, find_changes
from caseload.intake.policy_check import POLICY_CODES
from caseload.intake.policy_read import parse_policy
from caseload.intake.what_if_asked import WHAT_IF_CODES, AskedWhatIf, ask_again, state_what_if

OWN = """
cap = 21
[kinds.child_in_need]
hours = 1.5
[kind_limits]
proceedings = 4
section_47 = 3
[costs.yearly]
social_worker = 60000
support_officer = 30000
"""


def change(*texts: str, own: str = OWN) -> tuple[Policy, tuple[Changed, ...]]:
    changes, faults = find_changes([AskedWhatIf("set", text) for text in texts])
    assert faults == ()
    return change_policy(own, "policy.toml", changes)


def list_codes(*texts: str) -> list[str]:
    changes, faults = find_changes([AskedWhatIf("set", text) for text in texts])
    if faults:
        return [fault.code for fault in faults]
    with pytest.raises(InputRefused) as refusal:
        change_policy(OWN, "policy.toml", changes)
    assert all(fault.where.startswith("--set, key ") for fault in refusal.value.faults)
    return [fault.code for fault in refusal.value.faults]


def test_a_key_of_the_whole_policy_is_changed_and_nothing_else() -> None:
    policy, (changed,) = change("cap=20")

    assert policy.text_hash == parse_policy(OWN.replace("cap = 21", "cap = 20")).text_hash
    assert changed == Changed("cap", "20", "21")


def test_a_key_of_a_named_table_leaves_the_rest_of_its_row() -> None:
    policy, (changed,) = change("kinds.child_in_need.hours = 1.0")

    before = parse_policy(OWN).kinds["child_in_need"]
    assert policy.kinds["child_in_need"].hours == 1
    assert policy.kinds["child_in_need"].visits == before.visits
    assert changed.before == "1.5"


def test_a_key_of_a_table_of_numbers_leaves_the_rest_of_the_table() -> None:
    policy, _ = change("kind_limits.proceedings=2", "costs.yearly.social_worker=50000")

    assert policy.kind_limits == {"proceedings": 2, "section_47": 3}
    assert policy.yearly_costs == {"social_worker": 50000, "support_officer": 30000}


def test_a_whole_table_of_numbers_replaces_the_one_in_force() -> None:
    policy, _ = change("kind_limits={section_47=1}", "costs.yearly={social_worker=1}")

    assert policy.kind_limits == {"section_47": 1}
    assert policy.yearly_costs == {"social_worker": 1}


@pytest.mark.parametrize("value", ["limit", '"limit"', "'limit'", ' "limit" # a remark'])
def test_a_word_needs_no_quotation_marks(value: str) -> None:
    policy, (changed,) = change(f"hours={value}")

    assert policy.hours == "limit"
    assert changed.before == "report"


def test_lists_and_rows_are_set_as_a_whole() -> None:
    policy, (rows, off) = change("protected=[{month=0, whole=15}]", "rules_off=['hold', \"lending\"]")

    assert [(row.month, row.whole) for row in policy.protected] == [(0, 15)]
    assert policy.rules_off == {"hold", "lending"}
    assert (rows.before, off.before) == (None, "[]")


def test_a_cap_takes_the_place_of_a_cap_share() -> None:
    policy, _ = change("roles.senior_social_worker.cap=12")

    assert policy.roles["senior_social_worker"].cap == 12


def test_numbers_are_read_exactly() -> None:
    assert change("productive_share=0.7")[0].productive_share == Fraction(7, 10)


def test_the_same_change_twice_counts_once() -> None:
    assert [one.key for one in change("cap=20", "cap=20", "target=15")[1]] == ["cap", "target"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["E651"]),
        ("cap", ["E651"]),
        ("cap=", ["E651"]),
        ("=20", ["E651"]),
        ("cap =20=30", ["E651"]),
        ("cap=20\ntarget=15", ["E651"]),
        ("cap=20\r[roles.social_worker]", ["E651"]),
        ("cap=20]", ["E651"]),
        ("cap=[20", ["E651"]),
        ("cap={}}", ["E651"]),
        ("ca p=20", ["E651"]),
        ("[roles]=20", ["E651"]),
        ('"cap"=20', ["E651"]),
        ("kinds..hours=1", ["E651"]),
        ("c\u00e4p=20", ["E651"]),
        ("cap=\x00", ["E651"]),
        ("cap=" + "[" * 1500, ["E651"]),
        ("cap=" + "9" * 3000, ["E651"]),
        ("as_of=2026-02-02", ["E658"]),
        ("capp=20", ["P305"]),
        ("kinds.child_in_need.hour=1", ["P305"]),
        ("kinds.child_in_nead.hours=1", ["P308"]),
        ("cap=0", ["P307"]),
        ("cap=20.5", ["P306"]),
        ("cap=twenty", ["P306"]),
        ("cap.most=20", ["P306"]),
        ("kinds=1", ["P306"]),
        ("protected.share=0.5", ["P306", "P316"]),
        ("productive_share=1e99", ["P306"]),
        ("kinds.looked_after.must_allocate=false", ["P314"]),
        ("roles.support_officer.leads=all", ["P313"]),
        ("roles.family_practitioner.leads=['child_protection']", ["P313"]),
        ("rules_off=['lead']", ["P312"]),
        ("goals=['fit']", ["P311"]),
    ],
)
def test_what_a_policy_may_not_say_no_what_if_may(text: str, codes: list[str]) -> None:
    assert list_codes(text) == codes


def test_the_law_is_told_by_the_name_of_the_rule_and_a_key_by_its_nearest() -> None:
    texts = ["capp=20", "roles.support_officer.leads=all"]
    changes, _ = find_changes([AskedWhatIf("set", text) for text in texts])

    with pytest.raises(InputRefused) as refusal:
        change_policy("", "policy.toml", changes)

    near, law = refusal.value.faults
    assert "Did you mean `cap`?" in near.fix
    assert "rule `lead`" in law.what


@pytest.mark.parametrize(
    "texts",
    [
        ("cap=20", "cap=21"),
        ("kinds.child_in_need.hours=1", "kinds.child_in_need={hours=1}"),
        ("kind_limits={}", "kind_limits.proceedings=1"),
    ],
)
def test_one_key_has_one_value(texts: tuple[str, ...]) -> None:
    assert list_codes(*texts) == ["E655"]


def test_a_fault_of_the_policy_itself_is_told_as_its_own() -> None:
    with pytest.raises(InputRefused) as refusal:
        change("cap=20", own="capp = 3")

    assert [(fault.code, fault.where) for fault in refusal.value.faults] == [("P305", "policy.toml, key capp")]


def test_what_a_plan_states_is_asked_again_alike() -> None:
    policy, changed = change("cap=20", "rules_off=['hold']", "hours=limit")

    again, faults = find_changes(ask_again(state_what_if(one) for one in changed))

    assert faults == ()
    assert change_policy(OWN, "policy.toml", again) == (policy, changed)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(("cap", "hours", "kinds.x.label", "rules_off", "as_of", "")), st.text(max_size=40))
def test_any_text_is_read_or_refused_with_a_code_of_the_catalogue(key: str, text: str) -> None:
    changes, faults = find_changes([AskedWhatIf("set", f"{key}={text}")])
    try:
        policy, _ = change_policy("", "policy.toml", changes)
    except InputRefused as refusal:
        assert {fault.code for fault in refusal.faults} <= POLICY_CODES.keys()
    else:
        assert {fault.code for fault in faults} <= WHAT_IF_CODES.keys()
        assert policy.as_of is None
