"""The instances that come with the project: their settings, and the lines of their policy."""

from typing import Final

from caseload.synthetic.settings import FAMILIES, Settings

# 110 posts in the full complement; 46.2 FTE held by the council's own staff, 23.2 by agency workers.
DEVON_VACANCIES: Final = '\n[[vacancies]]\nrole = "social_worker"\nfte = 63.8\n'

SHIPPED: Final[dict[str, tuple[Settings, str]]] = {
    "team": (FAMILIES["team"], ""),
    "team-short": (FAMILIES["team-short"], 'hours = "limit"\n'),
    "devon-2022": (FAMILIES["devon-2022"], DEVON_VACANCIES),
    "service": (FAMILIES["service"], ""),
    "authority": (FAMILIES["authority"], ""),
}
