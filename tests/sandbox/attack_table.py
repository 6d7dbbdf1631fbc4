"""Runs every attack in every configuration that this user and this machine can make: the table of SECURITY.md.

    python -m tests.sandbox.attack_table

Exits with 1 when an attack does harm where `grade doctor` says that marks may be given.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

from tests.running import grade
from tests.sandbox.test_attacks import ATTACKS, Judge, attacked, marked_course

CONFIGURATIONS = {
    "all layers, forked from the zygote": (),
    "all layers, started fresh": ("--worker", "spawn"),
    "without Landlock, started fresh": ("--worker", "spawn", "--without", "landlock"),
    "without seccomp, started fresh": ("--worker", "spawn", "--without", "seccomp"),
    **{
        f"Landlock as of version {version}, started fresh": ("--worker", "spawn", "--without", f"landlock>{version}")
        for version in (1, 2, 3, 5)
    },
    "without both, started fresh": ("--worker", "spawn", "--without", "landlock", "--without", "seccomp"),
}


def main():
    """Run and print."""
    wrong = []
    first = json.loads(grade("doctor", "--format", "json").stdout)
    print(
        f"{'root' if os.geteuid() == 0 else 'an unprivileged user'}, layers: {', '.join(first['layers'])}\n", flush=True
    )
    for name, arguments in CONFIGURATIONS.items():
        found = json.loads(grade("doctor", "--format", "json", *arguments).stdout)["properties"]
        missing = [one["name"] for one in found if not one["holds"]]
        harmful = [attack.stem for attack in ATTACKS if harm_of(attack, arguments)]
        verdict = f"refuses: not {', '.join(missing)}" if missing else "trustworthy"
        print(f"| {name} | {len(harmful)} of {len(ATTACKS)} | {verdict} |", flush=True)
        print(f"    {', '.join(harmful)}", file=sys.stderr, flush=True)
        if harmful and not missing:
            wrong.append(name)
    return int(bool(wrong))


def harm_of(attack, arguments):
    """What an attack does."""
    with tempfile.TemporaryDirectory(prefix="attack-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # otherwise a worker cannot have a separate user id
        judge = Judge(folder, marked_course(folder / "course"))
        try:
            return attacked(attack, judge, folder, *arguments)[2]
        finally:
            judge.clean()
            judge.close()


if __name__ == "__main__":
    sys.exit(main())
