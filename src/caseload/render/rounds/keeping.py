"""What is said of the ledger itself: verified, purged, backed up, restored."""

from collections.abc import Sequence
from typing import Any

from caseload.ledger.backup import Restored
from caseload.ledger.purge import Purged
from caseload.ledger.verify import Verified
from caseload.render.lines import fold_lines
from caseload.render.words import count, join_and, say_full_day


def render_verified(verified: Verified) -> str:
    """That the ledger is sound, how many entries it has, and the hash to note elsewhere."""
    text = f"The ledger is as it was written: {count(verified.entries, 'entry', 'entries')}."
    purged = []
    if verified.rest_through:
        purged = fold_lines(
            f"Purged: all of entries 1 to {verified.dropped_through:,}, and all but the decisions up to "
            f"entry {verified.rest_through:,}."
            if verified.dropped_through
            else f"Purged: all but the decisions of entries 1 to {verified.rest_through:,}."
        )
    last = [f"Entry {verified.last:,} has the hash", f"  {verified.hash}"] if verified.last else []
    noted = fold_lines(f"The hash you noted is that of entry {verified.noted:,}.") if verified.noted else []
    return "\n".join([text, *purged, *noted, *last]) + "\n"


def verified_to_json(verified: Verified) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "schema_version": 1,
        "entries": verified.entries,
        "last": verified.last,
        "hash": verified.hash,
        "dropped_through": verified.dropped_through,
        "rest_through": verified.rest_through,
        "noted": verified.noted,
    }


def render_purged(purged: Purged, aside: Sequence[str]) -> str:
    """What was taken away, and what a purge does not reach."""
    lines = fold_lines(
        f"Recorded before {say_full_day(purged.rest_before)}: {count(purged.reduced, 'entry', 'entries')} now without "
        "names, times and proposals. "
        f"Recorded before {say_full_day(purged.dropped_before)}: {count(purged.dropped, 'entry', 'entries')} gone."
    )
    if purged.lapsed:
        numbers = join_and(map(str, purged.lapsed))
        lines += fold_lines(f"Never closed, and now gone: round {numbers}. Open it again if it is still needed.")
    if not purged.is_emptied:
        lines += fold_lines("Somebody was reading: what was deleted leaves the disk with the next purge. Run it again.")
    lines += fold_lines("Backups keep what they have: delete those you no longer need.")
    if aside:
        lines += fold_lines(f"Kept aside by a restore, to be deleted by you: {join_and(aside)}.")
    return "\n".join(lines) + "\n"


def purged_to_json(purged: Purged, aside: Sequence[str]) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "schema_version": 1,
        "dropped": purged.dropped,
        "reduced": purged.reduced,
        "dropped_before": purged.dropped_before.isoformat(),
        "rest_before": purged.rest_before.isoformat(),
        "lapsed": list(purged.lapsed),
        "is_emptied": purged.is_emptied,
        "kept_aside": list(aside),
    }


def render_restored(restored: Restored) -> str:
    """What was brought back, and where the ledger before it is."""
    lines = [f"Restored: {count(restored.verified.entries, 'entry', 'entries')}, verified."]
    if restored.aside is not None:
        lines += [f"The ledger that was there is kept aside: {restored.aside}"]
    lines += ["Next: caseload round purge, as a backup may hold what is due to go."]
    return "\n".join(lines) + "\n"
