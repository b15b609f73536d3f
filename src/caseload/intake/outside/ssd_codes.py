"""Every code of a fault that reading the Standard Safeguarding Dataset can give; docs/faults.md tells more."""

from typing import Final

SSD_CODES: Final[dict[str, str]] = {
    "Y101": "a folder holds no table of the Standard Safeguarding Dataset",
    "Y102": "one table of the dataset is there twice",
    "Y103": "a table of the dataset cannot be read as CSV text",
    "Y104": "a table of the dataset lacks a column it cannot do without",
    "Y105": "nothing in the folder tells which work is open",
    "Y106": "the dataset has no open work",
    "Y107": "two professionals have one id",
    "Y108": "a date in the dataset cannot be read, or cannot be",
    "Y109": "an FTE in the dataset is not a share of full time",
    "Y110": "an id in the dataset lost digits in Excel",
    "Y201": "tables of the dataset are missing",
    "Y202": "involvements of nobody, or with no child, were left out",
    "Y203": "involvements that end before they start were left out",
    "Y204": "children have several open allocated workers",
    "Y205": "rows without a child were left out",
    "Y206": "workers are not among the professionals",
    "Y207": "teams are not among the departments",
    "Y208": "dates that stand for no date were read as blank",
    "Y209": "legal statuses are not known",
    "Y210": "children are in several families",
    "Y211": "open referrals without a plan or assessment were read as child in need",
    "Y212": "workers in the dataset have no FTE",
    "Y213": "workers in the dataset hold nothing",
    "Y214": "workers in the dataset have no role",
    "Y215": "no involvement is of an allocated worker",
    "Y216": "newly qualified workers in the dataset have no start date",
    "Y217": "two professionals have one staff id and were taken for one",
    "Y218": "rows that do not fit their headings were left out",
}
