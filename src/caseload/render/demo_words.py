"""Explains the first screen, part by part, for somebody who sees it for the first time."""

from typing import Final

BEFORE: Final = """\
This is a made-up team; nobody in it is real. Ten workers hold 160 children,
six families are new, one worker has left and one is away. What follows is
what `caseload allocate` would show on the Monday.
"""
AFTER: Final = """\
What you see:

  The first lines say how many of the new children get a worker, and how
  many of those who have one keep them. Nobody who has a worker loses them
  unless you allow it (--moves).
  NEEDS YOU is what only a person can settle: who has no worker and why,
  and what you could type to choose otherwise.
  The table is every worker before and after. Workload is the larger of
  cases against their cap and hours against their time.
  The staff it would take to give every child a worker comes next; then how
  sure this is: proven means that no allocation under these rules is better.

The tool proposes, you decide. To try it on your own team:

  caseload template --out team.xlsx
  caseload check team.xlsx
  caseload allocate team.xlsx --out proposal.xlsx
"""


def render_demo(screen: str) -> str:
    """The screen between an introduction and its explanation."""
    return f"{BEFORE}\n{screen}\n{'-' * 72}\n{AFTER}"
