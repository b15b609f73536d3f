"""One run of one peer in a process of its own: reads a request as JSON, writes what came of it as JSON.

python -m benchmarks.peers.one '{"peer": "highs", "form": "units", "instance": {"name": "steady:1", "family": "steady",
"seed": 1}, "moves": null, "seed": 0, "seconds": 60}'
"""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from benchmarks.peers.answer import Answer, Judged, judge
from benchmarks.peers.listed import PEERS
from benchmarks.plain_scope import NotModelled
from caseload.domain.prepare import prepare_problem
from caseload.domain.problem import Problem, Settings
from caseload.runs.job import Instance
from caseload.runs.load_instance import load_instance


def run_one(request: Mapping[str, Any]) -> dict[str, Any]:
    """Loads, solves, audits; a refusal, and whatever goes wrong in the peer, is a result too."""
    problem = prepare_problem(load_instance(Instance(**request["instance"])), Settings(moves=request["moves"]))
    try:
        answer = PEERS[request["peer"]].run(problem, request["form"], request["seconds"], request["seed"])
        judged = judge(problem, answer)
    except NotModelled as lacking:
        return {"status": "refused", "why": str(lacking)}
    except Exception as error:
        return {"status": "failed", "why": f"{type(error).__name__}: {error}"}
    return describe(problem, answer, judged)


def describe(problem: Problem, answer: Answer, judged: Judged) -> dict[str, Any]:
    """A result as JSON. `status` is wrong where the audit finds a fault, nothing where there is no plan."""
    is_proven = bool(judged.goals) and all(goal.proven for goal in judged.goals)
    found = "proven" if is_proven else "unproven" if judged.goals else "nothing"
    return {
        "status": "wrong" if judged.faults else found,
        "why": "; ".join(judged.faults),
        "cases": len(problem.standings),
        "start_up": answer.start_up,
        "building": answer.building,
        "solving": answer.solving,
        "goals": [asdict(goal) for goal in judged.goals],
    }


def main() -> None:
    """One line of JSON on the true standard output; what a solver prints goes elsewhere."""
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    json.dump(run_one(json.loads(sys.argv[1])), out)
    out.close()


if __name__ == "__main__":
    main()
