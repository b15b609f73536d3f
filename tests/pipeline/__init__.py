"""Tests of the weekly journey."""
