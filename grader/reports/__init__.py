"""Shows a report to its readers: nothing here grades, and nothing parses text."""
