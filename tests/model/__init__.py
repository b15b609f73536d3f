"""Tests of the model: what it builds, without solving more than it must."""
