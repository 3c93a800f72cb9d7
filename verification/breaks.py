"""Breaks of the source, one line each, and the test that must go red: what the suite `faults` applies.

One or more for each rule of semantics, for each file that holds it; `old` stands exactly once in its file.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Break:
    """A slip that a person could make: `old` becomes `new` in a file, and `test` must fail."""

    rule: str
    file: str
    old: str
    new: str
    test: str


CLAIMS = "tests/laws/test_claims_by_hand.py"
BY_REASONS = f"{CLAIMS}::test_claims_come_out_as_their_reasons_exceptions_evidence_and_tables_say"
BY_REPORTS = f"{CLAIMS}::test_reports_move_claims_as_bayes_says"
CONTRADICTION = f"{CLAIMS}::test_worlds_with_a_contradiction_weigh_nothing_and_their_mass_is_the_tension"
BAND = f"{CLAIMS}::test_a_ranged_share_is_answered_with_its_mean_and_its_band"
TIME = "tests/laws/test_time_by_hand.py"
DAYS = f"{TIME}::test_days_talks_and_counts_turn_at_their_instant"
TALKS = f"{TIME}::test_talks_agree_by_odds_and_by_positions_as_by_hand"
EVENTS = f"{TIME}::test_events_come_as_their_hazards_say"
NULL = f"{TIME}::test_the_null_thesis_has_no_factors_and_is_always_able"
RIVALS = f"{TIME}::test_a_thesis_puts_its_numbers_in_the_place_of_the_case_s_own"
SAME = "tests/engine/test_same.py::test_every_world_is_the_same_in_the_kernel_as_in_plain"
SUMS = "tests/engine/test_same.py::test_sums_are_the_same_in_the_kernel_as_in_plain"
PROBABILITY = "tests/forecast/test_probability.py"

QUANTITY = (
    Break(
        "a chance within a window fixes the hazard",
        "src/casus/quantity/hazard.py",
        "return -math.log1p(-chance) / days",
        "return chance / days",
        "tests/quantity/test_range.py::test_a_hazard_gives_back_its_chance",
    ),
    Break(
        "stages keep the chance",
        "src/casus/quantity/hazard.py",
        "/ (stages * days)",
        "/ days",
        "tests/quantity/test_range.py::test_two_stages_give_the_same_chance_of_a_steadier_wait",
    ),
    Break(
        "a range is a 90 % interval",
        "src/casus/quantity/ranges.py",
        "Z_95 = normal_quantile(0.95)",
        "Z_95 = normal_quantile(0.975)",
        "tests/quantity/test_range.py::test_the_ends_are_the_5_and_95_per_cent_quantiles",
    ),
    Break(
        "seen k in n units is Gamma(k + 1/2, n)",
        "src/casus/quantity/ranges.py",
        "_with_ends(Family.GAMMA, (k + 0.5, n_days))",
        "_with_ends(Family.GAMMA, (k + 1.0, n_days))",
        EVENTS,
    ),
    Break(
        "seen k in n is Beta(k + 1/2, n - k + 1/2)",
        "src/casus/quantity/ranges.py",
        "(k + 0.5, n - k + 0.5)",
        "(k + 1.0, n - k + 1.0)",
        f"{CLAIMS}::test_counted_cases_give_the_share_of_jeffreys",
    ),
    Break(
        "an end of 0 % is read as 0.5 %",
        "src/casus/quantity/ranges.py",
        "READ_AS_ZERO = 0.005",
        "READ_AS_ZERO = 0.05",
        "tests/quantity/test_range.py::test_ends_of_0_and_100_per_cent_are_read_as_half_a_per_cent_from_them",
    ),
    Break(
        "a month is a twelfth of a year",
        "src/casus/quantity/duration.py",
        "DAYS_PER_MONTH = DAYS_PER_YEAR / 12",
        "DAYS_PER_MONTH = 30.0",
        "tests/quantity/test_duration.py::test_a_year_has_twelve_months_and_leap_days",
    ),
    Break(
        "a word is the band of its table",
        "src/casus/quantity/word.py",
        '(0.55, 0.80, ("likely"',
        '(0.50, 0.80, ("likely"',
        "tests/quantity/test_word.py::test_the_bands_are_those_of_the_directive",
    ),
)

MODEL = (
    Break(
        "a word lowers by one over its size",
        "src/casus/model/measure.py",
        "(low, high) if is_raising else (1 / high, 1 / low)",
        "(low, high)",
        EVENTS,
    ),
    Break(
        "evidence against divides the odds",
        "src/casus/model/claim.py",
        "size if is_for else reciprocal(size)",
        "size",
        BY_REASONS,
    ),
    Break(
        "reliability belongs to an origin",
        "src/casus/model/source.py",
        "return source.origin.key if source.origin else source.name.key",
        "return source.name.key",
        BY_REPORTS,
    ),
    Break(
        "a denial says that it is false",
        "src/casus/model/claim.py",
        "Report(origin_of(scope.sources[key]), is_denial)",
        "Report(origin_of(scope.sources[key]), False)",
        BY_REPORTS,
    ),
    Break(
        "until a day includes it",
        "src/casus/model/resolve.py",
        "None if last is None else end_of(scope, last)",
        "None if last is None else start_of(scope, last)",
        DAYS,
    ),
    Break(
        "by a day means to its end",
        "src/casus/model/scope.py",
        "return day_at(day.date, scope.as_of) + 1.0\n\n\ndef noon_of",
        "return day_at(day.date, scope.as_of)\n\n\ndef noon_of",
        DAYS,
    ),
    Break(
        "talks are at noon",
        "src/casus/model/scope.py",
        "return day_at(day.date, scope.as_of) + 0.5",
        "return day_at(day.date, scope.as_of)",
        "tests/model/test_world.py::test_a_talk_is_at_noon_and_its_outcomes_keep_their_odds",
    ),
    Break(
        "below a level excludes it",
        "src/casus/model/resolve.py",
        "Test(variable.name.key, 0, value - 1)",
        "Test(variable.name.key, 0, value)",
        DAYS,
    ),
    Break(
        "never is asked after 1, 2, 3, 5 and 10 years",
        "src/casus/model/question.py",
        "EVER_YEARS = (1, 2, 3, 5, 10)",
        "EVER_YEARS = (1, 2, 3, 4, 10)",
        "tests/model/test_question.py::test_ever_is_checked_after_1_2_3_5_and_10_years_within_the_horizon",
    ),
    Break(
        "a thesis has its own credences",
        "src/casus/model/thesis.py",
        "replace(claim, credence=credences[claim.name], is_open=False)",
        "replace(claim, credence=claim.credence, is_open=False)",
        RIVALS,
    ),
    Break(
        "a thesis has its own hazards",
        "src/casus/model/thesis.py",
        "hazard=hazards.get(event.name, event.hazard),",
        "hazard=event.hazard,",
        RIVALS,
    ),
    Break(
        "the null thesis has no factors",
        "src/casus/model/thesis.py",
        "            influences=(),\n            able=",
        "            able=",
        NULL,
    ),
    Break(
        "the null thesis grants claims in able",
        "src/casus/model/thesis.py",
        "return ALWAYS if is_asked else Some(())",
        "return condition",
        NULL,
    ),
    Break(
        "the null thesis has bare odds",
        "src/casus/model/thesis.py",
        "replace(outcome, influences=()) for outcome in talk.outcomes",
        "outcome for outcome in talk.outcomes",
        NULL,
    ),
)

NETWORK = (
    Break(
        "any exception defeats a claim",
        "src/casus/network/claim.py",
        "add_condition(conditions, Some(claim.unless))",
        "add_condition(conditions, Every(claim.unless))",
        BY_REASONS,
    ),
    Break(
        "a reason needs all its parts",
        "src/casus/network/claim.py",
        "add_condition(conditions, Every(reason.parts))",
        "add_condition(conditions, Some(reason.parts))",
        BY_REASONS,
    ),
    Break(
        "a table's last parent changes fastest",
        "src/casus/network/claim.py",
        "initial=1)][:-1][::-1]",
        "initial=1)][:-1]",
        BY_REASONS,
    ),
    Break(
        "a share and what it leaves are one quantity",
        "src/casus/network/ranges.py",
        "b.append(-width if is_mirror else width)",
        "b.append(width)",
        BAND,
    ),
    Break(
        "each quantity has luck of its own",
        "src/casus/network/ranges.py",
        'int.from_bytes(blake2b(path.encode(), digest_size=8).digest(), "little")',
        'int.from_bytes(blake2b(path[:5].encode(), digest_size=8).digest(), "little")',
        BY_REASONS,
    ),
    Break(
        "occurrences are kept up to the largest number mentioned",
        "src/casus/network/variable.py",
        "kept = max(1, mentioned.get(event.name, 0))",
        "kept = 1",
        EVENTS,
    ),
    Break(
        "from a day starts at its start",
        "src/casus/network/condition.py",
        "low = bisect_left(edges, test.start_at) + 1",
        "low = bisect_left(edges, test.start_at)",
        DAYS,
    ),
    Break(
        "throughout is the complement of failing once",
        "src/casus/network/ask.py",
        "asked = Negation(condition) if is_negated else condition",
        "asked = condition",
        DAYS,
    ),
    Break(
        "on a day means at its end",
        "src/casus/network/ask.py",
        'AT_THE_END if reading.mode == "on" else AT_SOME_INSTANT',
        "AT_SOME_INSTANT",
        DAYS,
    ),
    Break(
        "the end of a day is before the next one's start",
        "src/casus/network/schedule.py",
        "ASK, READ, EDGE, TALK, POSTPONED = range(5)",
        "EDGE, READ, ASK, TALK, POSTPONED = range(5)",
        "tests/network/test_schedule.py",
    ),
    Break(
        "talks of one instant are held in case order",
        "src/casus/network/schedule.py",
        "min(entry[1], TALK)",
        "entry[1]",
        TALKS,
    ),
    Break(
        "the bound is over everything that factors can be at once",
        "src/casus/network/bound.py",
        "        values |= turning_values(conditions.variables, condition, variable)",
        "        pass",
        "tests/network/test_bound.py",
    ),
)

PLAIN = (
    Break(
        "luck is Philox of ten rounds",
        "src/casus/engine/luck.py",
        "for _ in range(10):",
        "for _ in range(9):",
        "tests/engine/test_arithmetic.py::test_philox_gives_the_published_answers",
    ),
    Break(
        "a contradiction weighs 0",
        "src/casus/engine/claim.py",
        "if is_excluded(network, value):\n        return 0.0",
        "if is_excluded(network, value):\n        return 0.5",
        SAME,
    ),
    Break(
        "evidence multiplies odds",
        "src/casus/engine/claim.py",
        "return credence * factor / ((1.0 - credence) + credence * factor)",
        "return credence * factor",
        SAME,
    ),
    Break(
        "a surprise is added and not multiplied",
        "src/casus/engine/world.py",
        "    hazard += setting.surprise[event]\n",
        "",
        SAME,
    ),
    Break(
        "each stage has k times the hazard",
        "src/casus/engine/world.py",
        "        hazard *= network.event_stages[event]\n    hazard *= world",
        "        pass\n    hazard *= world",
        SAME,
    ),
    Break(
        "an event that is not to come again is done",
        "src/casus/engine/world.py",
        "world.is_done[event] = not network.event_is_again[event]",
        "world.is_done[event] = False",
        SAME,
    ),
    Break(
        "a talk is postponed by a coin of its own",
        "src/casus/engine/history.py",
        "world.is_postponed[talk] = of_date <",
        "world.is_postponed[talk] = of_outcome <",
        SAME,
    ),
    Break(
        "counts are never below 0",
        "src/casus/engine/condition.py",
        "new = min(max(value[variable] + new, 0), LARGEST_COUNT)",
        "new = min(value[variable] + new, LARGEST_COUNT)",
        SAME,
    ),
    Break(
        "pairs are n (n - 1) / 2",
        "src/casus/engine/layer.py",
        "number * (number - 1) // 2",
        "number * number // 2",
        SAME,
    ),
    Break(
        "a weight is power times salience",
        "src/casus/engine/talk.py",
        "value[network.party_power[party]] * value[network.party_salience[party]]",
        "value[network.party_power[party]] + value[network.party_salience[party]]",
        SAME,
    ),
    Break(
        "a group of 16 worlds shares its ranges",
        "src/casus/engine/plain.py",
        "setting = draw_setting(network, seed, group)",
        "setting = draw_setting(network, seed, GROUP * group)",
        SUMS,
    ),
)

KERNEL_FILE = "src/casus/engine/kernel.c"
KERNEL = (
    Break(
        "kernel: luck is Philox of ten rounds",
        KERNEL_FILE,
        "for (int turn = 0; turn < 10; turn++)",
        "for (int turn = 0; turn < 9; turn++)",
        SAME,
    ),
    Break(
        "kernel: the logarithm is the definition's, to the last bit",
        KERNEL_FILE,
        "(2.0 / 19.0 + 2.0 / 21.0 * z) * (z4 * z4);",
        "(2.0 / 19.0) * (z4 * z4);",
        "tests/engine/test_arithmetic.py::test_the_kernels_arithmetic_is_the_same_to_the_last_bit",
    ),
    Break(
        "kernel: a reason's coin",
        KERNEL_FILE,
        "coin(s, s->first_reason + r) < s->range[net->reason_holds[r]]",
        "coin(s, s->first_reason) < s->range[net->reason_holds[r]]",
        BY_REASONS,
    ),
    Break(
        "kernel: an exception defeats reasons and leak",
        KERNEL_FILE,
        "    if (holds(s, net->claim_unless[c])) return 0;\n",
        "",
        BY_REASONS,
    ),
    Break(
        "kernel: a reliable origin reports what is so",
        KERNEL_FILE,
        "else if (!holds(s, net->report_condition[r])) return 0.0;",
        "else if (!holds(s, net->report_condition[r])) weight *= 0.5;",
        BY_REPORTS,
    ),
    Break(
        "kernel: factors of a talk's outcome multiply its odds",
        KERNEL_FILE,
        "product *= s->range[net->outcome_factor_range[f]];",
        "product += s->range[net->outcome_factor_range[f]];",
        TALKS,
    ),
    Break(
        "kernel: the median is where half of the weight is reached",
        KERNEL_FILE,
        "if (reached + reached >= total",
        "if (reached >= total",
        TALKS,
    ),
    Break(
        "kernel: a range of whole numbers is rounded",
        KERNEL_FILE,
        "double whole = floor(x + 0.5);",
        "double whole = floor(x);",
        SAME,
    ),
    Break(
        "kernel: hits of a conditional reading are within its condition",
        KERNEL_FILE,
        "if (s->is_seen[net->ask_given[ask]] && s->is_seen[ask]",
        "if (s->is_seen[ask]",
        "tests/forecast/test_conditional.py::test_a_conditional_answer_is_the_ratio_of_the_closed_forms",
    ),
    Break(
        "kernel: a base hazard has the factors of claims",
        KERNEL_FILE,
        "if (net->factor_is_fixed[f] && holds(s, net->factor_condition[f])) base *=",
        "if (net->factor_is_fixed[f]) base *=",
        EVENTS,
    ),
)

FORECAST = (
    Break(
        "worlds of a group are no independent worlds",
        "src/casus/forecast/probability.py",
        "pairs_within = weights.squared - weights.own_squared",
        "pairs_within = weights.squared",
        PROBABILITY,
    ),
    Break(
        "an error is taken over groups",
        "src/casus/forecast/probability.py",
        "sums.hits_squared - 2 * ratio * sums.hits_times_weight + ratio**2 * weights.squared",
        "sums.own_squares",
        PROBABILITY,
    ),
    Break(
        "a base rate is carried to the day asked",
        "src/casus/forecast/null.py",
        "1.0 if rate.days is None else days / rate.days",
        "1.0",
        "tests/forecast/test_null.py",
    ),
    Break(
        "exposure is counted in its own unit",
        "src/casus/forecast/null.py",
        "    if rate.hazard is not None:\n",
        "    if rate.hazard is None:\n",
        "tests/forecast/test_null.py",
    ),
    Break(
        "the tension is what is inconsistent",
        "src/casus/forecast/run.py",
        "return max(0.0, 1.0 - found.weight",
        "return max(0.0, 0.5 - found.weight",
        CONTRADICTION,
    ),
)

COMPARE = "tests/engine/test_compare.py"
REPLAY = "tests/engine/test_replay.py"
COMMON_WORLDS = (
    Break(
        "compared models take the larger bounds",
        "src/casus/engine/common.py",
        "bounds = [max(own) for own in",
        "bounds = [min(own) for own in",
        f"{COMPARE}::test_what_the_change_does_not_touch_keeps_its_worlds",
    ),
    Break(
        "kernel: compared models take the larger bounds",
        KERNEL_FILE,
        "            r->bound = most;\n",
        "            r->bound = r->own;\n",
        f"{COMPARE}::test_common_worlds_are_the_same_in_the_kernel_as_in_plain",
    ),
    Break(
        "the error of a difference is that of common worlds",
        "src/casus/engine/compare.py",
        "- 2.0 * (moment(",
        "- 0.0 * (moment(",
        f"{COMPARE}::test_common_worlds_need_fewer",
    ),
    Break(
        "no difference seen is not none",
        "src/casus/engine/compare.py",
        "0.0 if is_same else min(1.0, one_world)",
        "0.0",
        f"{COMPARE}::test_what_has_not_shown_yet_is_not_taken_for_nothing",
    ),
    Break(
        "a thesis answers as the case does, plus the difference",
        "src/casus/forecast/rival.py",
        "max(0.0, of_case.probability + difference.value)",
        "max(0.0, own.probability)",
        "tests/forecast/test_rival.py",
    ),
    Break(
        "a world that is told is the one that is counted",
        "src/casus/engine/replay.py",
        "setting = draw_setting(network, seed, number // GROUP)",
        "setting = draw_setting(network, seed, number)",
        f"{REPLAY}::test_a_world_told_is_the_world_that_is_counted",
    ),
    Break(
        "the world found counts",
        "src/casus/engine/replay.py",
        "if first <= number < last and is_counted:",
        "if first <= number < last:",
        f"{REPLAY}::test_the_first_world_that_answers_yes_is_found",
    ),
)

MOVEMENT = "tests/forecast/test_movement.py"
DRIVER = "tests/forecast/test_driver.py"
EXPLAIN = "tests/forecast/test_explain.py"
LENS = (
    Break(
        "movement is free of the noise of conditional means",
        "src/casus/forecast/movement.py",
        "size * inside - error * sqrt(2.0 / pi) * np.exp(-(score**2) / 2.0)",
        "size",
        f"{MOVEMENT}::test_what_tells_nothing_moves_nothing_on_average",
    ),
    Break(
        "worth is free of the noise of conditional means",
        "src/casus/forecast/movement.py",
        "return gained(total**2 - squares, n_folds)",
        "return gained(total**2, n_folds)",
        f"{MOVEMENT}::test_what_tells_nothing_moves_nothing_on_average",
    ),
    Break(
        "a driver is weighed by the worlds that count",
        "src/casus/forecast/sample.py",
        "weight = np.repeat(table.weight[:, None], len(asks), axis=1)",
        "weight = np.ones((len(table.weight), len(asks)))",
        f"{DRIVER}::test_a_claim_moves_an_answer_as_enumeration_says",
    ),
    Break(
        "an event is a driver until the reading's end",
        "src/casus/forecast/feature.py",
        "columns[:, place] = (at > start) & (at < end)",
        "columns[:, place] = at > start",
        f"{DRIVER}::test_an_event_and_a_talk_move_an_answer_as_their_closed_forms_say",
    ),
    Break(
        "the effect of setting is not the difference on learning",
        "src/casus/forecast/effect.py",
        "return make_event(model, name, start), scale_event(model, name, 0.0, start, end)",
        "return make_event(model, name, start), model",
        f"{EXPLAIN}::test_an_event_that_is_made_to_happen_has_the_effect_of_its_closed_form",
    ),
    Break(
        "two sources of one origin are one origin",
        "src/casus/forecast/confidence.py",
        "origins = {sources[name].origin for name in named if name in sources}",
        "origins = {*named, *(source for report in claim.reports for source in report.sources)}",
        f"{EXPLAIN}::test_a_claim_is_well_sourced_by_an_official_source_or_two_origins",
    ),
    Break(
        "reports of one origin share its coin",
        "src/casus/forecast/origin.py",
        "names[each] if is_apart else origin.name",
        "names[each]",
        f"{EXPLAIN}::test_denials_of_two_claims_by_one_origin_count_as_enumeration_says",
    ),
    Break(
        "a base rate counts from the day up to which something is known",
        "src/casus/forecast/answer.py",
        "reading.end_at - (model.known_at or 0.0)",
        "reading.end_at",
        "tests/forecast/test_as_of.py::test_a_base_rate_counts_from_the_asked_day",
    ),
    Break(
        "an assertion holds by its sign",
        "src/casus/forecast/assertion.py",
        "signed = difference if is_raising else -difference",
        "signed = difference",
        "tests/forecast/test_what_if.py::test_an_assertion_holds_fails_or_cannot_be_told",
    ),
    Break(
        "a curve is asked at its days",
        "src/casus/forecast/curve.py",
        "end_at=reading.end_at - (reading.day - day).days",
        "end_at=reading.end_at",
        "tests/forecast/test_curve.py::test_a_curve_is_the_closed_form_at_every_day_and_jumps_at_the_talk",
    ),
)

CLAIMS_EXACT = "tests/engine/test_exact_claims.py"
ELECTION = "tests/engine/test_election.py::test_every_election_is_as_defined"
COUNTING = (
    Break(
        "exact: a report of an unreliable origin is said anyway",
        "src/casus/engine/exact_factor.py",
        "reliable, setting[network.report_says_anyway[report]])",
        "reliable, 1.0)",
        f"{CLAIMS_EXACT}::test_the_joint_weight_is_that_of_every_combination_counted",
    ),
    Break(
        "exact: a reason that fired stays fired",
        "src/casus/engine/exact_factor.py",
        "miss[at(before) != 0] = 0.0",
        "miss[at(before) != 0] = 0.5",
        f"{CLAIMS_EXACT}::test_reasons_one_after_another_weigh_the_same",
    ),
    Break(
        "exact: marginals divide by what was passed on",
        "src/casus/engine/exact_eliminate.py",
        "belief[number] = table.table * ratio",
        "belief[number] = table.table",
        f"{CLAIMS_EXACT}::test_asks_over_claims_are_as_in_every_world_counted",
    ),
    Break(
        "a loss-averse gain counts two thirds of a loss",
        "src/casus/engine/election.py",
        "2.0 * gain / 3.0",
        "gain / 3.0",
        ELECTION,
    ),
    Break(
        "kernel: a Markov election is followed in the long run",
        KERNEL_FILE,
        "#define LOG2_STEPS 16",
        "#define LOG2_STEPS 2",
        SAME,
    ),
)

BREAKS = (*COUNTING, *QUANTITY, *MODEL, *NETWORK, *PLAIN, *KERNEL, *FORECAST, *COMMON_WORLDS, *LENS)
