"""A report for its readers: nothing here grades, and nothing parses text."""
