import json
import tempfile
from pathlib import Path

from tests.golden import SUBMISSIONS, submission
from tests.running import TINY, report_of, without_times

with tempfile.TemporaryDirectory() as folder:
    for name in SUBMISSIONS:
        _, report = report_of(submission(name, Path(folder)), "--course", TINY, "--seed", "1")
        text = json.dumps(without_times(report), indent=2, ensure_ascii=False)
        (Path(__file__).parent / f"{name}.json").write_text(text + "\n", "utf-8")
