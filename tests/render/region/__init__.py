"""Tests of regions in words."""
