"""The report as JSON, as docs/report.md and docs/report.schema.json describe it."""

import msgspec

from grader.reports.model import Report


def dump(report: Report) -> bytes:
    """UTF-8 JSON, indented, ending with a newline."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"
