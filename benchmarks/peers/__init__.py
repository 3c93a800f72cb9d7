"""Runners of other libraries on the same models, in an environment of their own; they need no casus."""
