"""Which wheels one Python takes, and what is missing: pip asks its own computer about markers, so we ask again.

`pip download --platform win_amd64` on Linux leaves out what is needed on Windows only, and without a word. Here every
need of every wheel is looked at as the target would.
"""

from dataclasses import dataclass

from packaging.requirements import Requirement
from packaging.tags import Tag
from packaging.utils import NormalizedName

from laptop_zip.targets import Target
from laptop_zip.wheels import Wheel, find_name


class Unmet(Exception):
    """A need that no wheel meets; says which, and for which Python."""


@dataclass(frozen=True)
class Taken:
    """What one Python takes: the wheels by name, what each needs of the others, and the needs that are not met."""

    python: str
    wheels: dict[NormalizedName, Wheel]
    edges: dict[NormalizedName, frozenset[NormalizedName]]
    missing: tuple[Requirement, ...]


def take(root: Requirement, python: str, target: Target, wheels: tuple[Wheel, ...]) -> Taken:
    """Everything that a requirement needs on a target's Python. Raises Unmet where a wheel is of the wrong version."""
    ranks = {tag: rank for rank, tag in reversed(list(enumerate(target.list_tags(python))))}
    taken: dict[NormalizedName, Wheel] = {}
    edges: dict[NormalizedName, set[NormalizedName]] = {}
    missing: dict[str, Requirement] = {}
    seen: set[str] = set()
    waiting = [root]
    while waiting:
        need = waiting.pop()
        if str(need) in seen:
            continue
        seen.add(str(need))
        wheel = taken.get(find_name(need)) or choose(need, python, ranks, wheels)
        if wheel is None:
            missing[str(need)] = need
            continue
        if not need.specifier.contains(wheel.version, prereleases=True):
            raise Unmet(f"Python {python} on {target.name}: {need} is needed, and there is {wheel.path.name}.")
        taken[wheel.name] = wheel
        found = list_active(wheel, need.extras, python, target)
        edges.setdefault(wheel.name, set()).update(find_name(each) for each in found)
        waiting += found
    fixed = {name: frozenset(others) for name, others in sorted(edges.items())}
    return Taken(python, dict(sorted(taken.items())), fixed, tuple(missing[text] for text in sorted(missing)))


def choose(need: Requirement, python: str, ranks: dict[Tag, int], wheels: tuple[Wheel, ...]) -> Wheel | None:
    """The newest wheel of that name that the Python takes, made for it most closely; None where there is none."""
    fitting = [
        wheel
        for wheel in wheels
        if wheel.name == find_name(need) and not wheel.tags.isdisjoint(ranks) and wheel.runs_on(f"{python}.99")
    ]
    best = {wheel: min(ranks[tag] for tag in wheel.tags if tag in ranks) for wheel in fitting}
    return max(fitting, key=lambda wheel: (wheel.version, -best[wheel], wheel.path.name), default=None)


def list_active(wheel: Wheel, extras: set[str], python: str, target: Target) -> list[Requirement]:
    """What a wheel needs on a target's Python, with those extras; without the markers, which have been looked at."""
    found = []
    environments = [{**each, "extra": extra} for each in target.list_environments(python) for extra in ("", *extras)]
    for need in wheel.list_needs():
        if need.marker is None or any(need.marker.evaluate(each) for each in environments):
            bare = Requirement(str(need))
            bare.marker = None
            found.append(bare)
    return sorted(found, key=str)
