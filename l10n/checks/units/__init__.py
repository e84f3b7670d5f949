"""Checks of one unit at a time, one per module."""
