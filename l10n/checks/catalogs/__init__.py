"""Checks of a catalog as a whole (its header), one per module."""
