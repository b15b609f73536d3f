"""The words that say what was pseudonymised, where the key is, and what was put back."""

from caseload.domain.errors import Fault
from caseload.intake.export_report import list_some
from caseload.intake.pseudonyms import Swap
from caseload.pipeline.pseudonymise import Pseudonymised
from caseload.render.words import count, quote, say_date


def render_pseudonymised(done: Pseudonymised, out: str, key: str) -> str:
    """How many have a random id now, how many are new, where both files are, and what comes next."""
    caseload = done.caseload
    cases, workers = count(len(caseload.cases), "case"), count(len(caseload.workers), "worker")
    new = f"; {count(done.added, 'id')} new to the key" if done.added < done.key.size else ""
    lines = [
        f"{say_date(caseload.as_of)}: {cases} and {workers} with random ids{new}.",
        f"Written: {out}",
        f"Key: {key}   (only you can read it; keep it apart, and never hand it on)",
    ]
    if out.lower().endswith(".xlsx"):
        lines.append("A workbook holds no policy: give the policy and the date with it.")
    return "\n".join([*lines, f"Next: caseload reidentify PROPOSAL --key {quote(key)} --out REAL"])


def render_reidentified(swap: Swap, out: str) -> str:
    """How many ids were put back, and where."""
    return f"{count(swap.count, 'id')} put back.\nWritten: {out}   (only you can read it)"


def find_unknown(swap: Swap, name: str) -> tuple[Fault, ...]:
    """A warning where a file `name` has pseudonyms that the key does not have."""
    if not swap.unknown:
        return ()
    what = f"{count(len(swap.unknown), 'pseudonym')} not in this key, left as they are"
    fix = "Give the key of this file, if there is another."
    return (Fault("K202", name, what, fix, list_some(sorted(swap.unknown)), "warning", len(swap.unknown)),)
