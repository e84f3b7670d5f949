"""A score for readers and reviewers: how sure the model was, in 0…1.

score = exp(mean log-probability per target piece), the geometric mean of what the model gave each piece. Monotone in the model's own
score, the same for every engine that decodes with one; a failure (`l10n.mt.failures`) brings it down to a tenth. It ranks units for review;
it does not promise quality.
"""

from __future__ import annotations

import math

from l10n.mt.failures import Failure


def confidence(mean_log_probability: float, failure: Failure | None = None) -> float:
    """The score of one segment, 0…1.

    >>> confidence(0.0), confidence(-0.25, "looping") < 0.1
    (1.0, True)
    """
    score = math.exp(min(mean_log_probability, 0.0))
    return score * 0.1 if failure else score
