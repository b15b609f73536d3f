"""The process of one run: reads a task as one line of JSON, runs it, writes its result as JSON. Started by `apart`."""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, BinaryIO

from caseload.runs.failure import describe_failure

Runner = Callable[[Mapping[str, Any]], dict[str, Any]]
"""What runs a task: from its JSON to the JSON of its result."""


def main() -> None:
    """Serve one task over standard input and output; the end of the input means that nobody waits any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    source = sys.stdin.buffer
    stated = json.loads(source.readline())
    threading.Thread(target=end_with, args=(source,), daemon=True).start()
    out.write(json.dumps(run_stated(stated)).encode())
    out.flush()
    os._exit(0)


def end_with(source: BinaryIO) -> None:
    """End this process as soon as the input ends; the solver's processes below it then end as well."""
    source.read(1)
    os._exit(1)


def run_stated(stated: Mapping[str, Any]) -> dict[str, Any]:
    """The result of a task; whatever goes wrong in it is a result too, told by the type of the error alone."""
    try:
        runner: Runner = find_function(stated["runner"])
        return runner(stated)
    except Exception as error:
        return describe_failure(stated, type(error).__name__)


def find_function(name: str) -> Any:
    """The function of ours that `module:name` names; raises ValueError for one that is not ours."""
    module, _, function = name.partition(":")
    if not module.startswith("caseload."):
        raise ValueError
    return getattr(import_module(module), function)


if __name__ == "__main__":
    main()
