"""What the map in CONTRIBUTING.md promises about who imports whom, and that it names every room."""

import ast
import re
import sys

from tests.running import ROOT

ENGINE = [path for path in sorted((ROOT / "grader").rglob("*.py")) if not {"checks", "bundles"} & set(path.parts)]


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def test_checks_import_only_the_api():
    allowed = {"grader.api", "numpy", "pytest"} | sys.stdlib_module_names
    for path in (ROOT / "grader" / "checks").glob("*.py"):
        assert set(imports_of(path)) <= allowed, path


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


def test_no_trusted_module_imports_the_libraries_of_students():
    inside = {"server.py", "zygote.py", "libraries.py", "props.py", "drawing.py"}
    for path in ENGINE:
        if path.name not in inside:
            found = {name.partition(".")[0] for name in imports_of(path) if name}
            assert not found & {"sklearn", "matplotlib", "scipy", "joblib"}, path


def test_the_map_names_every_module():
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for path in ENGINE:
        if path.name not in ("__init__.py", "__main__.py"):
            assert path.name in text or path.parent.name in ("authoring", "reports"), path
