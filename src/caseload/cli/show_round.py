"""Shows a round as it stands."""

from caseload.cli.exits import DONE
from caseload.cli.streams import print_json, print_text
from caseload.domain.rounds import Round
from caseload.render.rounds.as_json import round_to_json
from caseload.render.rounds.screen import render_round


def show_round(found: Round, is_json: bool) -> int:
    """Print a round as it stands."""
    if is_json:
        print_json(round_to_json(found))
    else:
        print_text(render_round(found))
    return DONE
