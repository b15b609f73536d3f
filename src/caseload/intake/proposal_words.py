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
