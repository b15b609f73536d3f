"""The instances that come with the project: their settings, and the lines of their policy."""

from typing import Final

from caseload.synthetic.settings import FAMILIES, Settings

SHIPPED: Final[dict[str, tuple[Settings, str]]] = {
    "team": (FAMILIES["team"], ""),
    "team-short": (FAMILIES["team-short"], 'hours = "limit"\n'),
    "devon-2022": (FAMILIES["devon-2022"], ""),
    "service": (FAMILIES["service"], ""),
    "authority": (FAMILIES["authority"], ""),
}
