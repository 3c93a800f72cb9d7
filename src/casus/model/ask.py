"""What is asked of a case from outside it: interventions and conditions in words, resolved to its names."""

from __future__ import annotations

from collections.abc import Iterable

from casus import case as written
from casus.model.assertion import check_intervention
from casus.model.check import open_scope
from casus.model.form import Clause, Intervention, Scaling
from casus.model.resolve import resolve_clause
from casus.model.scope import Scope, horizon_at, variable_called
from casus.problem import Place, Problem, SourceFile
from casus.text import Scalar

PREFIX = "--"


def read_interventions(
    case: written.Case, asked: Iterable[tuple[str, str]], begin_at: float = 0.0
) -> tuple[tuple[Intervention, ...], tuple[Problem, ...]]:
    """Return the interventions that `asked` states as (kind, words), and what is wrong with them.

    Kinds are `set`, `make`, `scale` and `had`: `had` says what is otherwise than it was, whichever of the
    three that is (`flood has not happened` scales it by 0). Problems are placed in the words themselves.
    None may be before `begin_at`, in days since as_of; `had` may.
    """
    told: list[Problem] = []
    scope = open_scope(case, told)
    found = []
    for kind, words in asked:
        if kind == "had":
            each = _had(scope, scalar_of(kind, words), told)
        else:
            read = written.read_intervention(scalar_of(kind, words), kind, case.words, told.append)
            each = None if read is None else check_intervention(scope, read, begin_at)
        if each is not None:
            found.append(each)
    return tuple(found), tuple(told)


def read_condition(
    case: written.Case, words: str, option: str = "show"
) -> tuple[Clause | None, tuple[Problem, ...]]:
    """Return the condition that `words` states, over the case's names, and what is wrong with it."""
    told: list[Problem] = []
    scope = open_scope(case, told)
    clause = written.read_clause(scalar_of(option, words), told.append)
    return resolve_clause(scope, clause), tuple(told)


def scalar_of(option: str, words: str) -> Scalar:
    """Return an option's words as a text with places, so that what is wrong in them can be shown."""
    file = SourceFile(f"{PREFIX}{option}", words)
    return Scalar(words, Place(file, 0, len(words)))


def _had(scope: Scope, scalar: Scalar, told: list[Problem]) -> Intervention | None:
    """Return the change of `had`: an event that did not happen, one made on a day, or a value set."""
    hushed: list[Problem] = []
    clause = written.read_clause(scalar, hushed.append)
    match None if clause is None else clause.condition:
        case written.Not(written.Happened(name=name)):
            variable = variable_called(scope, name, "event")
            return None if variable is None else Scaling(variable.name.key, 0.0, 0.0, horizon_at(scope))
        case written.Not(written.Holds(name=name)) if _is_event(scope, name):
            return Scaling(name.key, 0.0, 0.0, horizon_at(scope))
        case written.Happened(name=name):
            return check_intervention(scope, written.MakeHappen(name, None, scalar.place))
    first = scalar.text.split()[0] if scalar.text.split() else ""
    kind = "make" if first in scope.events else "set"
    read = written.read_intervention(scalar, kind, scope.case.words, told.append)
    return None if read is None else check_intervention(scope, read)


def _is_event(scope: Scope, name: written.Name) -> bool:
    variable = scope.variables.get(name.key)
    return variable is not None and variable.kind == "event"
