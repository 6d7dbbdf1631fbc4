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

FRESH = ("--worker", "spawn")  # without namespaces
WITHOUT = {
    "all other layers": (),
    "without Landlock": ("landlock",),
    "without seccomp": ("seccomp",),
    **{f"Landlock as of version {version}": (f"landlock>{version}",) for version in (1, 2, 3, 5)},
    "without both": ("landlock", "seccomp"),
}
CONFIGURATIONS = {
    "all layers, forked from the zygote": (),
    "without namespaces, forked from the zygote": ("--without", "namespaces"),
    "without namespaces, started fresh": FRESH,
    **{
        f"alone, {name}, started fresh": (*FRESH, "--alone", *(word for one in layers for word in ("--without", one)))
        for name, layers in WITHOUT.items()
    },
}
TO_OTHERS = "54_leave_word"  # no harm where there are none


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
        tried = [attack for attack in ATTACKS if not ("--alone" in arguments and attack.stem == TO_OTHERS)]
        harmful = [attack.stem for attack in tried if harm_of(attack, arguments)]
        verdict = f"refuses: {', '.join(missing)}" if missing else "trustworthy"
        print(f"| {name} | {len(harmful)} of {len(tried)} | {verdict} |", flush=True)
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
