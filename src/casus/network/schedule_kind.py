"""What is done at a scheduled instant, by the order in which it is done."""

# An ask or a read "at the end of a day" sees the world just before what happens as the next one starts. At
# one instant: asks and reads, the calendar, what is set, made and scaled, talks, then what was observed.
ASK, READ, EDGE, TALK, POSTPONED, FIX, MAKE, SCALE, RECORD_BEGIN, FACT, RECORD_END = range(11)
RANK = {
    ASK: 0, READ: 1, EDGE: 2, SCALE: 3, FIX: 4, MAKE: 5, TALK: 6, POSTPONED: 6,
    RECORD_BEGIN: 7, FACT: 8, RECORD_END: 9,
}  # fmt: skip
