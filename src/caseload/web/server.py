"""Starts the page on this computer alone, opens the browser, and ends it with everything that was started."""

import os
import socket
import threading
import time
import webbrowser
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import uvicorn

from caseload.domain.errors import UsageRefused
from caseload.ledger.place import default_folder, prepare_folder
from caseload.web.addresses import import_all
from caseload.web.app import build_app
from caseload.web.desk import Desk
from caseload.web.guard import Keys
from caseload.web.own_temporary import own_temporary
from caseload.web.weeks import Weeks
from caseload.web.work import Work

HERE: Final = "127.0.0.1"
WEEKS: Final = "weeks"
AFTER_START: Final = 1.0
"""Seconds after which the pages are imported that the first one does not need."""


def listen(port: int) -> socket.socket:
    """A socket on this computer's own address; port 0 takes any that is free. Raises UsageRefused for one in use."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere it would let another program take the port as well
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((HERE, port))
        found.listen()
    except OSError as error:
        found.close()
        raise UsageRefused(f"Port {port} is in use or not allowed. Leave --port out, or give another.") from error
    return found


def run_later(do: Callable[[], object], seconds: float) -> None:
    """Do something in a moment, in a thread that does not keep the program from ending."""
    timer = threading.Timer(seconds, do)
    timer.daemon = True
    timer.start()


def serve(folder: Path | None, port: int, opens: bool, today: Callable[[], date], say: Callable[[str], None]) -> None:
    """Serve the page until somebody stops it with Ctrl-C. `say` is told the address, which opens one browser once.

    `folder` has the ledger and the weeks; None is the user's data folder. Raises InputRefused where it cannot be used.
    """
    folder = folder or default_folder()
    prepare_folder(folder)
    found = listen(port)
    keys = Keys(found.getsockname()[1])
    desk = Desk(keys, Weeks(folder / WEEKS), Work(), folder, today)
    address = f"http://{HERE}:{keys.port}/start?key={keys.start}"
    # no access log: an address may hold an id
    config = uvicorn.Config(
        build_app(desk), log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=2, ws="none"
    )
    say(f"The page is at {address}\nIt opens once, in one browser, on this computer only. Ctrl-C here ends it.")
    desk.weeks.forget_old(time.time())
    desk.work.warm()
    run_later(import_all, AFTER_START)
    if opens:
        run_later(lambda: webbrowser.open(address), 0.0)
    with own_temporary(folder):
        try:
            uvicorn.Server(config).run([found])
        finally:
            desk.work.end()
