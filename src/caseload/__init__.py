"""Allocates children's social work cases across a team, and proves how good the allocation is."""

__version__ = "0.1.0"
