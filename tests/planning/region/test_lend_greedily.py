"""The fair start: it is sound, leaves no council worse, and lends where somebody plainly can."""

from hypothesis import HealthCheck, given, settings

from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.audit.guarantees import find_exceeded
from caseload.planning.region.council import Council
from caseload.planning.region.lend_greedily import lend_greedily
from tests.builders import a_case, a_caseload, a_policy, a_worker
from tests.planning.region.test_join import join
from tests.planning.region.tiny import tiny_councils


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(tiny_councils())
def test_the_start_is_sound_and_no_council_worse(councils: tuple[Council, Council]) -> None:
    _, joint = join(councils)
    assert joint.guarantees is not None

    plan = lend_greedily(joint)

    assert is_sound(find_breaches(joint, plan))
    assert find_exceeded(joint, plan) == ()
    before, after = (measure_goals(joint, each) for each in (joint.guarantees.start, plan))
    assert after["unallocated_must"] <= before["unallocated_must"]
    assert after["unallocated"] <= before["unallocated"]


def test_who_may_not_wait_comes_first() -> None:
    policy = a_policy(cap=1)
    cases = [a_case("c1"), a_case("c2", kind="looked_after")]
    ash = Council("Ash", a_caseload([a_worker("a", role="tray", authority="Ash")], cases, policy))
    elm = Council("Elm", a_caseload([a_worker("e", "East", authority="Elm", lend_to=["Ash"])], [], policy))

    _, joint = join((ash, elm))

    assert lend_greedily(joint).lead == {"c1": None, "c2": "e"}
