"""The page: what stands on it, in both languages, at every width."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from casus.forecast import Answer, Answers
from casus.model import Model, Quote
from casus.quantity import fixed
from casus.report import make_page, page_to_html, page_to_text
from casus.report.phrase import at_most_or_least, count_words, counted, percent, percent_with_error, words
from casus.report.terminal import display_width

AS_OF = date(2026, 1, 10)
LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"


def with_answer(answers: Answers, share: Answer) -> Answers:
    """Return the answers with another first answer."""
    (question,) = answers.questions
    first, *rest = question.readings
    readings = (replace(first, answer=share), *rest)
    return replace(answers, questions=(replace(question, readings=readings),))


def with_rivals(model: Model, *names: str) -> Model:
    """Return the model with theses of these names that change something, all held by the harbour office."""
    (thesis,) = model.theses
    changed = (("asphalt", fixed(0.5)),)
    return replace(model, theses=tuple(replace(thesis, name=name, credences=changed) for name in names))


def test_the_word_fits_the_number_that_is_printed(model: Model, answers: Answers) -> None:
    # 54.97 % prints as 55 %, which the scale calls likely; 54.4 % as 54 %, roughly even
    for share, word in ((0.5497, "likely"), (0.544, "roughly even chance")):
        page = make_page(model, with_answer(answers, Answer(share, 0.001, (0.4, 0.6))))
        assert page.questions[0].rows[0].word == word


def test_a_row_holds_word_number_band_and_null(model: Model, answers: Answers) -> None:
    text = page_to_text(make_page(model, answers))
    row = next(line for line in text.splitlines() if line.startswith("  by 21 Jun 2026"))
    assert re.split(r" {2,}", row.strip()) == [
        "by 21 Jun 2026", "very unlikely", "14%", "·━●━━○··············", "6% to 27%", "29%",
    ]  # fmt: skip


def test_the_page_names_what_makes_it_repeatable(model: Model, answers: Answers) -> None:
    head = page_to_text(make_page(model, answers)).splitlines()[:2]
    assert head[0] == "Will the new ferry line open on time?"
    for fact in ("as of 10 January 2026", "case 0123456789ab", "seed 1", "engine worlds", "160,000"):
        assert fact in head[1]


def test_an_own_forecast_is_attributed_and_quoted(model: Model, answers: Answers) -> None:
    text = page_to_text(make_page(model, answers))
    assert (
        "Forecast by The ferry will be late, as strong as “never”, read as at most 5% (“It will not open.”)"
        in text
    )


def test_a_null_without_a_base_rate_is_marked_and_explained(model: Model, answers: Answers) -> None:
    text = page_to_text(make_page(model, answers))
    assert "<1%*" in text and "marked *" in text
    counted = replace(answers.questions[0], readings=answers.questions[0].readings[:1])
    (question,) = model.questions
    one = replace(model, questions=(replace(question, readings=question.readings[:1]),))
    assert "*" not in page_to_text(make_page(one, replace(answers, questions=(counted,))))


def test_an_error_is_printed_only_where_it_reaches_half_a_point(model: Model, answers: Answers) -> None:
    small = with_answer(answers, Answer(0.5, 0.0049, (0.4, 0.6)))
    large = with_answer(answers, Answer(0.5, 0.02, (0.4, 0.6)))
    assert "50% ±" not in page_to_text(make_page(model, small))
    assert "50% ± 2%" in page_to_text(make_page(model, large))


def test_a_conditional_answer_says_among_which_histories(model: Model, answers: Answers) -> None:
    (question,) = answers.questions
    share = Answer(0.2, 0.001, (0.1, 0.3))
    asked = tuple(replace(each, given="bridge is closed", given_answer=share) for each in question.readings)
    page = make_page(model, replace(answers, questions=(replace(question, readings=asked),)))
    assert page_to_text(page).count("among histories in which bridge is closed (20% of all)") == 2


def test_an_answer_without_weight_cannot_be_said(model: Model, answers: Answers) -> None:
    (question,) = answers.questions
    unsaid = replace(question, readings=tuple(replace(each, answer=None) for each in question.readings))
    text = page_to_text(make_page(model, replace(answers, questions=(unsaid,))))
    assert text.count("cannot be said") == 2


def test_an_error_is_explained_wherever_one_is_printed(model: Model, answers: Answers) -> None:
    # the fixture's own answers have an error of 0.1 points, the rival thesis's one of 0.8
    assert "±" not in page_to_text(make_page(model, answers))
    text = page_to_text(make_page(with_rivals(model, "optimist"), answers))
    assert "optimist 35% ± 1%" in text and "±: one standard error" in text


def test_a_condition_told_in_words_is_not_printed_as_written(model: Model, answers: Answers) -> None:
    (question,), (asked,) = model.questions, answers.questions
    share = Answer(0.2, 0.001, (0.1, 0.3))
    told = tuple(replace(each, says={"en": "with the bridge closed"}) for each in question.readings)
    given = tuple(replace(each, given="bridge is closed", given_answer=share) for each in asked.readings)
    in_words = replace(model, questions=(replace(question, readings=told),))
    text = page_to_text(make_page(in_words, replace(answers, questions=(replace(asked, readings=given),))))
    assert text.count("among histories in which its condition comes true (20% of all)") == 2
    assert "bridge is closed" not in text and text.count("with the bridge closed") == 2


def test_an_expectation_is_not_told_as_a_forecast_of_who_has_it(model: Model, answers: Answers) -> None:
    (question,) = model.questions
    (forecast,) = question.forecasts
    expected = replace(question, forecasts=(replace(forecast, kind="expectation"),))
    text = page_to_text(make_page(replace(model, questions=(expected,)), answers))
    assert "Expected by The ferry will be late, as others tell it" in text and "Forecast by" not in text


def test_the_days_of_an_unbounded_question_are_told_in_years(model: Model, answers: Answers) -> None:
    (asked,) = answers.questions
    days = [replace(asked.readings[0], is_ever=True, day=date(AS_OF.year + n, 1, 10)) for n in (1, 2)]
    unbounded = replace(answers, questions=(replace(asked, readings=tuple(days)),))
    text = page_to_text(make_page(with_rivals(model, "optimist"), unbounded))
    assert [line.split("  ")[1] for line in text.splitlines() if line.startswith("  within")] == [
        "within 1 year", "within 2 years",
    ]  # fmt: skip
    assert text.count("optimist 35% ± 1%, 35% ± 1%") == 1  # both days of the rival thesis, on one line
    arabic = page_to_text(make_page(model, unbounded, "ar"))
    assert "خلال سنة" in arabic and "خلال سنتين" in arabic


def test_a_thesis_named_in_another_script_is_told_by_who_holds_it(model: Model, answers: Answers) -> None:
    text = page_to_text(make_page(with_rivals(model, "optimist"), answers, "ar"))
    assert f"مكتب الميناء{PDI} {LRI}35%" in text and "optimist" not in text
    two_of_one = with_rivals(model, "optimist", "pessimist")
    assert f"optimist{PDI} {LRI}35%" in page_to_text(make_page(two_of_one, answers, "ar"))


def test_a_quote_names_its_source_where_that_is_not_the_author(model: Model, answers: Answers) -> None:
    (question,), (asked,) = model.questions, answers.questions
    own = replace(asked.forecasts[0], by="harbour")
    quoted = tuple(
        replace(each, quote=Quote("column", "It will not open.", None)) for each in question.forecasts
    )
    single = replace(model, questions=(replace(question, forecasts=quoted),))
    text = page_to_text(make_page(single, replace(answers, questions=(replace(asked, forecasts=(own,)),))))
    assert (
        "Forecast by the harbour office" in text and "Quoted words are from: The ferry will be late." in text
    )
    assert "Quoted words" not in page_to_text(make_page(single, answers))  # the column quotes itself


def test_a_brief_page_holds_the_first_reading_and_says_where_the_rest_is(
    model: Model, answers: Answers
) -> None:
    page = make_page(model, answers, is_brief=True)
    text = page_to_text(page)
    assert "Will the ferry line be open? · +1" in text and "by 21 Jun 2026" in text
    assert "by 31 Dec 2026" not in text and "Forecast by" not in text and "optimist" not in text
    assert "Without --brief: 2 readings" in " ".join(text.split()) and "1 March 2026" in text
    assert len(text.splitlines()) < len(page_to_text(make_page(model, answers)).splitlines()) / 2


def test_an_interrupted_run_says_so_first(model: Model, answers: Answers) -> None:
    text = page_to_text(make_page(model, replace(answers, is_interrupted=True)))
    assert text.index("Interrupted") < text.index("by 21 Jun 2026")
    assert "Interrupted" not in page_to_text(make_page(model, answers))


def test_next_dates_stand_in_order_with_a_shared_day_once(model: Model, answers: Answers) -> None:
    talk, due, _ = answers.next_dates
    same_day = replace(answers, next_dates=(talk, replace(due, day=talk.day), due, due))
    assert make_page(model, same_day).dates == (
        ("1 March 2026", "Hearing on the pier (talk)"),
        ("", "the day for: Will the ferry line be open?"),
        ("21 June 2026", "the day for 2 questions"),
    )


def test_each_lens_says_what_it_could_not(model: Model, answers: Answers) -> None:
    audit, dispute, forecast, score = (lens.says for lens in make_page(model, answers).lenses)
    assert "no claims" in audit and "no dispute" in dispute
    assert forecast.startswith("Answered above") and score.startswith("Not answered")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [30, 50, 60, 79, 100])
def test_no_line_is_wider_than_the_terminal(
    model: Model, answers: Answers, language: str, width: int
) -> None:
    page = make_page(model, answers, language)
    assert max(display_width(line) for line in page_to_text(page, width).splitlines()) <= width


def test_where_six_columns_do_not_fit_the_word_goes_to_the_next_line(model: Model, answers: Answers) -> None:
    page = make_page(model, answers)
    lines = page_to_text(page, 72).splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("  by 21 Jun 2026  14%"))
    assert "very unlikely" not in lines[at] and lines[at + 1].startswith("    very unlikely · by_june")


def test_a_narrow_page_says_what_a_wide_one_does(model: Model, answers: Answers) -> None:
    page = make_page(model, answers)
    narrow, wide = (set(page_to_text(page, width).split()) for width in (50, 100))
    assert wide - narrow <= {"answer", "reading", "100%"}  # the headings of columns, and nothing else


def test_colour_changes_no_letter(model: Model, answers: Answers) -> None:
    page = make_page(model, answers)
    coloured = page_to_text(page, is_coloured=True)
    assert "\033[" in coloured
    assert re.sub(r"\033\[[0-9;]*m", "", coloured) == page_to_text(page)


def test_an_ascii_stream_gets_the_page_without_its_signs(model: Model, answers: Answers) -> None:
    text = page_to_text(make_page(model, answers), is_ascii=True)
    assert text.isascii() and ".=O==o.............." in text


def test_the_picture_covers_the_band_and_shows_the_point(model: Model, answers: Answers) -> None:
    # 20 cells of 5 points: 0.25 is the first of cell 5, 0.5 of cell 10, 0.74 lies in cell 14
    page = make_page(model, with_answer(answers, Answer(0.5, 0.0, (0.25, 0.74))))
    assert "·····○━━━━●━━━━·····" in page_to_text(page)


# ---- Arabic ---------------------------------------------------------------------------------


def test_an_arabic_page_is_in_arabic(model: Model, answers: Answers) -> None:
    page = make_page(model, answers, "ar")
    text = page_to_text(page)
    assert page.is_right_to_left and "هل يُفتتح خط العبّارة؟" in text and "مستبعد جدا" in text
    for english in ("answer", "band", "history", "Answered", "by thesis"):
        assert english not in text


def test_every_percentage_on_an_arabic_page_is_isolated(model: Model, answers: Answers) -> None:
    text = page_to_text(make_page(model, answers, "ar"))
    outside = re.sub(f"{LRI}[^{PDI}]*{PDI}", "", text)
    assert "%" in text and "%" not in outside


def test_isolates_are_closed_in_every_part(model: Model, answers: Answers) -> None:
    page = make_page(model, answers, "ar")
    for text in (page.title, *page.facts, *page.footnotes, *(lens.says for lens in page.lenses)):
        assert text.count(LRI) + text.count(FSI) == text.count(PDI)


@pytest.mark.parametrize("width", [30, 40, 50, 100])
def test_every_line_closes_the_isolates_that_it_opens(model: Model, answers: Answers, width: int) -> None:
    for line in page_to_text(make_page(model, answers, "ar"), width).splitlines():
        assert line.count(LRI) + line.count(FSI) == line.count(PDI)


def test_a_latin_name_keeps_its_number() -> None:
    assert words("نحو GPT-4 و ICD 203 و 5%", "ar") == f"{FSI}نحو GPT-4 و ICD 203 و {LRI}5%{PDI}{PDI}"


def test_an_arabic_text_on_an_english_page_is_isolated_with_its_numbers() -> None:
    assert words("plain text, 5%", "en") == "plain text, 5%"
    assert words("نحو 50% في 2022-03-31", "en") == f"{FSI}نحو {LRI}50%{PDI} في {LRI}2022-03-31{PDI}{PDI}"


def test_a_case_cannot_steer_the_terminal() -> None:
    assert words("a\033[2Jb\u202ec\n\td", "en") == "a[2Jbc d"


# ---- small things -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "<1%"), (0.0099, "<1%"), (0.01, "1%"), (0.144, "14%"), (0.99, "99%"), (0.991, ">99%")],
)  # fmt: skip
def test_percentages_are_whole_and_never_certain(share: float, said: str) -> None:
    assert percent(share) == said


def test_a_range_to_either_end_is_told_by_its_other_end() -> None:
    assert (
        at_most_or_least(0.0, 0.1, "en") == "at most 10%"
        and at_most_or_least(0.9, 1.0, "en") == "at least 90%"
    )
    assert (
        at_most_or_least(0.2, 0.6, "en") == "20% to 60%" and at_most_or_least(0.0, 1.0, "en") == "<1% to >99%"
    )


def test_an_error_of_half_a_point_is_told_as_one() -> None:
    assert percent_with_error(0.5, 0.005) == "50% ± 1%"


def test_counts_agree_with_their_nouns() -> None:
    counted = [("claim", 1), ("reason", 0), ("talk", 2)]
    assert count_words(counted, "en") == "1 claim and 2 talks"
    assert count_words(counted, "ar") == "ادعاء واحد وموعدا محادثات"


@pytest.mark.parametrize(
    ("n", "noun"),
    [(3, "أسباب"), (10, "أسباب"), (11, "سببًا"), (99, "سببًا"), (100, "سبب"), (103, "أسباب"), (111, "سببًا")],
)
def test_an_arabic_noun_takes_the_form_of_its_number(n: int, noun: str) -> None:
    assert counted("reason", n, "ar") == f"{LRI}{n}{PDI}\u00a0{noun}"


def test_the_notebook_page_escapes_and_turns(model: Model, answers: Answers) -> None:
    hostile = replace(model, title={"en": "<script>", "ar": "عنوان"})
    english, arabic = (page_to_html(make_page(hostile, answers, language)) for language in ("en", "ar"))
    assert "<script>" not in english and "&lt;script&gt;" in english and 'dir="ltr"' in english
    assert 'dir="rtl"' in arabic and 'lang="ar"' in arabic
    assert "http" not in english  # nothing is loaded from anywhere


def test_a_day_is_written_out(model: Model, answers: Answers) -> None:
    assert answers.as_of == date(2026, 1, 10)
    assert "10 يناير/كانون الثاني 2026".replace(" ", "\u00a0") in page_to_text(
        make_page(model, answers, "ar")
    )
