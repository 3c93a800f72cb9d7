"""Dates, durations, chances, hazards, factors, ranges and word scales: the arithmetic of the field."""

from casus.quantity.date import MONTHS, date_parts, day_at, format_date, read_date
from casus.quantity.duration import (
    DAYS_PER_MONTH,
    DAYS_PER_WEEK,
    DAYS_PER_YEAR,
    UNIT_WORDS,
    Unit,
    exposure_days,
    unit_of,
)
from casus.quantity.form import Family, Range
from casus.quantity.hazard import hazard_from_chance, hazard_from_chance_range
from casus.quantity.law import beta_quantile, gamma_quantile
from casus.quantity.number import INVISIBLE, fold_word, format_number, plain_digits, read_number
from casus.quantity.ranges import (
    beta,
    beta_hazard,
    fixed,
    gamma,
    log_normal,
    log_quantile_at,
    logit_normal,
    mean,
    normal,
    normal_terms,
    quantile,
    quantile_at,
    read_ends,
    whole,
)
from casus.quantity.show import format_range, format_share, format_share_range
from casus.quantity.special import normal_quantile, normal_share
from casus.quantity.word import FACTOR_WORDS, PROBABILITY_WORDS, STRENGTH_WORDS, strength_range, word_for

__all__ = [
    "DAYS_PER_MONTH",
    "DAYS_PER_WEEK",
    "DAYS_PER_YEAR",
    "FACTOR_WORDS",
    "INVISIBLE",
    "MONTHS",
    "PROBABILITY_WORDS",
    "STRENGTH_WORDS",
    "UNIT_WORDS",
    "Family",
    "Range",
    "Unit",
    "beta",
    "beta_hazard",
    "beta_quantile",
    "date_parts",
    "day_at",
    "exposure_days",
    "fixed",
    "fold_word",
    "format_date",
    "format_number",
    "format_range",
    "format_share",
    "format_share_range",
    "gamma",
    "gamma_quantile",
    "hazard_from_chance",
    "hazard_from_chance_range",
    "log_normal",
    "log_quantile_at",
    "logit_normal",
    "mean",
    "normal",
    "normal_quantile",
    "normal_share",
    "normal_terms",
    "plain_digits",
    "quantile",
    "quantile_at",
    "read_date",
    "read_ends",
    "read_number",
    "strength_range",
    "unit_of",
    "whole",
    "word_for",
]
