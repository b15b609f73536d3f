"""Completes commands in PowerShell, which Click does not do itself."""

import os
import shlex
from typing import Final

from click.shell_completion import CompletionItem, ShellComplete, add_completion_class

SCRIPT: Final = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($word, $ast, $position)
    $env:%(complete_var)s = "powershell_complete"
    $env:COMP_WORDS = $ast.ToString()
    $env:COMP_WORD = $word
    %(prog_name)s | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, "ParameterValue", $_)
    }
    Remove-Item Env:%(complete_var)s, Env:COMP_WORDS, Env:COMP_WORD
}
"""


class PowerShellComplete(ShellComplete):
    """Completion by `Register-ArgumentCompleter`."""

    name = "powershell"
    source_template = SCRIPT

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one being typed, and that one."""
        words = shlex.split(os.environ.get("COMP_WORDS", "").replace("\\", "/"))[1:]
        incomplete = os.environ.get("COMP_WORD", "")
        return (words[:-1] if incomplete and words[-1:] == [incomplete] else words), incomplete

    def format_completion(self, item: CompletionItem) -> str:
        """One completion a line."""
        return str(item.value)


def add_powershell() -> None:
    """Make PowerShell one of the shells that can be completed in."""
    add_completion_class(PowerShellComplete)
