"""Uses the unpacked zip as its readers would: installs it, opens the page, allocates a workbook, each with its script.

Run in a namespace of its own, where there is no network: `python without_network.py FOLDER`. Prints what came of each
step, as JSON on the last line.
"""

import fcntl
import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

UP, GET_FLAGS, SET_FLAGS = 1, 0x8913, 0x8914
PAGE = re.compile(r"http://127\.0\.0\.1:\d+/start\?key=\S+")


def raise_loopback() -> None:
    """Switch on the computer's way to itself, which a new namespace has switched off."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as opened:
        request = struct.pack("16sh22x", b"lo", 0)
        flags = struct.unpack("16sh22x", fcntl.ioctl(opened, GET_FLAGS, request))[1]
        if not flags & UP:
            fcntl.ioctl(opened, SET_FLAGS, struct.pack("16sh22x", b"lo", flags | UP))


def list_interfaces() -> list[str]:
    """The ways out that there are."""
    return sorted(name for _, name in socket.if_nameindex())


def run(folder: Path, script: str, *words: str) -> dict[str, Any]:
    """One script to its end."""
    ran = subprocess.run(["sh", str(folder / script), *words], capture_output=True, text=True, check=False)
    return {"code": ran.returncode, "said": ran.stdout + ran.stderr}


def open_page(folder: Path) -> dict[str, Any]:
    """Start the page, read it as its one browser would, and end it with Ctrl-C."""
    command = ["sh", str(folder / "start.sh"), "--no-open"]
    page = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    assert page.stdout is not None
    try:
        address = next(found.group() for line in page.stdout if (found := PAGE.search(line)))
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        browser = urllib.request.build_opener(cookies, urllib.request.ProxyHandler({}))
        with browser.open(address, timeout=60) as answer:
            text = answer.read().decode()
    finally:
        os.killpg(page.pid, signal.SIGINT)
        code = page.wait(timeout=60)
    return {"code": code, "said": text}


def main(folder: Path) -> None:
    """Every step, in the order of the README in the zip."""
    raise_loopback()
    early = run(folder, "start.sh")
    found = {"interfaces": list_interfaces(), "early": early, "install": run(folder, "install.sh")}
    found["page"] = open_page(folder)
    python = str(folder / "venv" / "bin" / "python")
    workbook = folder / "team.xlsx"
    subprocess.run([python, "-I", "-m", "caseload", "template", "--example", "--out", str(workbook)], check=True)
    found["allocate"] = [run(folder, "allocate.sh", str(workbook)) for _ in range(2)]
    found["files"] = sorted(path.name for path in folder.glob("*.xlsx"))
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
