"""What the map in CONTRIBUTING.md promises beside the import contracts in pyproject.toml."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.running import ROOT

ENGINE = [path for path in sorted((ROOT / "grader").rglob("*.py")) if not {"checks", "bundles"} & set(path.parts)]
MAP = re.search(r"## The map\n+```\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)[1]


def test_checks_import_only_the_api():
    allowed = {"grader.api", "numpy", "pytest"} | sys.stdlib_module_names
    for path in (ROOT / "grader" / "checks").glob("*.py"):
        assert set(imports_of(path)) <= allowed, path


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def test_the_engine_names_no_step():
    steps = [path.stem for path in (ROOT / "grader" / "checks").glob("step*.py")]
    functions = {
        node.name
        for path in (ROOT / "solutions").glob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }
    assert len(steps) == 9
    for path in ENGINE:
        # Examples in help texts and docstrings may name a step; code may not.
        code = ast.unparse(_without_texts(ast.parse(path.read_text("utf-8"))))
        assert [name for name in [*steps, *functions] if re.search(rf"\b{name}\b", code)] == [], path


def _without_texts(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return tree


def test_what_is_imported_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [
        *project["dependencies"],
        *project["optional-dependencies"]["notebook"],
        *project["optional-dependencies"]["cluster"],
        *project["optional-dependencies"]["pictures"],
        "ipython",
    ]  # of ipykernel
    declared = {re.match(r"[\w-]+", one)[0].lower() for one in needed}
    known = packages_distributions()
    for path in ENGINE:
        for name in imports_of(path):
            top = name.partition(".")[0]
            if top not in sys.stdlib_module_names | {"grader", "joblib", "scipy"}:  # which scikit-learn needs
                assert {one.lower().replace("_", "-") for one in known[top]} & declared, f"{path} imports {top}"


# Names at the beginning of a line, of a column or after a colon, also several in a row.
NAMES = re.compile(r"(?:^|\s{2,}|: )((?:\w+(?:\.\w+|/) )*\w+(?:\.\w+|/))(?=[\s:]|$)")


def mapped(lines):
    """The paths that the map names: what is indented more than a folder, or stands beside it, is in it."""
    above = []
    for line in lines:
        indent = len(line) - len(line.lstrip())
        while above and above[-1][0] >= indent:
            above.pop()
        parent = above[-1][1] if above else ROOT
        names = [name for found in NAMES.findall(line.strip()) for name in found.split()]
        for place, name in enumerate(names):
            yield parent / name
            if place == 0 and name.endswith("/"):
                parent /= name
                above.append((indent, parent))


def test_the_map_is_the_tree():
    named = set(mapped(MAP.splitlines()))
    assert [path for path in named if not path.exists()] == []
    files = {path for path in ENGINE if path.name not in ("__init__.py", "__main__.py")}
    assert sorted(files - named) == []
    folders = {path.parent for path in files} | {
        path for path in ROOT.iterdir() if path.is_dir() and path.name[0] != "."
    }
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    tops = {ROOT / line.partition("/")[0] for line in tracked.splitlines()}
    assert sorted({path for path in folders if path in tops or ROOT / "grader" in path.parents} - named) == []
