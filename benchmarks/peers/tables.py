"""The runs of a suite as Markdown: each instance and peer, then how each peer compares with ours."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, log
from statistics import median
from typing import Any, Final

from benchmarks.peers.listed import OURS, UNITS, USER

Run = Mapping[str, Any]
Key = tuple[str, str]
ByName = Mapping[str, Sequence[Run]]
FORMS: Final = {"": "", USER: "as a user writes it", UNITS: "with our units and parts"}


def write_tables(runs: Sequence[Run]) -> Iterator[str]:
    """Lines of Markdown."""
    yield from write_comparison(runs)
    yield ""
    yield from write_runs(runs)
    yield ""
    yield from write_notes(runs)


def measure_time(run: Run) -> float:
    """Seconds of building and solving, start-up left out."""
    return float(run["building"]) + float(run["solving"])


def group(runs: Iterable[Run]) -> dict[Key, dict[str, list[Run]]]:
    """The runs by peer and form, then by instance and moves: all seeds of one."""
    found: dict[Key, dict[str, list[Run]]] = {}
    for run in runs:
        found.setdefault((run["peer"], run["form"]), {}).setdefault(run["name"], []).append(run)
    return found


def write_comparison(runs: Sequence[Run]) -> Iterator[str]:
    """One line a peer and form: how many it proved, and how much longer it took than ours where both proved."""
    grouped = group(runs)
    ours = grouped.get((OURS, ""), {})
    yield (
        "| peer | form | runs | all goals proven | instances both prove | times ours, geometric mean | least | most "
        "| plan worse than ours | better |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for (peer, form), by_name in grouped.items():
        listed = [run for own in by_name.values() for run in own]
        if listed[0]["status"] == "absent":
            yield f"| {peer} | {FORMS[form]} | absent: {listed[0]['why']} | | | | | | | |"
            continue
        proven = sum(run["status"] == "proven" for run in listed)
        ratios = list_ratios(by_name, ours)
        worse, better = compare_plans(by_name, ours)
        told = f"{len(listed)} | {proven} | {say_ratios(ratios)} | {worse} | {better}"
        yield f"| {peer} | {FORMS[form]} | {told} |"
    for form in (USER, UNITS):
        told = say_ratios(list_best_ratios({key: own for key, own in grouped.items() if key[1] == form}, ours))
        yield f"| the fastest of these on each instance | {FORMS[form]} | | | {told} | | |"


def say_ratios(ratios: Sequence[float]) -> str:
    """How many there are, their geometric mean, the least and the most."""
    if not ratios:
        return "0 | | | "
    return f"{len(ratios)} | {mean(ratios):.2f} | {min(ratios):.2f} | {max(ratios):.2f}"


def list_best_ratios(peers: Mapping[Key, ByName], ours: ByName) -> list[float]:
    """On each instance that ours and some peer prove: the least of the peers' ratios."""
    names = list(dict.fromkeys(name for by_name in peers.values() for name in by_name))
    found = [[r for own in peers.values() for r in list_ratios({name: own.get(name, ())}, ours)] for name in names]
    return [min(ratios) for ratios in found if ratios]


def compare_plans(by_name: ByName, ours: ByName) -> tuple[int, int]:
    """In how many runs the goals, in their order, came out worse than ours with the same seed, and in how many better.

    A run that ends with no plan, or with one that fails its audit, is worse.
    """
    worse = better = 0
    for name, listed in by_name.items():
        own = {run["seed"]: list_values(run) for run in ours.get(name, ()) if is_sound(run)}
        for run in listed:
            if run["seed"] in own:
                worse += not is_sound(run) or list_values(run) > own[run["seed"]]
                better += is_sound(run) and list_values(run) < own[run["seed"]]
    return worse, better


def is_sound(run: Run) -> bool:
    """Whether a run ended with a plan that passed its audit."""
    return run["status"] in ("proven", "unproven")


def list_ratios(by_name: ByName, ours: ByName) -> list[float]:
    """Median time over median time of ours, on each instance that both prove with every seed they share."""
    ratios = []
    for name, own in by_name.items():
        seeds = {run["seed"] for run in own} & {run["seed"] for run in ours.get(name, ())}
        pairs = [[run for run in listed if run["seed"] in seeds] for listed in (own, ours.get(name, ()))]
        if seeds and all(run["status"] == "proven" for listed in pairs for run in listed):
            first, second = (median(map(measure_time, listed)) for listed in pairs)
            ratios.append(first / max(second, 1e-3))
    return ratios


def mean(ratios: Sequence[float]) -> float:
    """The geometric mean."""
    return exp(sum(map(log, ratios)) / len(ratios))


def write_runs(runs: Sequence[Run]) -> Iterator[str]:
    """One line an instance, peer and form: medians over the seeds, the goals of its first seed."""
    yield (
        "| instance | peer | form | seeds | proven | until all is proven, s | start-up, s | values | not proven | MiB |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    names = list(dict.fromkeys(run["name"] for run in runs))
    grouped = group(run for run in runs if run["status"] != "absent")
    for name in names:
        for (peer, form), by_name in grouped.items():
            if name in by_name:
                yield write_run(name, f"{peer} | {name_form(form, by_name[name][0])}", by_name[name])


def name_form(form: str, run: Run) -> str:
    """The form, and a mark where our rows stood in for what the plain model lacks."""
    return FORMS[form] + (" (1)" if run.get("form_used") else "")


def write_run(name: str, who: str, runs: Sequence[Run]) -> str:
    """The cells of one line."""
    proven = [run for run in runs if run["status"] == "proven"]
    timed = [run for run in runs if "solving" in run]
    took = f"{median(map(measure_time, timed)):.2f}" if timed else ""
    if len(proven) < len(runs):
        took = f"more than {took}" if took else str(runs[0]["status"])
    start_up = f"{median(run['start_up'] for run in timed):.2f}" if timed else ""
    goals = timed[0]["goals"] if timed else []
    values = " ".join(str(goal["value"]) for goal in goals)
    memory = round(median(run["memory"] for run in runs))
    cells = (f"{len(proven)} of {len(runs)}", took, start_up, values, say_unproven(goals), memory)
    return f"| {name} | {who} | {len(runs)} | " + " | ".join(map(str, cells)) + " |"


def say_unproven(goals: Sequence[Mapping[str, Any]]) -> str:
    """The first goal that is not proven, with its bound, and how many come after it."""
    left = [goal for goal in goals if not goal["proven"]]
    if not left:
        return ""
    first = f"{left[0]['name']} {left[0]['value']}, claims at least {left[0]['bound']}"
    return first + (f"; and {len(left) - 1} after it" if len(left) > 1 else "")


def write_notes(runs: Sequence[Run]) -> Iterator[str]:
    """What the marks mean, and everything that went wrong."""
    for told in sorted({str(run["form_used"]) for run in runs if run.get("form_used")}):
        yield f"(1) our rows as one part with a Boolean for each case and worker stand in: {told.partition(': ')[2]}."
    yield ""
    for run in runs:
        if run["status"] in ("wrong", "failed", "nothing"):
            yield f"- {run['name']}, seed {run['seed']}, {run['peer']} {run['form']}: {run['status']} {run['why']}"
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
            told = f"{run['name']}, seed {run['seed']}, {run['peer']} {run['form']}"
            yield f"- {told}: claims to be proven, another has {' '.join(map(str, best[run['name']]))}"


def list_values(run: Run) -> list[int]:
    """The values of the goals in order."""
    return [goal["value"] for goal in run["goals"]]
