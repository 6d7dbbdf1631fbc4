"""Runs a step's "Try it" as a student would: pasted into `>>>`, in a Python that knows nothing of the grader's checks.

`python snippets.py` reads JSON from stdin, a list of [folder, lines]; each is run in a process of its own, in its folder,
and what it printed, raised, drew and left behind there is written to stdout, in the same order.
"""

import code
import contextlib
import hashlib
import io
import json
import os
import sys
import traceback
import warnings
from pathlib import Path


class Prompt(code.InteractiveConsole):
    """`>>>`, into which lines are pasted; it keeps the first exception, and how what follows it ends."""

    error, others = "", ()

    def showtraceback(self):
        raised = sys.exc_info()[1]
        told = f"{[one.__name__ for one in type(raised).__mro__]} {traceback.format_exception_only(raised)[-1]}"
        self.others = (*self.others, told) if self.error else ()
        self.error = self.error or told

    def showsyntaxerror(self, *_, **__):
        self.showtraceback()


def run(folder, lines):
    """What came of one."""
    sys.path.insert(0, folder)
    os.chdir(folder)
    unasked = []  # values that `>>>` shows and nobody prints
    sys.displayhook = lambda value: value is None or unasked.append(repr(value))
    there = {*Path().iterdir()}
    said, prompt = io.StringIO(), Prompt()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for line in [*lines.splitlines(), ""]:
            prompt.push(line)
    return [
        said.getvalue(),
        prompt.error,
        drawn(),
        [str(one) for one in Path().iterdir() if one not in there],
        [*unasked, *prompt.others],
    ]


def drawn():
    """A digest of the pixels of all figures."""
    plt = sys.modules.get("matplotlib.pyplot")
    if not plt:
        return ""
    digest = hashlib.sha256()
    for number in plt.get_fignums():
        pixels = io.BytesIO()
        try:
            plt.figure(number).savefig(pixels, format="rgba", dpi=50)
        except Exception as error:  # noqa: BLE001 - a student's picture may be one that cannot be drawn
            pixels.write(repr(error).encode())
        digest.update(pixels.getvalue())
    return digest.hexdigest() if plt.get_fignums() else ""


def main():
    sys.dont_write_bytecode = True
    import matplotlib as mpl

    mpl.use("Agg")
    import sklearn.linear_model
    import sklearn.svm

    assert sklearn.linear_model, sklearn.svm  # imported once for all
    for folder, lines in json.load(sys.stdin):
        read, write = os.pipe()
        child = os.fork()
        if not child:
            os.close(read)
            with os.fdopen(write, "w") as out:
                out.write(json.dumps(run(folder, lines)))
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as answer:
            sys.stdout.write(f"{answer.read() or json.dumps(['', 'it ended', '', [], []])}\n")
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
