"""The least-cost staff on the console."""

from caseload.planning.mix.mix import Mix
from caseload.render.lines import fold_lines
from caseload.render.mix.words import ASSUMED, say_answer, say_asked, say_checked, say_pounds, say_staff


def render_mix(mix: Mix, width: int) -> str:
    """The whole answer, no line wider than `width`."""
    texts = [say_asked(mix), *say_answer(mix), *say_checked(mix), *ASSUMED]
    lines = [line for text in texts for line in fold_lines(text, 0, 2, width)]
    if mix.found.tried:
        lines += ["", "Staffs that were tried, and in how many of the weeks tried each would do"]
        for one in mix.found.tried:
            fates = f"{one.fates.get('works', 0)} of {sum(one.fates.values())}"
            lines += fold_lines(f"{say_pounds(one.cost)}: {say_staff(mix.question, one.counts)}: {fates}", 2, 4, width)
    return "\n".join(lines)
