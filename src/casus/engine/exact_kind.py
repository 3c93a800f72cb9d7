"""Kinds of entries of a schedule, as in the network."""

ASK, READ, EDGE, TALK, POSTPONED, FIX, MAKE, SCALE, RECORD_BEGIN, FACT, RECORD_END = range(11)
