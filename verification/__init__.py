"""Long checks before a release: outside suites with right answers, statistical laws."""
