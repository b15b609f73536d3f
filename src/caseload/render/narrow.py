"""Folds a finished screen anew for a narrow terminal, paragraph by paragraph."""

from collections.abc import Iterable, Iterator

from caseload.render.lines import WIDTH, fold_lines

DEEPEST = 6
ENDS = (".", ":")


def fold_narrow(lines: Iterable[str], width: int) -> list[str]:
    """The lines, whose paragraphs were folded at the usual width, folded at a smaller one.

    A line continues the one before where its first word had no space there and it is indented farther, or as far
    and the one before is no end of a sentence.
    Nothing changes at the usual width.
    """
    if width >= WIDTH:
        return list(lines)
    folded: list[str] = []
    for paragraph in gather_paragraphs(lines):
        first, rest = measure_indent(paragraph[0]), measure_indent(paragraph[min(1, len(paragraph) - 1)])
        text = " ".join(line.strip() for line in paragraph)
        is_kept = len(paragraph) == 1 and len(paragraph[0]) <= width
        folded += paragraph if is_kept else fold_lines(text, min(first, DEEPEST), min(rest, DEEPEST), width)
    return folded


def gather_paragraphs(lines: Iterable[str]) -> Iterator[list[str]]:
    """The lines that were one text before they were folded, together."""
    paragraph: list[str] = []
    for line in lines:
        if paragraph and continues(paragraph, line):
            paragraph.append(line)
            continue
        if paragraph:
            yield paragraph
        paragraph = [line]
    if paragraph:
        yield paragraph


def continues(paragraph: list[str], line: str) -> bool:
    """Whether a line is the rest of the one before it."""
    words = line.split()
    if not words or not paragraph[-1].strip():
        return False
    indent, begin = measure_indent(line), measure_indent(paragraph[0])
    is_inside = indent > begin or (indent == begin and not paragraph[-1].endswith(ENDS))
    return is_inside and len(paragraph[-1]) + 1 + len(words[0]) > WIDTH


def measure_indent(line: str) -> int:
    """The blanks at the beginning of a line."""
    return len(line) - len(line.lstrip())
