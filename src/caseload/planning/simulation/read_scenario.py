"""Reads a scenario, a TOML file, with the caseload it starts from, or refuses both with every fault at once."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from caseload.domain.caseload import Caseload
from caseload.domain.errors import InputRefused
from caseload.intake.policy_faults import PolicyFaults, advise_name, show_value
from caseload.intake.toml_file import read_toml
from caseload.intake.toml_values import MOST_COUNT, read_moves, read_seconds, read_seed, read_text
from caseload.planning.simulation.document import ScenarioDocument
from caseload.planning.simulation.read_flows import read_kinds, read_links, read_posts, read_sizes, read_staff
from caseload.planning.simulation.read_staffing import change_people, list_changes, name_policy_faults
from caseload.planning.simulation.read_values import (
    MOST_WEEKS,
    SCENARIO,
    ScenarioReader,
    read_amount,
    read_chance,
    read_within,
)
from caseload.planning.simulation.scenario import Scenario
from caseload.runs.job import Instance
from caseload.runs.load_instance import load_instance
from caseload.synthetic.settings import FAMILIES

MOST_REPLICATIONS: Final = 1_000
START_KEYS: Final = ("caseload", "family", "family_seed")
NUMBERS: Final = {
    "weeks": (read_within(1, MOST_WEEKS), 52),
    "warm_up": (read_within(0, MOST_WEEKS), 0),
    "replications": (read_within(1, MOST_REPLICATIONS), 10),
    "seed": (read_seed, 0),
    "backlog": (read_within(0, MOST_COUNT), 0),
    "notice": (read_within(0, 52), 4),
}
TOP: Final = (
    *START_KEYS,
    *NUMBERS,
    "moves",
    "time_limit",
    "full_time_limit",
    "sample",
    "change_team",
    "demand",
    "sizes",
    "teams",
    "kinds",
    "staff",
    "posts",
    "links",
    "add",
    "remove",
    "policy",
)


def read_scenario(path: Path) -> tuple[Scenario, Caseload]:
    """The scenario at a path and the caseload it starts from; paths in it are beside it.

    Raises InputRefused with every fault of the scenario (scenario_codes) and of the caseload.
    """
    return build_scenario(read_document(path))


def read_document(path: Path) -> ScenarioDocument:
    """What the scenario at a path states; raises InputRefused for a file that cannot be read as TOML."""
    faults = PolicyFaults(path.name or "scenario")
    content = read_toml(path, SCENARIO, faults)
    faults.refuse()
    return ScenarioDocument(path.stem, faults.file, str(path.parent), content)


def build_scenario(document: ScenarioDocument) -> tuple[Scenario, Caseload]:
    """The scenario a document states, and the caseload it starts from, people added and taken away.

    Raises InputRefused with every fault of the scenario (scenario_codes), of its policy and of the caseload.
    """
    content, reader = document.content, ScenarioReader(PolicyFaults(document.file))
    reader.check_keys(content, TOP, "")
    start = read_start(content, document, reader)
    scenario = read_settings(content, document.name, reader)
    if isinstance(start, Caseload):
        scenario = read_people_and_work(content, scenario, start, reader)
        start = change_people(content, start, reader)
        reader.faults.refuse()
        return scenario, start
    raise InputRefused((*reader.faults.found, *(start.faults if start is not None else ())))


def read_start(
    content: Mapping[str, Any], document: ScenarioDocument, reader: ScenarioReader
) -> Caseload | InputRefused | None:
    """The caseload at the start; its refusal where it has faults, None where the scenario does not say which."""
    instance = find_instance(content, Path(document.folder), reader)
    changes = list_changes(reader.take_table(content, "policy", ""))
    try:
        return None if instance is None else load_instance(instance, changes)
    except InputRefused as refusal:
        return InputRefused(name_policy_faults(refusal, document.file))


def find_instance(content: Mapping[str, Any], folder: Path, reader: ScenarioReader) -> Instance | None:
    """Where the caseload is, or the family it is drawn from; None where the scenario does not say, or wrongly."""
    path = reader.take(content, "caseload", "", read_text, None)
    family = reader.take(content, "family", "", read_text, None)
    seed = reader.take(content, "family_seed", "", read_seed, None)
    if (path is None) == (family is None):
        fix = 'State caseload = "folder", or family = "team", and not both.'
        reader.faults.add("S105", "", "says not where it starts, or says it twice", fix)
        return None
    if family is not None:
        if family in FAMILIES:
            return Instance(family, None, family, seed)
        reader.faults.add("S107", "family", "this family is not known", advise_name(family, FAMILIES), family[:60])
        return None
    place = folder / (path or "")
    if "\0" in str(place) or not place.exists():
        reader.faults.add("S106", "caseload", "is not there", "Paths are beside the scenario.", show_value(path))
        return None
    return Instance(place.name, str(place))


def read_settings(document: Mapping[str, Any], name: str, reader: ScenarioReader) -> Scenario:
    """What a scenario says that needs no caseload."""
    weeks, warm_up, replications, seed, backlog, notice = (
        reader.take(document, key, "", read, default) for key, (read, default) in NUMBERS.items()
    )
    return Scenario(
        name=name,
        weeks=weeks,
        warm_up=warm_up,
        replications=replications,
        seed=seed,
        backlog=backlog,
        notice=notice,
        moves=reader.take(document, "moves", "", read_moves, 0),
        seconds=reader.take(document, "time_limit", "", read_seconds, 0.5),
        full_seconds=reader.take(document, "full_time_limit", "", read_seconds, 20.0),
        sample=reader.take(document, "sample", "", read_chance, Fraction(1, 100)),
        change_team=reader.take(document, "change_team", "", read_chance, Fraction(0)),
        links=read_links(document, reader),
    )


def read_people_and_work(
    document: Mapping[str, Any], scenario: Scenario, caseload: Caseload, reader: ScenarioReader
) -> Scenario:
    """The scenario with what it says of kinds, teams, roles and posts, checked against the caseload."""
    teams = sorted({worker.team for worker in caseload.workers})
    sizes = read_sizes(document, caseload, reader)
    demand = reader.take(document, "demand", "", read_amount, Fraction(1))
    return replace(
        scenario,
        sizes=sizes,
        teams=tuple(reader.take_shares(document, "teams", "", teams, "team")),
        kinds=read_kinds(document, caseload, sizes, demand, reader),
        staff=read_staff(document, caseload.policy.roles, reader),
        posts=read_posts(document, caseload, teams, reader),
    )
