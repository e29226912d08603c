"""The files that the rules are about."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("config", "home", "reports", "outreach", "people", "venues", "accounts", "audit", "vault", "core")


def _files(folders, pattern):
    found = [path for folder in folders for path in (ROOT / folder).rglob(pattern)]
    return sorted(path for path in found if "migrations" not in path.parts and "__pycache__" not in path.parts)


@cache
def code_files():
    """Every Python file of the rooms, migrations apart."""
    return _files(ROOMS, "*.py")


@cache
def suite_files():
    """Every Python file of the tests."""
    return _files(["tests"], "*.py")


@cache
def templates():
    """Every template."""
    return _files(["templates"], "*.*")


def named(path):
    """A file as one says it: from the root of the project."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path):
    """The syntax of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path):
    """Every function and method of a file, with the name of its class."""
    for node in ast.walk(tree(path)):
        inside = [node] if isinstance(node, ast.Module) else []
        if isinstance(node, ast.ClassDef):
            inside = [node]
        for parent in inside:
            for child in parent.body:
                if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield getattr(parent, "name", ""), child


def lines_of(node):
    """The length of a function without its decorators and docstring."""
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return 1 + body[-1].end_lineno - body[0].lineno + 1


def is_view(node):
    """Whether a function is a view: it wears @requires or @public."""
    worn = {getattr(getattr(decorator, "func", decorator), "id", "") for decorator in node.decorator_list}
    return bool(worn & {"requires", "public"})


def views():
    """Every view with its file."""
    return [(path, node) for path in code_files() for _, node in functions(path) if is_view(node)]


def nothing(found):
    """Fail with every line of what was found, if anything was."""
    found = sorted(found)
    assert not found, "\n" + "\n".join(found)
