"""Sinusoidal positions (Vaswani et al., 2017), the same for the model that learns and for the one that is exported."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

COUNT = 512


def positions(width: int) -> NDArray[np.float32]:
    """(512, width): sines in the first half of the width, cosines in the second."""
    rates = np.exp(np.arange(width // 2) * -(math.log(10_000) / (width // 2 - 1)))
    angles = np.arange(COUNT)[:, None] * rates[None, :]
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)
