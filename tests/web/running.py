"""A real server of the page, in a process of its own, and a browser's requests to it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/start\?key=(\S+)")
KEY = re.compile(r'name="form_key" value="([0-9a-f]{64})"')
MONDAY = "2026-01-05"


@dataclass
class Page:
    """A running server: its process, port, and the address that opens it once."""

    process: "subprocess.Popen[str]"
    port: int
    address: str
    said: list[str] = field(default_factory=list)

    @property
    def base(self) -> str:
        """The address without a path."""
        return f"http://127.0.0.1:{self.port}"

    def open(self) -> "Browser":
        """A browser that has used the address."""
        # a connection of its own for each request: one that the server has just closed is no fault of the page
        fresh = httpx.Limits(max_keepalive_connections=0)
        client = httpx.Client(base_url=self.base, follow_redirects=True, timeout=60, limits=fresh)
        answer = client.get(self.address)
        assert answer.status_code == 200, answer.text
        return Browser(client, self.base)


@dataclass
class Browser:
    """What a browser without JavaScript does: it follows links, and sends forms with where they come from."""

    client: httpx.Client
    base: str

    def get(self, path: str) -> httpx.Response:
        """A page."""
        return self.client.get(path)

    def send(self, path: str, **fields: str) -> httpx.Response:
        """A form with the key of the page it stands on."""
        return self.client.post(path, data={"form_key": self.form_key(), **fields}, headers={"origin": self.base})

    def give(self, content: bytes, name: str = "team.xlsx") -> httpx.Response:
        """A workbook, by the form on the first page."""
        form, files = {"form_key": self.form_key()}, {"file": (name, content)}
        return self.client.post("/weeks", data=form, files=files, headers={"origin": self.base})

    def form_key(self) -> str:
        """The key in the forms of this session."""
        found = KEY.search(self.get("/").text)
        assert found is not None
        return found.group(1)

    def wait_for_review(self, week: str, seconds: float = 90.0) -> httpx.Response:
        """The review of a week that is being allocated."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            answer = self.get(f"{week}/progress")
            if "Working out" not in answer.text:
                return answer
            time.sleep(0.2)
        raise AssertionError("the week was not allocated in time")


@contextmanager
def running(folder: Path, *words: str) -> Iterator[Page]:
    """A server whose rounds are kept in a folder; ended as Ctrl-C ends it."""
    command = [sys.executable, "-m", "caseload", "serve", "--no-open", "--data-dir", str(folder), "--as-of", MONDAY]
    with started([*command, *words]) as page:
        yield page


@contextmanager
def started(command: list[str]) -> Iterator[Page]:
    """The server that a command starts; ended as Ctrl-C ends it."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    said: list[str] = []
    try:
        while (line := process.stderr.readline()) and not ADDRESS.search(line):
            said.append(line)
        found = ADDRESS.search(line)
        assert found is not None, "".join(said)
        yield Page(process, int(found.group(1)), found.group(0), said)
    finally:
        if process.poll() is None:
            os.kill(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
        said += [out, err]
