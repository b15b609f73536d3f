"""Memory told before anything is built, and a week that does not fit refused with what to do."""

import pytest

from caseload.analysis.memory import count_pairs, estimate_search, group_teams, require_memory
from caseload.domain.errors import UsageRefused
from tests.solve.weeks import read_week


def test_a_week_that_fits_is_let_through_and_so_is_any_where_nobody_knows_the_memory() -> None:
    problem = read_week("team")

    require_memory(problem, 2, 4096)
    require_memory(problem, 2, None)


def test_a_week_that_does_not_fit_is_refused_with_what_would_help() -> None:
    problem = read_week("service", None)
    one = estimate_search(problem, 1)

    with pytest.raises(UsageRefused) as refused:
        require_memory(problem, 2, one)

    assert "MiB of memory" in str(refused.value)
    assert "--workers 1, or leave out --moves, or divide the caseload by authority" in str(refused.value)


def test_advice_that_would_not_help_is_not_given() -> None:
    with pytest.raises(UsageRefused) as refused:
        require_memory(read_week("service", 0), 1, 10)

    assert "--workers" not in str(refused.value) and "--moves" not in str(refused.value)


def test_families_that_stay_count_once_and_make_a_week_without_moves_smaller() -> None:
    still, free = read_week("service", 0), read_week("service", None)

    assert sum(count_pairs(still).values()) < sum(count_pairs(free).values()) / 2
    assert estimate_search(still, 1) < estimate_search(free, 1)


def test_teams_that_a_worker_joins_are_searched_together() -> None:
    problem = read_week("service", None)
    pairs = count_pairs(problem)
    lending = any(len(member.serves & pairs.keys()) > 1 for member in problem.staff.values())

    groups = group_teams(problem, pairs)

    assert lending
    assert len(groups) < len(pairs)
    assert sum(groups.values()) == sum(pairs.values())
