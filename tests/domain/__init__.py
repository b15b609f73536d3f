"""Tests of the nouns of the field."""
