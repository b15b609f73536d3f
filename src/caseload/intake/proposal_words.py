"""The sheets, headings and words of a proposal workbook, the same for writing it and for reading it back."""

from typing import Final

ALLOCATION: Final = "Allocation"
WORKLOAD: Final = "Workload"
RUN: Final = "Run"

CASE: Final = "Case"
HOLDER: Final = "Worker before"
PROPOSED: Final = "Proposed worker"
CO_WORKER: Final = "Co-worker"
OVERSEER: Final = "Overseer"
COVER: Final = "Cover"
DECISION: Final = "Decision"
REASON: Final = "Reason"
WORKER: Final = "Worker"

AGREE: Final = "agree"
WAIT: Final = "wait"
GIVE: Final = "give to"

INPUT_HASH: Final = "Input hash"
POLICY_HASH: Final = "Policy hash"
PROPOSAL: Final = "Proposal id"
WHAT_IF: Final = "Setting what_if"
ROUND_MARK: Final = "Setting round"

PROPOSAL_CODES: Final[dict[str, str]] = {
    "E801": "a workbook given for its decisions is not a proposal",
    "E802": "a proposal was made from another caseload",
    "E803": "a proposal was made under another policy",
    "E804": "a decision in a proposal cannot be read",
    "E805": "a reason in a proposal is not one of the list",
    "E806": "a reason in a proposal stands without a decision",
    "E807": "a proposed worker in a proposal was changed or cannot be read",
    "E808": "a proposal is a what-if",
}
