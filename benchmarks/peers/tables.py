"""The runs of a suite as Markdown: how each peer compares with ours, each instance and peer, and what went wrong."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, log
from statistics import median
from typing import Any, Final

from benchmarks.peers.listed import OURS, PEERS, UNITS, USER

Run = Mapping[str, Any]
Key = tuple[str, str]
ByName = Mapping[str, Sequence[Run]]
FORMS: Final = {"": "", USER: "as a user writes it", UNITS: "with our units and parts"}
NOT_TRIED: Final = ("absent", "refused", "left out")
LEAST_SECONDS: Final = 1e-3


def write_tables(runs: Sequence[Run]) -> Iterator[str]:
    """Lines of Markdown."""
    yield from write_comparison(runs)
    yield ""
    yield from write_runs([run for run in runs if run["status"] not in NOT_TRIED])
    yield ""
    yield from write_notes(runs)


def group(runs: Iterable[Run]) -> dict[Key, dict[str, list[Run]]]:
    """The runs by peer and form, then by instance and moves: all seeds of one."""
    found: dict[Key, dict[str, list[Run]]] = {}
    for run in runs:
        found.setdefault((run["peer"], run["form"]), {}).setdefault(run["name"], []).append(run)
    return found


# how each peer compares


def write_comparison(runs: Sequence[Run]) -> Iterator[str]:
    """One line a peer and form: how many it proved, its time over ours, and whose plans are better."""
    grouped = group(runs)
    ours = grouped.get((OURS, ""), {})
    yield (
        "| peer | form | runs | all goals proven | instances timed | times ours, geometric mean | median | least "
        "| most | plan worse than ours | better |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|---|"
    for (peer, form), by_name in grouped.items():
        yield f"| {peer} | {FORMS[form]} | {compare(by_name, ours)} |"
    for form in (USER, UNITS):
        told = say_ratios(list_best_ratios([own for key, own in grouped.items() if key[1] == form], ours))
        yield f"| the fastest of these on each instance | {FORMS[form]} | | | {told} | | |"


def compare(by_name: ByName, ours: ByName) -> str:
    """The cells of one peer; why, where it has no run at all."""
    listed = [run for own in by_name.values() for run in own]
    tried = [run for run in listed if run["status"] not in NOT_TRIED]
    if not tried:
        word = "refuses" if listed[0]["status"] == "refused" else listed[0]["status"]
        return f"{word}: {listed[0]['why']} | | | | | | | |"
    worse, better = compare_plans(by_name, ours)
    return f"{len(tried)} | {count_proven(tried)} | {say_ratios(list_ratios(by_name, ours))} | {worse} | {better}"


def count_proven(runs: Iterable[Run]) -> int:
    """In how many runs every goal was proven."""
    return sum(run["status"] == "proven" for run in runs)


def say_ratios(ratios: Sequence[float]) -> str:
    """How many there are, their geometric mean, median, the least and the most."""
    if not ratios:
        return "0 | | | | "
    mean = exp(sum(map(log, ratios)) / len(ratios))
    return f"{len(ratios)} | {mean:.2f} | {median(ratios):.2f} | {min(ratios):.2f} | {max(ratios):.2f}"


def list_best_ratios(peers: Sequence[ByName], ours: ByName) -> list[float]:
    """On each instance that ours or a peer proves: the least of the peers' ratios."""
    names = list(dict.fromkeys(name for by_name in peers for name in by_name))
    found = [[r for own in peers for r in list_ratios({name: own.get(name, ())}, ours)] for name in names]
    return [min(ratios) for ratios in found if ratios]


def list_ratios(by_name: ByName, ours: ByName) -> list[float]:
    """Median time over median time of ours on the seeds they share, for each instance that either proves. A run that
    is not proven counts at its limit, which is too little; a peer that never can prove has no ratio."""
    ratios = []
    for name, own in by_name.items():
        timed = {run["seed"]: run for run in ours.get(name, ())}
        pairs = [(run, timed[run["seed"]]) for run in own if run["status"] not in NOT_TRIED and run["seed"] in timed]
        if is_prover(own[0]) and any(count_proven(runs) == len(pairs) for runs in zip(*pairs, strict=True)):
            first, second = (median(map(measure_time, runs)) for runs in zip(*pairs, strict=True))
            ratios.append(first / max(second, LEAST_SECONDS))
    return ratios


def measure_time(run: Run) -> float:
    """Seconds of building and solving, start-up left out; where a proof was sought in vain, the limit."""
    took = float(run.get("building", 0.0)) + float(run.get("solving", 0.0))
    return took if run["status"] == "proven" or not is_prover(run) else float(run["seconds"])


def is_prover(run: Run) -> bool:
    """Whether its peer can prove anything."""
    return PEERS[run["peer"]].can_prove


def compare_plans(by_name: ByName, ours: ByName) -> tuple[int, int]:
    """In how many runs the goals, in their order, came out worse than ours with the same seed, and in how many better.

    A run that ends with no plan, or with one that fails its audit, is worse than any that does not.
    """
    outcomes: Counter[int] = Counter()
    for name, listed in by_name.items():
        own = {run["seed"]: rank(run) for run in ours.get(name, ())}
        for run in listed:
            if run["status"] not in NOT_TRIED and run["seed"] in own:
                mine = own[run["seed"]]
                outcomes[(rank(run) > mine) - (rank(run) < mine)] += 1
    return outcomes[1], outcomes[-1]


def rank(run: Run) -> tuple[bool, list[int]]:
    """What puts plans in order: whether there is no sound one, then the goals."""
    return (False, list_values(run)) if is_sound(run) else (True, [])


def is_sound(run: Run) -> bool:
    """Whether a run ended with a plan that passed its audit."""
    return run["status"] in ("proven", "unproven")


def list_values(run: Run) -> list[int]:
    """The values of the goals in order."""
    return [goal["value"] for goal in run["goals"]]


# each instance and peer


def write_runs(runs: Sequence[Run]) -> Iterator[str]:
    """One line an instance, peer and form: medians over the seeds, the goals of its first seed."""
    yield "| instance | peer | form | runs | proven | seconds | start-up, s | values | not proven | MiB |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    grouped = group(runs)
    for name in dict.fromkeys(run["name"] for run in runs):
        for (peer, form), by_name in grouped.items():
            if name in by_name:
                yield f"| {name} | {peer} | {FORMS[form]} | {write_run(by_name[name])} |"


def write_run(runs: Sequence[Run]) -> str:
    """The cells of one line."""
    timed = [run for run in runs if "solving" in run]
    memory = round(median(run["memory"] for run in runs))
    if not timed:
        return f"{len(runs)} | 0 | {runs[0]['status']} | | | | {memory}"
    took, start_up = (f"{median(each):.2f}" for each in (map(measure_time, timed), (r["start_up"] for r in timed)))
    goals = timed[0]["goals"]
    values = " ".join(str(goal["value"]) for goal in goals)
    cells = (len(runs), count_proven(runs), took, start_up, values, say_unproven(goals), memory)
    return " | ".join(map(str, cells))


def say_unproven(goals: Sequence[Mapping[str, Any]]) -> str:
    """The first goal that is not proven, with its bound, and how many come after it; "all" without any bound."""
    left = [goal for goal in goals if not goal["proven"]]
    if not any(goal["proven"] or goal["bound"] for goal in goals):
        return "all"
    if not left:
        return ""
    first = f"{left[0]['name']} {left[0]['value']}, at least {left[0]['bound']}"
    return first + (f"; and {len(left) - 1} after it" if len(left) > 1 else "")


# what went wrong


def write_notes(runs: Sequence[Run]) -> Iterator[str]:
    """The seconds' meaning, everything that went wrong or was left out, and proofs that are refuted."""
    yield (
        "Seconds: building and solving, start-up apart; a run that should have proven all and did not counts at its "
        "limit. Instances timed: those that it or ours proves. Values: the goals in order, of the first seed."
    )
    yield ""
    for run in runs:
        if not is_sound(run) and run["status"] not in ("absent", "left out"):
            yield f"- {name_run(run)}: {run['status']}, {run['why']}".rstrip(", ")
    left_out = Counter((run["peer"], run["form"], run["why"]) for run in runs if run["status"] == "left out")
    for (peer, form, why), number in left_out.items():
        who, runs_left = ", ".join(filter(None, (peer, FORMS[form]))), f"{number} run{'s' * (number > 1)}"
        yield f"- {who}: left out of {runs_left}, {why}"
    yield from write_disputes(runs)


def write_disputes(runs: Sequence[Run]) -> Iterator[str]:
    """Proofs that another's audited plan refutes: a claim of the best that is not, of whoever made it."""
    best: dict[str, list[int]] = {}
    for run in runs:
        if is_sound(run):
            values = list_values(run)
            best[run["name"]] = min(values, best.get(run["name"], values))
    for run in runs:
        if run["status"] == "proven" and list_values(run) != best[run["name"]]:
            told = " ".join(map(str, best[run["name"]]))
            yield f"- {name_run(run)}: claims to be proven, another has {told}"


def name_run(run: Run) -> str:
    """Instance, seed, peer and form."""
    return f"{run['name']}, seed {run['seed']}, {run['peer']} {run['form']}".rstrip()
