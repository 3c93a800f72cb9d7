"""Long checks before a release: outside suites with right answers, and faults that tests must find."""
