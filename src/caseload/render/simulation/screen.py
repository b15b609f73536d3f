"""What came of a simulation on the console: what matters most, then every measure, then how far to trust it."""

from collections.abc import Iterator

from caseload.planning.simulation.simulate import ArmResult, Simulation
from caseload.render.lines import fold_lines
from caseload.render.simulation.words import (
    LABELS,
    say_band,
    say_difference,
    say_links,
    say_main,
    say_quality,
    say_scenario,
    say_tally,
)

LABEL_WIDTH = 50
NARROW = 68


def render_simulation(simulation: Simulation, width: int) -> str:
    """The whole answer, no line wider than `width`."""
    first = simulation.arms[0]
    says = [say_scenario(first.arm.scenario, len(first.replications)), *map(say_main, simulation.arms)]
    lines = [line for text in (*says, *say_tally(simulation.tally)) for line in fold_lines(text, 0, 2, width)]
    for result in simulation.arms:
        lines += ["", *fold_lines(f"{result.arm.name}: median (90% of runs between)", 0, 2, width)]
        lines += list_rows([(LABELS[name], say_band(band)) for name, band in result.bands.items()], width)
    if simulation.differences:
        one, other = (result.arm.name for result in simulation.arms)
        lines += ["", *fold_lines(f"{other} less {one}: mean (95% interval)", 0, 2, width)]
        lines += list_rows([(LABELS[d.name], say_difference(d)) for d in simulation.differences], width)
    lines.append("")
    for result in simulation.arms:
        lines += [line for text in list_trust(result) for line in fold_lines(text, 0, 2, width)]
    return "\n".join(lines)


def list_rows(rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    """Label and value of each row, on two lines where they do not fit on one."""
    for label, value in rows:
        if width >= NARROW and LABEL_WIDTH + len(value) + 2 <= width:
            yield f"  {label.ljust(LABEL_WIDTH)}{value}"
        else:
            yield from fold_lines(label, 2, 2, width)
            yield from fold_lines(value, 4, 4, width)


def list_trust(result: ArmResult) -> Iterator[str]:
    """How well an arm was solved, and the links it is under."""
    yield f"{result.arm.name}: {say_quality(result.quality)}"
    yield from say_links(result.arm.scenario.links)
