"""The null thesis's answer from a base rate: things stay as they are."""

from __future__ import annotations

from math import exp, expm1

from casus.forecast.form import NullAnswer
from casus.model import BaseRate
from casus.quantity import Range, mean, quantile


def null_from_base_rate(rate: BaseRate, days: float, mode: str, language: str = "en") -> NullAnswer:
    """Return the answer of a reading that ends in `days` days, at the base rate.

        1 - (1 - p) ** (days / window)

    p is the Beta mean (k + 1/2) / (n + 1) where cases were counted, else the mean of the share given. A
    base rate without a window is the answer as it stands. A reading `throughout` asks that something goes
    on: its base rate is the share that did, so it is raised to the same power. Where exposure was counted
    (3 in 40 site-years), the answer is 1 - exp(-h days), h the Gamma mean (k + 1/2) / n per day; what is
    counted then is what ends a stretch, so that a reading `throughout` is exp(-h days).
    """
    if rate.hazard is not None:
        return _null_from_exposure(rate.hazard, rate, days, mode, language)
    is_counted = rate.k is not None and rate.n is not None
    centre = (rate.k + 0.5) / (rate.n + 1.0) if is_counted else mean(rate.share)  # type: ignore[operator]
    exponent = 1.0 if rate.days is None else days / rate.days

    def carried(share: float) -> float:
        share = min(1.0, max(0.0, share))
        return float(share**exponent if mode == "throughout" else 1.0 - (1.0 - share) ** exponent)

    band = carried(quantile(rate.share, 0.05)), carried(quantile(rate.share, 0.95))
    return NullAnswer(carried(centre), 0.0, band, "base rate", _words(rate, language))


def _null_from_exposure(hazard: Range, rate: BaseRate, days: float, mode: str, language: str) -> NullAnswer:
    def carried(per_day: float) -> float:
        return exp(-per_day * days) if mode == "throughout" else -expm1(-per_day * days)

    ends = sorted((carried(quantile(hazard, 0.05)), carried(quantile(hazard, 0.95))))
    return NullAnswer(carried(mean(hazard)), 0.0, (ends[0], ends[1]), "base rate", _words(rate, language))


def _words(rate: BaseRate, language: str) -> str:
    return rate.says.get(language) or next(iter(rate.says.values()), "")
