"""Reads an XML file piece by piece and refuses what could harm: entities, document types, endless size or depth."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from xml.parsers import expat

from caseload.domain.errors import Fault, InputRefused
from caseload.intake.codes import make_fault

MOST_BYTES: Final = 32 << 20
CHUNK: Final = 1 << 20
LONGEST_RUN: Final = 1 << 16
MOST_DEPTH: Final = 20
MOST_ELEMENTS: Final = 1_000_000
LONGEST_TEXT: Final = 1_000

Tell = Callable[[tuple[str, ...], str], None]
"""Told of every element as it ends: the names from the outermost down to it, and its text if it is wanted."""


def scan_xml(path: Path, wanted: frozenset[str], tell: Tell) -> None:
    """Tell every element of a file in the order in which they end; only the texts of wanted elements are ever kept.

    Nothing is held of what has been told. Raises InputRefused (E101, E102, E107, X101 to X103), and what `tell` raises.
    """
    scan = Scan(path.name, wanted, tell)
    read = 0
    for chunk in read_chunks(path):
        if not read:
            refuse_other_files(chunk, path.name)
        read += len(chunk)
        scan.feed(chunk, is_last=False)
    if not read:
        raise InputRefused((make_fault("E102", path.name, "the file is empty", "Export the census again"),))
    scan.feed(b"", is_last=True)


def read_chunks(path: Path) -> Iterator[bytes]:
    """The bytes of a file; raises InputRefused where it cannot be opened or is too large."""
    size = 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                size += len(chunk)
                if size > MOST_BYTES:
                    fix = "Export the census again; that of the largest council has about 5 MB"
                    what = f"an XML file may have at most {MOST_BYTES >> 20} MB"
                    raise InputRefused((make_fault("E107", path.name, what, fix),))
                yield chunk
    except OSError as error:
        fix = "Check its name, and close it in other programs"
        raise InputRefused((make_fault("E101", path.name, "the file cannot be opened", fix),)) from error


def refuse_other_files(start: bytes, name: str) -> None:
    """Raise InputRefused for a file whose first bytes show it to be a workbook, a web page or the like."""
    head = start[:2000].lower()
    known = {"a workbook or a zip file": start[:2] == b"PK", "a PDF": start[:5] == b"%PDF-"}
    known["a web page"] = b"<html" in head or b"<!doctype html" in head
    for noun, is_one in known.items():
        if is_one:
            fix = "Give the XML file that was uploaded to COLLECT"
            raise InputRefused((Fault("X101", name, f"this is {noun}, not a census in XML", f"{fix}."),))


class Scan:
    """One run over one file: what is open, how much there was, and the parser that knows no document types."""

    def __init__(self, name: str, wanted: frozenset[str], tell: Tell) -> None:
        """Set up the parser. `name` is the file's, for messages."""
        self.name, self.wanted, self.tell = name, wanted, tell
        self.open: list[str] = []
        self.text: list[str] = []
        self.count = self.length = self.run = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.take
        self.parser.StartDoctypeDeclHandler = self.refuse_doctype
        self.parser.EntityDeclHandler = self.refuse_entity
        self.parser.ExternalEntityRefHandler = self.refuse_entity
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def feed(self, chunk: bytes, is_last: bool) -> None:
        """Parse the next bytes; raises InputRefused."""
        self.measure_run(chunk)
        try:
            self.parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            raise self.refuse_damaged(error) from error
        except (LookupError, UnicodeError, ValueError) as error:
            what = "the file names an encoding that is not known"
            raise self.refuse("X101", what, "Export the census again, in UTF-8") from error

    def measure_run(self, chunk: bytes) -> None:
        """Refuse a single tag or text of absurd length before the parser has to hold it."""
        first, *others = chunk.split(b">")
        runs = [self.run + len(first), *map(len, others)]
        self.run = runs[-1]
        if max(runs) > LONGEST_RUN:
            raise self.refuse_size("a single tag or text is too long")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; its attributes are not looked at."""
        self.count += 1
        self.open.append(name.rpartition(":")[2])
        self.text, self.length = [], 0
        if len(self.open) > MOST_DEPTH:
            raise self.refuse_size("its elements are nested too deeply")
        if self.count > MOST_ELEMENTS:
            raise self.refuse_size("it has too many elements")

    def take(self, text: str) -> None:
        """Text of the innermost element, kept if that is wanted."""
        if self.open[-1] in self.wanted:
            self.length += len(text)
            if self.length > LONGEST_TEXT:
                raise self.refuse_size(f"the text of an element {self.open[-1]} is too long")
            self.text.append(text)

    def end(self, name: str) -> None:
        """An element ends: tell it, and forget it."""
        path = tuple(self.open)
        self.tell(path, "".join(self.text).strip() if path[-1] in self.wanted else "")
        self.open.pop()
        self.text, self.length = [], 0

    def refuse_doctype(self, name: str, system: object, public: object, has_subset: bool) -> None:
        """A document type is never read, whatever it holds."""
        fix = "Export the census again: the published form has none"
        raise self.refuse("X102", "the file has a document type (DOCTYPE), which is never read", fix)

    def refuse_entity(self, *parts: object) -> int:
        """An entity of the file's own, or one outside it, is never read."""
        raise self.refuse("X102", "the file has entities of its own", "Export the census again")

    def refuse_size(self, what: str) -> InputRefused:
        """The refusal of a file that would cost too much to read."""
        return self.refuse("X103", what, "Export the census again; no census has this")

    def refuse_damaged(self, error: expat.ExpatError) -> InputRefused:
        """The refusal of a file that is no XML, by its line; never with what stands there."""
        words = expat.errors.messages.get(error.code, "unknown").replace("&", "and")
        where = f"{self.name}, line {error.lineno}"
        fix = "Export the census again, in UTF-8, and give the file as it comes"
        return InputRefused((Fault("X101", where, f"the file is not XML, or is damaged: {words}", f"{fix}."),))

    def refuse(self, code: str, what: str, fix: str) -> InputRefused:
        """A refusal of the whole file, by the line that was reached."""
        return InputRefused((Fault(code, f"{self.name}, line {self.parser.CurrentLineNumber}", what, f"{fix}."),))
