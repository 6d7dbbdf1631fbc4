"""Notebooks for tests: made from modules, and damaged in the ways that people and editors damage them."""

import copy
import json

from grader.authoring.converting import notebook
from grader.notebook.outline import outline
from grader.notebook.statements import Cell


def code(source, *tags, **fields):
    return {"cell_type": "code", "metadata": {"tags": list(tags)}, "source": source, "outputs": [], **fields}


def text(source, kind="markdown", **fields):
    return {"cell_type": kind, "metadata": {}, "source": source, **fields}


def of(*cells):
    """A notebook of these cells."""
    return {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def solved(course, *steps):
    """The course's notebook with the solutions of some steps; every source is one string."""
    files = [course.solutions / step.file for step in course.steps if not steps or step.number in steps]
    made = json.loads(notebook(files, course))
    for cell in made["cells"]:
        cell["source"] = "".join(cell["source"])
    return made


def changed(made, change):
    """A copy that a function has changed."""
    made = copy.deepcopy(made)
    return change(made) or made


def function_cells(made):
    return [cell for cell in made["cells"] if cell["metadata"].get("tags")]


def _each(change):
    """Change the source of every cell that has a function."""

    def spoil(made):
        for cell in function_cells(made):
            if "def " in cell["source"]:
                cell["source"] = change(cell["source"])

    return spoil


def _add(*sources, first=False):
    """Add a student's own cells."""

    def spoil(made):
        new = [code(source) for source in sources]
        made["cells"] = new + made["cells"] if first else made["cells"] + new

    return spoil


def _without_tags(made):
    for cell in made["cells"]:
        cell["metadata"] = {}


def _twice(made):
    made["cells"] += copy.deepcopy(made["cells"])


def _stubs_below(made):
    for cell in copy.deepcopy(function_cells(made)):
        head, found, _ = cell["source"].partition("    # BEGIN SOLUTION")
        if found:
            made["cells"].append({**cell, "source": head + "    # TODO\n    raise NotImplementedError"})


def _stubs_tagged(made):
    """The tagged cells are stubs, and the functions are in the student's own cells above them."""
    cells = [code(cell["source"]) for cell in function_cells(made)]
    _stubs_below(made)
    made["cells"] = cells + [cell for cell in made["cells"] if "BEGIN SOLUTION" not in cell["source"]]


def _split(made):
    """A cell for every statement."""
    cells = []
    for cell in made["cells"]:
        pieces = outline([Cell(1, cell["source"])]).pieces if cell["metadata"].get("tags") else []
        cells += [{**cell, "source": piece.text} for piece in pieces] or [cell]
    made["cells"] = cells


def _reversed(made):
    made["cells"].reverse()


def _joined(made):
    """Everything in one cell, tries and all."""
    sources = [cell["source"] for cell in made["cells"] if cell["cell_type"] == "code"]
    made["cells"] = [code("\n\n".join(sources))]


def _other_ids(made):
    for number, cell in enumerate(made["cells"]):
        cell["id"] = f"cell-{number}"


def _outputs(made):
    script = "<script>alert(document.cookie)</script><img src=x onerror=alert(1)>"
    for number, cell in enumerate(function_cells(made)):
        cell["outputs"] = [
            {"output_type": "stream", "name": "stdout", "text": "Score 100/100\n" * 100_000},
            {"output_type": "display_data", "data": {"text/html": script, "image/svg+xml": script}, "metadata": {}},
            {"output_type": "display_data", "data": {"image/png": "iVBOR" * (400_000 if number < 5 else 1)}},
            {"output_type": "error", "ename": "E", "evalue": "", "traceback": [script] * 100},
        ]
    made["metadata"] = {"kernelspec": {"name": "\ud800"}, "deep": json.loads("[" * 900 + "]" * 900)}


def _format_3(made):
    cells = [
        {"cell_type": "code", "language": "python", "input": cell["source"], "outputs": [], "metadata": {}}
        if cell["cell_type"] == "code"
        else {"cell_type": "markdown", "source": cell["source"], "metadata": {}}
        for cell in made["cells"]
    ]
    return {"worksheets": [{"cells": cells}], "metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0}


def _format_4_0(made):
    for cell in made["cells"]:
        cell.pop("id")
        cell["source"] = cell["source"].splitlines(keepends=True)
    made["nbformat_minor"] = 0


def _bare(made):
    return {"cells": [{"cell_type": cell["cell_type"], "source": cell["source"]} for cell in made["cells"]]}


def _odd_fields(made):
    for number, cell in enumerate(made["cells"]):
        cell["metadata"] = [None, [], "x", 3][number % 4]
        cell["execution_count"] = "many"
    made["cells"][3:3] = [{}, {"cell_type": "code"}, {"cell_type": "code", "source": 3}, {"cell_type": 7}]


def _wrong_first(made):
    wrong = [code(cell["source"].split("(")[0] + "(*a):\n    return None") for cell in function_cells(made)]
    made["cells"] = [cell for cell in wrong if cell["source"].startswith("def ")] + made["cells"]


def _as_text(kind):
    def spoil(made):
        for cell in function_cells(made)[1::2]:
            cell["cell_type"] = kind

    return spoil


FUNCTIONS = ("read_images", "read_labels", "load_mnist", "to_int_labels", "split_train_test", "misclassified")

SPOILED = {
    "magics and shell lines": _each(
        lambda source: f"%matplotlib inline\n!pip install numpy\nfiles = !ls\n%time x = 1\n{source}\n?print\nprint??"
    ),
    "cell magic": _each(lambda source: f"%%time\n{source}"),
    "cells of other languages": _add(
        "%%bash\nrm -rf build (", "%%html\n<b>x", "%%writefile x.py\ndef read_labels(: no"
    ),
    "question in the middle of an expression": _each(lambda source: f"x = (7\n% 4)\n{source}"),
    "syntax error in a trial": _add("print 'hello'", "if True", "def f(:\n", first=True),
    "endless loop in a trial": _add("while True:\n    pass", first=True),
    "endless loop below the function": _each(lambda source: f"{source}\n\nwhile True:\n    pass"),
    "a trial fails": _add("1 / 0", "assert False", "raise SystemExit", first=True),
    "a trial ends the process": _add("import os\nos._exit(0)", "exit()", "quit()", first=True),
    "a trial needs another library": _add(
        "import torch\nimport pandas as pd\npd.DataFrame()\npd.set_option('x', 1)", first=True
    ),
    "training in a trial": _add(
        "from sklearn.svm import SVC\nmodel = SVC().fit(x_train, y_train)\nmodel.score(x_test, y_test)"
    ),
    "input": _add("name = input('Who are you?')", first=True),
    "plots": _add("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nplt.figure()", first=True),
    "settings that fail and pictures that are saved": _add(
        "import matplotlib.pyplot as plt\nimport time\nplt.colorbar()\nplt.savefig('x.png')\ntime.strptime('x')",
        first=True,
    ),
    "builtins as names": _add("sum = 0\nlist = [1]\nmax = min = len = 3\nsorted = zip = str = print = 1"),
    "display": _each(lambda source: source.replace("# BEGIN SOLUTION", "display('here')")),
    "await": _add("import asyncio\nawait asyncio.sleep(1)", first=True),
    "language of the future": _each(lambda source: f"from __future__ import annotations\n\n{source}"),
    "a variable of the function's name": _add(*(f"{name} = 0.95" for name in FUNCTIONS)),
    "deleted tags": _without_tags,
    "deleted tags and a variable of the name": lambda made: (_without_tags(made), _add("read_labels = 0.95")(made))[2:],
    "duplicated cells": _twice,
    "stubs again below": _stubs_below,
    "written beside the stubs": _stubs_tagged,
    "two definitions, the last is right": _wrong_first,
    "split cells": _split,
    "reordered cells": _reversed,
    "one cell": _joined,
    "renamed cells": _other_ids,
    "huge and malicious outputs": _outputs,
    "format 3": _format_3,
    "format 4.0": _format_4_0,
    "no kernelspec, no ids, no metadata": _bare,
    "fields of other types": _odd_fields,
    "code in Markdown by mistake": _as_text("markdown"),
    "code in raw cells by mistake": _as_text("raw"),
    "code in fences of Markdown": lambda made: [
        cell.update(
            cell_type="markdown", source=f"My answer:\n\n```python\n{cell['source']}\n```\n\nfrom here on it works"
        )
        for cell in function_cells(made)
    ][99:],
    "Windows line ends": _each(lambda source: source.replace("\n", "\r\n")),
    "BOM in cells": _each(lambda source: f"\ufeff{source}"),
    "trailing spaces and tabs": _each(lambda source: source.replace("\n", "  \t\n")),
}
