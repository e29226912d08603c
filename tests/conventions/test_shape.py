"""Sizes, docstrings and comments: HOUSE rules that keep files readable."""

import ast
import re
import tokenize

import pytest

from tests.conventions.sources import (
    ROOMS,
    ROOT,
    code_files,
    functions,
    is_view,
    lines_of,
    named,
    nothing,
    suite_files,
    templates,
    tree,
    views,
)

BANNER = re.compile(r"#\s*[-=*#~_]{4,}|#.*[-=*#~_]{6,}")
QUERIES = {"filter", "exclude", "annotate", "aggregate", "select_related", "prefetch_related", "raw", "extra"}
INHERITED = {"Command", "Meta"}
CALLED_BY_DJANGO = {"to_python", "to_url", "process_exception"}


def too_long(paths, limit):
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return [f"{name}: {length} lines" for name, length in lengths.items() if length > limit]


def test_no_file_is_longer_than_400_lines():
    assert len(code_files()) > 60
    nothing(too_long(code_files(), 400))


def test_no_test_file_is_longer_than_300_lines():
    nothing(too_long(suite_files(), 300))


def test_no_template_is_longer_than_150_lines():
    nothing(too_long(templates(), 150))


def test_no_function_is_longer_than_40_lines():
    long = [
        f"{named(path)}:{node.lineno} {node.name}"
        for path in [*code_files(), *suite_files()]
        for _, node in functions(path)
        if lines_of(node) > 40
    ]
    nothing(long)


def test_no_view_is_longer_than_25_lines():
    assert len(views()) > 20
    nothing(f"{named(path)} {node.name}" for path, node in views() if lines_of(node) > 25)


def test_views_ask_and_do_not_filter():
    asked = [
        f"{named(path)}:{call.lineno} .{call.func.attr}()"
        for path, view in views()
        for call in ast.walk(view)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in QUERIES
    ]
    nothing(asked)


def test_the_guard_is_the_outermost_decorator_of_a_view():
    inside = [
        f"{named(path)} {view.name}"
        for path, view in views()
        if getattr(getattr(view.decorator_list[0], "func", None), "id", "") not in {"requires", "public"}
    ]
    nothing(inside)


def test_every_module_says_what_it_is():
    silent = [named(path) for path in code_files() if path.stat().st_size and not ast.get_docstring(tree(path))]
    nothing(silent)


def overrides(class_node):
    """Whether the class has a base: its methods may be somebody else's, defined there."""
    return bool(class_node.bases)


def defined_here(path):
    """Public functions and the methods of classes, without views and what the framework calls by a given name."""
    classes = {node.name: node for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)}
    for owner, node in functions(path):
        private = node.name.startswith("_") or owner.startswith("_") or node.name in CALLED_BY_DJANGO
        if private or is_view(node) or "management" in path.parts:
            continue
        if owner and (overrides(classes[owner]) and not owner.endswith("QuerySet")):
            continue
        yield owner, node


def test_every_public_function_and_every_word_of_a_queryset_is_defined():
    silent = [
        f"{named(path)}:{node.lineno} {owner}.{node.name}"
        for path in code_files()
        for owner, node in defined_here(path)
        if not ast.get_docstring(node) and lines_of(node) > 3
    ]
    nothing(silent)


def test_every_public_class_is_defined():
    silent = [
        f"{named(path)} {node.name}"
        for path in code_files()
        for node in tree(path).body
        if isinstance(node, ast.ClassDef)
        and not node.name.startswith("_")
        and node.name not in INHERITED
        and not ast.get_docstring(node)
    ]
    nothing(silent)


SAID_IN_ONE_BREATH = {"record", "write_down"}  # a line of the trail


def test_actions_take_keywords_only():
    """What writes in somebody's name says whose: all that it takes is named where it is called."""
    actions = [
        (path, node)
        for path in code_files()
        for owner, node in functions(path)
        if not owner and not node.name.startswith("_") and takes_by(node)
    ]
    assert len(actions) > 80
    actions = [each for each in actions if each[1].name not in SAID_IN_ONE_BREATH]
    nothing(f"{named(path)} {node.name}" for path, node in actions if node.args.args)


def takes_by(node):
    return any(each.arg == "by" and not each.annotation for each in [*node.args.args, *node.args.kwonlyargs])


def comments(path):
    with tokenize.open(path) as source:
        return [(token.start[0], token.string) for token in tokenize.generate_tokens(source.readline)
                if token.type == tokenize.COMMENT]  # fmt: skip


def test_there_are_no_banners():
    banners = [
        f"{named(path)}:{line}" for path in [*code_files(), *suite_files()] for line, text in comments(path)
        if BANNER.match(text)
    ]  # fmt: skip
    nothing(banners)


@pytest.mark.parametrize("forbidden", ["signals", "receiver"])
def test_there_are_no_signals(forbidden):
    used = [
        named(path)
        for path in code_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and any(alias.name == forbidden for alias in node.names)
    ]
    nothing(used)


def test_there_is_no_place_for_everything():
    names = {path.stem for path in code_files()}
    assert not names & {"utils", "helpers", "misc", "common"}
    assert not (ROOT / "utils").exists()


def test_no_test_replaces_our_own_code():
    rooms = f"(?:{'|'.join(ROOMS)})"
    mocked = re.compile(rf"""(?:mock\.)?patch\(\s*["']{rooms}\.|setattr\(\s*["']{rooms}\.""")
    nothing(named(path) for path in suite_files() if mocked.search(path.read_text(encoding="utf-8")))


def test_names_of_tests_are_sentences():
    short = [
        f"{named(path)} {node.name}"
        for path in suite_files()
        for _, node in functions(path)
        if node.name.startswith("test_") and node.name.count("_") < 3
    ]
    nothing(short)
