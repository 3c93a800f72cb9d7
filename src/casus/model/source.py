"""Sources, their origins, and quotes anchored in their texts."""

from __future__ import annotations

from collections.abc import Iterable

from casus import case as written
from casus.model.form import Origin, Quote, Source
from casus.model.measure import share_range
from casus.model.scope import Scope, declared, source_called, tell, text_of
from casus.problem import Related, nearest, words_of
from casus.quantity import logit_normal
from casus.text import find_quote

# What an origin is taken to be worth when nobody says: better than a coin, short of proof.
RELIABILITY = logit_normal(0.50, 0.95)
# Words less alike than this are others: a paraphrase comes to some 87, unrelated prose to at most 55.
ALIKE = 60.0
SAYS_ANYWAY = logit_normal(0.5, 0.5)


def check_sources(scope: Scope) -> tuple[Source, ...]:
    """Return the sources as meant; a text that the case does not hold is told."""
    for source in scope.case.sources:
        if source.text is not None and text_path(scope, source) is None:
            near = _text_meant(source.text.text, scope.case.texts)
            tell(
                scope, "no-such-text", source.text.place, suggestion=near, path=source.text.text,
                source=source.name.text,
            )  # fmt: skip
    return tuple(
        Source(
            name=source.name.key,
            title=text_of(source.title),
            kind=source.kind.key if source.kind else "commentary",
            published=source.published.date if source.published else None,
            origin=origin_of(source),
            url=source.url,
        )
        for source in scope.case.sources
    )


def _text_meant(path: str, texts: Iterable[str]) -> str | None:
    """Return the text of the case that `path` probably means: of the same file name, or nearly so."""
    by_file = {text.rpartition("/")[2]: text for text in texts}
    file = nearest(path.rpartition("/")[2], by_file) or path.rpartition("/")[2]
    return by_file.get(file)


def text_path(scope: Scope, source: written.Source) -> str | None:
    """Return the path under which the case holds the source's text, or None."""
    if source.text is None:
        return None
    paths = (source.text.text, source.text.key, source.text.text.removeprefix("./"))
    return next((path for path in paths if path in scope.case.texts), None)


def origin_of(source: written.Source) -> str:
    """Return the name of the source's origin: its own where it gives no other."""
    return source.origin.key if source.origin else source.name.key


def check_origins(scope: Scope) -> tuple[Origin, ...]:
    """Return the origins in the order of their first source, with what the sources say of them.

    A number that two sources of one origin give differently is told: it belongs to the origin.
    """
    origins: list[Origin] = []
    by_origin: dict[str, list[written.Source]] = {}
    for source in scope.case.sources:
        by_origin.setdefault(origin_of(source), []).append(source)
    for name, sources in by_origin.items():
        reliability = _agreed(scope, [(one, one.reliability) for one in sources], "reliability")
        says_anyway = _agreed(scope, [(one, one.says_anyway) for one in sources], "says_anyway")
        trust = share_range(scope, reliability) if reliability else None
        anyway = share_range(scope, says_anyway) if says_anyway else None
        origins.append(Origin(name, trust or RELIABILITY, anyway or SAYS_ANYWAY))
    return tuple(origins)


def _agreed(
    scope: Scope, given: Iterable[tuple[written.Source, written.Share | None]], field: str
) -> written.Share | None:
    said = [(source, share) for source, share in given if share is not None]
    for source, share in said[1:]:
        first = said[0][1]
        if (share.low, share.high) != (first.low, first.high):
            tell(
                scope, "origin-disagrees", share.place, related=(Related(first.place, "first-here"),),
                origin=origin_of(source), field=field, source=source.name.text, first=said[0][0].name.text,
            )  # fmt: skip
    return said[0][1] if said else None


def source_named(scope: Scope, name: written.Name | None) -> str | None:
    """Return the key of a source that may be absent; an unknown one is told."""
    return None if name is None else source_called(scope, name)


def check_quote(scope: Scope, quote: written.Quote | None) -> Quote | None:
    """Return the quote with its place in the source's text; words that do not stand there are told.

    A source whose text the case does not hold leaves the place open.
    """
    if quote is None:
        return None
    key = source_called(scope, quote.source)
    if key is None:
        return None
    source = scope.sources[key]
    path = text_path(scope, source)
    if path is None:
        return Quote(source.name.key, quote.words, None)
    anchor = find_quote(quote.words, scope.case.texts[path])
    if anchor.place is None and anchor.nearest is not None and anchor.likeness >= ALIKE:
        tell(
            scope, "quote-not-found", quote.place, related=(Related(anchor.nearest, "nearest-words"),),
            source=source.name.text, path=path, likeness=round(anchor.likeness),
            nearest=words_of(anchor.nearest),
        )  # fmt: skip
    elif anchor.place is None:
        related = declared(source.name.place)
        tell(scope, "quote-unlike", quote.place, related=related, source=source.name.text, path=path)
    return Quote(source.name.key, quote.words, anchor.place)


def check_quotes(scope: Scope, quotes: Iterable[written.Quote]) -> tuple[Quote, ...]:
    """Return the quotes whose source is known."""
    found = (check_quote(scope, quote) for quote in quotes)
    return tuple(quote for quote in found if quote is not None)
