"""Runs many jobs and keeps each result: append-only, resumable, in a pool, in shards or on a cluster."""
