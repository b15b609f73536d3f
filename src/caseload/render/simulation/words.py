"""Says what each measure of a simulation is, and its values, differences and proofs."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from caseload.planning.simulation.bands import Band, Difference, Quality
from caseload.planning.simulation.scenario import Links, Scenario
from caseload.planning.simulation.simulate import ArmResult
from caseload.render.words import count, join_and
from caseload.runs.run_tasks import Tally

LABELS: Final = {
    "cases_per_worker": "cases a worker who is there",
    "cases_per_social_worker": "cases of a full-time social worker",
    "open_per_social_worker": "open cases a full-time social worker",
    "weeks_above": "weeks of a worker above the cap",
    "must_waiting": "children who may not wait, without a worker",
    "waiting": "children without a worker",
    "changes": "changes of a child's worker",
    "protected_breaches": "protected workers with what they should not have",
    "workload": "workload, %",
    "agency_fte": "agency FTE",
    "cost": "cost, pounds",
    "travel": "travel, hours a week",
    "weeks_to_allocate": "weeks from referral to a worker",
    "referred": "families referred",
    "closed": "cases closed",
    "open": "open cases",
    "workers": "workers there",
    "often_changed": "looked-after children with 3 or more changes",
}
SCALES: Final = {"workload": Fraction(100), "travel": Fraction(1, 60)}
"""What a measure is shown in: hundredths, and hours for minutes."""
PLACES: Final = ((100, 0), (10, 1), (Fraction(1, 10), 2), (Fraction(1, 100), 3), (Fraction(1, 1000), 4))
MOST_PLACES: Final = 6
"""Decimals from so much on, and below all of them."""
LINK_WORDS: Final = {
    "leave_when_overloaded": "overload makes people leave",
    "close_faster": "freed hours shorten cases",
    "early_help": "missing early help comes back as referrals",
    "front_door": "the front door turns assessments away",
}


def say_value(name: str, value: Fraction, is_signed: bool = False) -> str:
    """A value of a measure, as exact as a person reads it: `17.2`, `1,204`, `0.04`, `0.00008`."""
    shown = value * SCALES.get(name, Fraction(1))
    places = next((places for least, places in PLACES if abs(shown) >= least), MOST_PLACES)
    text = f"{float(shown):+,.{places}f}" if is_signed and shown else f"{float(shown):,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def say_band(band: Band) -> str:
    """`17.2 (15.9 to 18.4)`; the value alone of a single replication."""
    median = say_value(band.name, band.median)
    if band.replications == 1:
        return median
    return f"{median} ({say_value(band.name, band.low)} to {say_value(band.name, band.high)})"


def say_difference(one: Difference) -> str:
    """`-1.2 (-1.5 to -0.9)`, and `inconclusive` where it may be nothing."""
    mean = say_value(one.name, one.mean, is_signed=True)
    if one.low is None or one.high is None:
        return f"{mean}, one replication: inconclusive"
    low, high = (say_value(one.name, end, is_signed=True) for end in (one.low, one.high))
    if one.mean == one.low == one.high == 0:
        return "no difference"
    return f"{mean} ({low} to {high}){'' if one.is_conclusive else ', inconclusive'}"


def say_scenario(scenario: Scenario, replications: int) -> str:
    """`52 weeks after 8 of warm-up, 20 times, seed 1.`"""
    warm_up = f" after {count(scenario.warm_up, 'week')} of warm-up" if scenario.warm_up else ""
    times = "once" if replications == 1 else f"{replications:,} times"
    return f"{count(scenario.weeks, 'week')}{warm_up}, {times}, seed {scenario.seed}."


def say_main(result: ArmResult) -> str:
    """What matters most of one arm, in a sentence."""
    bands = result.bands
    parts = [
        f"{say_band(bands['waiting'])} children without a worker in a usual week, "
        f"{say_band(bands['must_waiting'])} of them may not wait"
    ]
    if "cases_per_worker" in bands:
        parts.insert(0, f"a worker has {say_band(bands['cases_per_worker'])} cases")
    parts.append(f"{say_band(bands['changes'])} changes of worker in all")
    return f"{result.arm.name}: {'; '.join(parts)}."


def say_quality(quality: Quality) -> str:
    """How well the weeks were solved."""
    gap = f"{float(100 * quality.mean_gap):.2g}"
    again = (
        f"{count(quality.again, 'week')} searched again in full"
        if quality.again
        else "no week fell among those searched again in full"
    )
    return (
        f"{quality.proven:,} of {count(quality.weeks, 'week')} proven in every goal, mean gap of a goal {gap}%; "
        f"every plan audited; {again}."
    )


def say_links(links: Links) -> Iterable[str]:
    """Each link that is stated, with its value and source."""
    for name, words in LINK_WORDS.items():
        value = getattr(links, name)
        if value:
            yield f"{name} = {float(value):g} ({words}). Source: {links.sources.get(name, 'not stated')}"


def say_tally(tally: Tally) -> Iterable[str]:
    """What was there before, what failed or could not be kept, and what is left to do."""
    if kept := tally.kept - tally.failed_before:
        yield f"{count(kept, 'run')} kept from before."
    if tally.others:
        yield f"Runs of another version are there too, kept apart and not used: {join_and(tally.others)}."
    if tally.failed:
        yield f"{count(tally.failed, 'run')} failed and {'is' if tally.failed == 1 else 'are'} left out."
    if tally.failed_before:
        words = ("is", "it") if tally.failed_before == 1 else ("are", "them")
        said = f"{count(tally.failed_before, 'run')} failed before and {words[0]} left out"
        yield f"{said}; --retry-failed tries {words[1]} again."
    if tally.disk_error is not None:
        yield f"A run could not be kept ({tally.disk_error}). Make room and run the same command again."
    if tally.left:
        yield f"{count(tally.left, 'run')} left to do: this is of those that are finished; with --keep it goes on here."
