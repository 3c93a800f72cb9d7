"""The model: what the author meant."""

from casus.model.form import Model

__all__ = ["Model"]
