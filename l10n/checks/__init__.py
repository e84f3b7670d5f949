"""Checks: what is wrong with translations. A check is a generator of flaws; running, suppressing and reporting are others' business."""
