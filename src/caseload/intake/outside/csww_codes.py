"""Every code of a fault that reading a workforce census can give; docs/faults.md tells more."""

from typing import Final

CSWW_CODES: Final[dict[str, str]] = {
    "X101": "a census file is not XML, or is damaged",
    "X102": "a census file has a document type or entities of its own",
    "X103": "a census file is nested too deeply, or something in it is too long or too many",
    "X104": "a file is another return than the workforce census",
    "X105": "a census is of a year that is not known",
    "X106": "a census has no workers",
    "X107": "a registration number in a census cannot be read",
    "X108": "two workers of a census have one registration number",
    "X109": "an FTE in a census is not a share of full time",
    "X110": "a date in a census cannot be read, or cannot be",
    "X111": "a code in a census is not known",
    "X112": "a number of cases in a census cannot be read",
    "X113": "a worker of a census has one element twice",
    "X201": "a census is of the year after those known",
    "X202": "workers without a registration number were left out",
    "X203": "workers of a census have no FTE",
    "X204": "newly qualified workers have no start date",
    "X205": "workers were away on the day of the census",
    "X206": "the role of a worker in a census holds no cases, and they hold some",
    "X207": "dates that stand for no date were read as blank",
    "X208": "a census has elements that are not known",
    "X209": "roles in a census start after its day",
    "X210": "workers of a census have a reason for absence and were not away",
}
