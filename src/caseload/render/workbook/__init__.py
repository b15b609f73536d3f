"""The proposal as a workbook to decide in, and what every workbook is written with."""
