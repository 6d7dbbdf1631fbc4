# The template of a CodeRunner question (template grader, combinator). The Jobe server has the grader (server/).
import sys

sys.path.pop(0)  # the folder with what a student has attached: no module comes from there
import os
import subprocess
import tempfile

ANSWER = """{{ STUDENT_ANSWER | e('py') }}"""
GRADE = os.environ.get("DIGITS_GRADER", "/opt/digits/bin/grade")

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "@FILE@")
    with open(path, "w", encoding="utf-8") as file:
        file.write(ANSWER)
    limit = max(0.9 * float("{{ QUESTION.cputimelimitsecs | default(60) }}") - 2, 1)
    command = [GRADE, path, "--for", "coderunner", "--time-limit", str(limit)]
    sys.exit(subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode)
