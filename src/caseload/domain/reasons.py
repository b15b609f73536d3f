"""Why a manager decides as they do: a short list of reason codes, each with its words.

The first ten are the worker change reasons of the Standard Safeguarding Dataset (data-to-insight/ssd-data-model,
`invo_worker_change_reason`). The last five follow the reasons that probation and prison managers give for a
reallocation or an override (ministryofjustice/hmpps-workload, `ReallocateCase`: change in tier or risk, change of
address, transfer in; offender-management-allocation-manager, `OverrideForm`: suitability, no staff available). The
others are usual reasons for choosing one worker over another.
"""

from collections.abc import Mapping
from typing import Final

REASONS: Final[Mapping[str, str]] = {
    "MANAGE": "caseload management",
    "FCONTA": "first contact or re-referral",
    "LEFTRL": "the worker has left the role",
    "ORGRST": "restructure",
    "TSPROC": "standard transfer between teams",
    "ABSENC": "absence of the worker",
    "CHCHAN": "the child asked for it",
    "PCCHAN": "a parent or carer asked for it",
    "SWDIED": "the worker has died",
    "OTHERS": "another reason, recorded in the case system",
    "CONTIN": "continuity: the worker knows the family",
    "CAPACI": "capacity: who has room",
    "SKILLS": "skills or experience that the case needs",
    "CONFLI": "conflict of interest",
    "RISKST": "risk to staff",
    "LOCATI": "nearer to the family",
    "CHRISK": "the risk or the needs have changed",
    "CHADDR": "the family has moved",
    "TRANIN": "the case has come from another authority or service",
    "SUITAB": "who suits this family best",
    "NOSTAF": "nobody else is there to take it",
}
