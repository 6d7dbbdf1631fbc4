"""What a beginner reads when a call to their code did not come back with a value."""

import re
import signal
from collections.abc import Callable

from grader.outcomes import StudentFault
from grader.submission.contents import is_notebook
from grader.worker.inside.causes import NOT_UTF_8, cause
from grader.worker.replies import Raised, Reply

# Folders of the machine that grades: temporary ones, and those of Python and its packages.
FOLDERS = re.compile(
    r"/(?:(?:grade|digits-grader)-[^/]+(?:/files-[\w-]+/\w+|/(?:submission|shown)-[\w-]+)?|site-packages|python3\.\d+)(?=/)"
)
FOR_TOOLS = re.compile(r"\s*#\s*(?:type: ignore|noqa)\b.*")  # comments that are not for people
MAX_CODE = 120  # characters of a line
PATHS = re.compile(r"/[^\s'\"]+")  # whole, so that each is looked at once, however long it is
# A set of words, which has another order each time, and is long where a library says all that it takes.
WORDS, MAX_WORDS = re.compile(r"\{('[^'{}]*'(?:, '[^'{}]*')*)\}"), 8
# At the top of a file: what its author needs there, or cannot be run at all.
SURELY_MEANT = {"ImportError", "SyntaxError", "SystemExit", "UnicodeError", "NotImplementedError"}
OUTSIDE = (
    "Lines outside of functions run as soon as the file is imported: does one of them only try something out? Below a "
    'line if __name__ == "__main__": it does no harm.'
)
SIGNALS = {
    "SIGSEGV": "a segmentation fault",
    "SIGABRT": "an abort",
    "SIGKILL": "killed, perhaps for using too much memory",
    "SIGFPE": "an arithmetic error",
}


def reply(said: Reply, name: str, file: str, expected_signature: Callable[[str], str] | None) -> StudentFault | None:
    """The fault in a worker's reply; None if it has a value.

    Args:
        said: the reply; every word in it is the student's.
        name: what was called, "import" for the module itself.
        file: the module's file name.
        expected_signature: gives a function's parameters as the course has them.
    """
    text = said.text
    if said.reply in ("raised", "no_python", "undefined"):
        return _raised(said, name, file)
    if said.reply == "missing":
        return _missing(said, name, file)
    if said.reply == "signature":
        wanted = expected_signature(name) if expected_signature and "(" not in name else ""
        return StudentFault(
            f"{name}{text} cannot be called the way the course calls it{f': {name}{wanted}' if wanted else ''}.",
            help="Did the parameters change? Keep the ones the stub has, in their order.",
            expected=f"{name}{wanted}" if wanted else None,
            actual=f"{name}{text}",
            exceptions=("TypeError", "Exception"),
        )
    if said.reply == "too_large":
        return StudentFault(
            f"{name} returned more than the grader can accept ({text}).",
            help="Is the result as large as the step's text says? Print its shape.",
        )
    if said.changed:
        return StudentFault(
            f"A second call of {name} changed what the first one had returned.",
            help="Is there one figure for all calls: plt.figure with a name or a number, the current one (plt.gcf, "
            "plt.subplot), or one made outside the function? Every call should make a new one."
            if said.changed in ("figure", "axes")
            else f"Is there one {said.changed} for all calls, made outside the function or as the default of a "
            "parameter, which is made only once? Every call should make a new one.",
            expected="a result of its own for every call",
            actual="one result for all calls",
        )
    return None


def _described(said: Raised, file: str) -> tuple[str, str]:
    """An exception with its text, and in brackets where it arose."""
    origin = file if said.cell is None else f"{file}, cell {said.cell}"
    where = f"{origin}, line {said.line}" if said.line else origin
    code = FOR_TOOLS.sub("", said.code)
    code = f": {code[:MAX_CODE]}{' ...' if len(code) > MAX_CODE else ''}" if code else ""
    via = f"; reached from line {said.via}" if said.via else ""
    text = WORDS.sub(_in_order, PATHS.sub(_without_folders, said.text))
    return f"{said.type}: {text}" if text else said.type, f"({where}{code}{via})"


def _without_folders(path: re.Match[str]) -> str:
    """A path without the last of the folders of the machine that grades, and what comes before it."""
    ends = [found.end() for found in FOLDERS.finditer(path[0])]
    return path[0][ends[-1] + 1 :] if ends else path[0]


def _in_order(words: re.Match[str]) -> str:
    """A set of words in their order, and the first of them where they are many."""
    names = sorted(re.findall(r"'[^']*'", words[1]))
    more = len(names) - MAX_WORDS
    return f"{{{', '.join(names[:MAX_WORDS])}{f' and {more} more' if more > 0 else ''}}}"


def _raised(said: Reply, name: str, file: str) -> StudentFault:
    error, function = said.type, said.function
    what, where = _described(said, file)
    if error == "NotImplementedError":
        inner = function if function and function not in (name, "<module>") else ""
        via = f" (it calls {inner}, which is still a stub)" if inner else ""
        return StudentFault(f"{name} is not written yet{via}.", outcome="not_attempted")
    exceptions = tuple(said.types)
    why = cause(name, error, said.text, said.code)
    if name == "import" and why != NOT_UTF_8 and not SURELY_MEANT & {*exceptions}:
        why = OUTSIDE if error == "FileNotFoundError" else f"{why} {OUTSIDE}".strip()
    if name == "import":
        unreadable = "SyntaxError" in exceptions or why == NOT_UTF_8
        return StudentFault(
            f"{file} cannot be {'read by Python' if unreadable else 'imported'}: {what} {where}.",
            help=why,
            exceptions=exceptions,
            unreadable=unreadable,
        )
    is_import = "ImportError" in exceptions and said.code.startswith(("import ", "from "))
    if is_import and said.cell is not None and name == f"cell {said.cell}":
        # Without the cell: steps need other cells, and it is told once.
        return StudentFault(f"an import failed in {file}: {error}: {said.text}.", help=why, exceptions=exceptions)
    if is_import and said.reply == "undefined":
        undefined = f"{name} could not be defined, because cell {said.cell} cannot import it: {said.code}."
        return StudentFault(undefined, help=why, exceptions=exceptions)
    if said.reply == "undefined":
        return StudentFault(f"{name} could not be defined: {what} {where}.", help=why, exceptions=exceptions)
    if said.reply == "no_python":
        return StudentFault(f"{name} is missing: its cell is not valid Python: {what} {where}.", help=why)
    if error == "SystemExit":
        ended = f"{name} ended the program instead of returning {where}."
        return StudentFault(ended, help=why, exceptions=exceptions)
    return StudentFault(f"{name} raised {what} {where}.", help=why, exceptions=exceptions, place=where)


def _missing(said: Reply, name: str, file: str) -> StudentFault:
    near, found = said.near, said.found
    if "(" in name:  # a method
        model, _, method = name.rpartition(".")
        what = "is not a method" if found else "does not exist"
        return StudentFault(
            f"What {model.removesuffix('(...)')} returned has no {method}: {method} {what} there.",
            help="Does the function return the model, or something made with it?",
        )
    if found:
        return StudentFault(
            f"{name} in {file} is not a function: its type is {found}.",
            help="Does another line of the file give the same name to something else?",
        )
    gone = (
        "Was it renamed or deleted, or was its cell not run before %grade?"
        if is_notebook(file)
        else "Was it renamed or deleted?"
    )
    if is_notebook(file) and not near:  # whose functions are written, and run, one after the other
        return StudentFault(f"No cell with {name} yet.", help=gone, outcome="not_attempted")
    hint = f"There is a function {near}: is that the one, spelled differently?" if near else gone
    return StudentFault(
        f"{file} has no function {name}.", help=f"{hint} The stub's names are the ones that are called.", missing=name
    )


def no_python(said: Raised, file: str) -> str:
    """A note on a cell that is skipped."""
    what, where = _described(said, file)
    return f"Cell {said.cell} was skipped because it is not valid Python: {what} {where}."


def nothing_of_it(file: str) -> StudentFault:
    """A notebook without any function of a step."""
    return StudentFault(
        f"{file} has none of this step's functions.",
        help="Were their cells deleted, or not run before %grade? The names are the ones in the stub.",
        outcome="not_attempted",
    )


def too_slow(name: str, seconds: float, *, run_over: bool) -> StudentFault:
    """A call that was stopped."""
    what = "Importing the file" if name == "import" else name
    if run_over:
        message = f"{what} was stopped: the time for the whole submission has run out."
        help_ = "Which function takes so long? Try it on a few rows first."
    else:
        message = f"{what} had not finished after {seconds:g} s and was stopped."
        help_ = "Is there a loop that never ends, or one over single pixels where one numpy call would do?"
        if name == "import":
            help_ = "Is there a loop that never ends, or work that belongs inside a function?"
    return StudentFault(message, help=help_, outcome="timeout")


def crashed(name: str, status: int | None) -> StudentFault:
    """A call during which the whole process ended, with an exit code or the negative number of a signal."""
    how = ""
    if status is not None and status < 0:
        try:
            signal_name = signal.Signals(-status).name
        except ValueError:
            signal_name = f"signal {-status}"
        how = f" ({SIGNALS.get(signal_name, signal_name)})"
    elif status is not None:
        how = f" (exit code {status})"
    what = "Importing the file" if name == "import" else name
    return StudentFault(
        f"{what} ended the whole Python process{how}.",
        help="Does the code call os._exit(), or use up all memory?",
    )


def too_many_threads(name: str, most: int) -> StudentFault:
    """A call that was stopped for what it started."""
    what = "Importing the file" if name == "import" else name
    return StudentFault(
        f"{what} was stopped because it had started more than {most} threads.",
        help="Does a loop start a thread for every row? The libraries need no threads of yours.",
    )


def something_else(name: str) -> StudentFault:
    """Called again after its process had ended, it did not return what it had returned."""
    return StudentFault(
        f"{name} was called again with the same arguments, because its process had ended, and returned something else.",
        help="Is something kept from an earlier call? What a function returns should follow from its arguments.",
    )


def asks_too_much(name: str) -> StudentFault:
    """A call that was stopped for how much it asked of the model that it was given."""
    return StudentFault(
        f"{name} asked the model it was given for far too much, and was stopped.",
        help="Is predict called in a loop, for every row, or on copies of the data? It takes all rows at once.",
    )


def malformed(name: str) -> StudentFault:
    """An answer that is not one."""
    return StudentFault(
        f"{name} did not answer in a way the grader understands.",
        help="Does the code change how Python itself, numpy or print work? Only the function's result counts.",
    )
