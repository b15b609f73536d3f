"""Keeps what was proposed and decided in each weekly round, append-only, in one file on this computer."""
