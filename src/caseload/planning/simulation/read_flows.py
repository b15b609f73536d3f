"""Reads what a scenario says of cases and people: how they come, change and go, and what drives them."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from caseload.domain.caseload import Caseload
from caseload.intake.toml_values import join, read_text
from caseload.planning.simulation.read_values import (
    MOST_WEEKS,
    ScenarioReader,
    read_amount,
    read_chance,
    read_fte,
    read_mean_weeks,
    read_strength,
    read_within,
)
from caseload.planning.simulation.scenario import LINKS, KindFlow, Links, StaffFlow, StartingPosts
from caseload.planning.simulation.usual_flow import (
    count_sizes,
    find_level_families,
    find_usual_closing,
    measure_mean_size,
)

KIND_KEYS: Final = ("families", "weeks", "becomes")
STAFF_KEYS: Final = ("join", "leave", "fall_ill", "ill_weeks", "fte")
POST_KEYS: Final = ("role", "team", "count", "ordered", "notice", "weeks", "fte", "skills")
LINK_KEYS: Final = ("value", "source")
MOST_CHILDREN: Final = 12
MOST_POSTS: Final = 1_000
CHANCES: Final = ("close_faster", "front_door")
"""The links that are shares, so that 1 is the most."""


def read_sizes(
    document: Mapping[str, Any], caseload: Caseload, reader: ScenarioReader
) -> tuple[tuple[int, Fraction], ...]:
    """How many families have so many children: as stated, or as in the caseload."""
    known = [str(size) for size in range(1, MOST_CHILDREN + 1)]
    stated = reader.take_shares(document, "sizes", "", known, "number of children")
    sizes = tuple(sorted((int(size), weight) for size, weight in stated if weight))
    return sizes or count_sizes(caseload)


def read_kinds(
    document: Mapping[str, Any],
    caseload: Caseload,
    sizes: tuple[tuple[int, Fraction], ...],
    demand: Fraction,
    reader: ScenarioReader,
) -> dict[str, KindFlow]:
    """How each kind comes and goes; what is not stated is usual, and keeps the caseload level before `demand`."""
    tables, kinds = reader.take_table(document, "kinds", ""), caseload.policy.kinds
    flows, stated = {}, {}
    for name in tables:
        reader.require_name(name, kinds, join("kinds", name), "kind")
    for kind in kinds:
        table, where = reader.take_table(tables, kind, "kinds"), join("kinds", kind)
        reader.check_keys(table, KIND_KEYS, where)
        weeks = reader.take(table, "weeks", where, read_mean_weeks, None)
        closing = find_usual_closing(kind) if weeks is None else 1 / weeks
        becomes = tuple(reader.take_shares(table, "becomes", where, kinds, "kind"))
        flows[kind] = KindFlow(Fraction(0), closing, becomes)
        stated[kind] = reader.take(table, "families", where, read_amount, None)
        if flows[kind].ending > 1:
            fix = "Let it last longer, or become others less often."
            reader.faults.add("S108", where, "its chances to close or change are more than 1 a week", fix)
    ending = {kind: flow.ending for kind, flow in flows.items()}
    level = find_level_families(
        caseload, ending, {kind: flow.becomes for kind, flow in flows.items()}, measure_mean_size(sizes)
    )
    families = {kind: level[kind] if said is None else said for kind, said in stated.items()}
    return {kind: replace(flow, families=families[kind] * demand) for kind, flow in flows.items()}


def read_staff(document: Mapping[str, Any], roles: Collection[str], reader: ScenarioReader) -> dict[str, StaffFlow]:
    """How the people of each role named come and go."""
    tables, found = reader.take_table(document, "staff", ""), {}
    for role in tables:
        table, where = reader.take_table(tables, role, "staff"), join("staff", role)
        reader.check_keys(table, STAFF_KEYS, where)
        if reader.require_name(role, roles, where, "role"):
            found[role] = StaffFlow(
                join=reader.take(table, "join", where, read_amount, Fraction(0)),
                leave=reader.take(table, "leave", where, read_chance, Fraction(0)),
                fall_ill=reader.take(table, "fall_ill", where, read_chance, Fraction(0)),
                ill_weeks=reader.take(table, "ill_weeks", where, read_mean_weeks, Fraction(4)),
                fte=reader.take(table, "fte", where, read_fte, Fraction(1)),
            )
    return found


def read_posts(
    document: Mapping[str, Any], caseload: Caseload, teams: Collection[str], reader: ScenarioReader
) -> tuple[StartingPosts, ...]:
    """The posts that start after their notice: a role and a team of the caseload each."""
    found = []
    for number, table in enumerate(reader.take_tables(document, "posts", ""), 1):
        where = f"posts {number}"
        reader.check_keys(table, POST_KEYS, where)
        role, team = (reader.take(table, key, where, read_text, "") for key in ("role", "team"))
        is_role = reader.require_name(role, caseload.policy.roles, join(where, "role"), "role")
        is_team = reader.require_name(team, teams, join(where, "team"), "team")
        post = StartingPosts(
            role=role,
            team=team,
            count=reader.take(table, "count", where, read_within(1, MOST_POSTS), 1),
            ordered=reader.take(table, "ordered", where, read_within(0, MOST_WEEKS), 0),
            notice=reader.take(table, "notice", where, read_within(0, 52), caseload.policy.notice_weeks),
            weeks=reader.take(table, "weeks", where, read_within(1, MOST_WEEKS), None),
            fte=reader.take(table, "fte", where, read_fte, Fraction(1)),
            skills=frozenset(reader.take_list(table, "skills", where, read_text, ())),
        )
        found += [post] if is_role and is_team else []
    return tuple(found)


def read_links(document: Mapping[str, Any], reader: ScenarioReader) -> Links:
    """How strongly one thing drives another, each with where its value comes from."""
    tables, values, sources = reader.take_table(document, "links", ""), {}, {}
    reader.check_keys(tables, LINKS, "links")
    for name in LINKS:
        table, where = reader.take_table(tables, name, "links"), join("links", name)
        reader.check_keys(table, LINK_KEYS, where)
        read = read_chance if name in CHANCES else read_strength
        values[name] = reader.take(table, "value", where, read, Fraction(0))
        source = reader.take(table, "source", where, read_text, "")
        if values[name] and not source:
            reader.refuse_form(join(where, "source"), "text that says where the value comes from", source)
        sources.update({name: source} if source else {})
    return Links(**values, sources=sources)
