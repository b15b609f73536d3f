"""Processes that a test kills, as the system lists them."""

import contextlib
import time

import psutil


def kill_child_of(pid: int, module: str) -> None:
    """Kill the process below another that runs a module, as soon as there is one."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        for child in psutil.Process(pid).children():
            with contextlib.suppress(psutil.NoSuchProcess):  # it has ended meanwhile
                if module in child.cmdline():
                    child.kill()
                    return
        time.sleep(0.01)
    raise AssertionError("there was no such process")


def has_opened(pid: int, name: str) -> bool:
    """Whether a process has a file of this name open."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return any(opened.path.endswith(name) for opened in psutil.Process(pid).open_files())
    return False
