"""What an import found as JSON: the rows of every list, the cases by kind, what is left to do, every warning."""

from collections import Counter
from datetime import date
from typing import Any

from caseload.intake.outside.merge_types import Imported
from caseload.render.importing.words import Written, count_unheld
from caseload.render.plan_json import SCHEMA_VERSION, issue_to_json


def import_to_json(imported: Imported, as_of: date, written: Written) -> dict[str, Any]:
    """The reconciliation; rows read = cases + added + the rows left out."""
    cases, workers = imported.tables["cases"], imported.tables["workers"]
    return {
        "schema_version": SCHEMA_VERSION,
        "status": "imported",
        "exit_code": 0,
        "as_of": as_of.isoformat(),
        "rows": [
            {
                "form": each.account.form,
                "part": each.account.part,
                "read": each.account.read,
                "cases": each.cases,
                "added": each.added,
                "left": [{"reason": left.reason, "rows": len(left.rows)} for left in each.account.left],
            }
            for each in imported.settled
        ],
        "cases": len(cases),
        "kinds": dict(sorted(Counter(str(row["kind"]) for row in cases).items())),
        "both_plans": imported.both_plans,
        "without_worker": count_unheld(imported),
        "workers": len(workers),
        "not_matched": sum(not row.worker for row in imported.mapping),
        "to_fill": dict(sorted(Counter(f"{table}.{column}" for table, _, column in imported.to_fill).items())),
        "out": str(written.out),
        "mapping": str(written.mapping),
        "issues": [issue_to_json(fault) for fault in imported.warnings],
    }
