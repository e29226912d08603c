"""Every form of Rounds, with what each wants to be made."""

import ast
import importlib
import pkgutil
from inspect import Parameter, getsource, signature
from textwrap import dedent

from django import forms

from tests.conventions.sources import ROOMS


def all_forms() -> list[type]:
    """Every form class of the rooms, found in whichever module it is written."""
    for room in ROOMS:
        package = importlib.import_module(room)
        for module in pkgutil.walk_packages(package.__path__, f"{room}."):
            if "migrations" not in module.name and not module.name.startswith(("config.gunicorn", "config.wsgi")):
                importlib.import_module(module.name)
    classes = {each for each in _below(forms.BaseForm) if each.__module__.partition(".")[0] in ROOMS}
    return sorted(classes, key=lambda each: each.__qualname__)


def made(form, typed, given):
    """A form of that class with something typed; `given` says by name what its arguments are."""
    wanted = {}
    for each in reversed(form.__mro__):
        if "__init__" not in vars(each) or each.__module__.partition(".")[0] not in ROOMS:
            continue
        settled = _settled_by(each)
        wanted = {name: value for name, value in wanted.items() if name not in settled}
        for name, argument in signature(each.__init__).parameters.items():
            if argument.kind is Parameter.KEYWORD_ONLY and argument.default is Parameter.empty:
                assert name in given, (
                    f"say in tests/conventions/test_days.py what {form.__qualname__} is given as {name}"
                )
                wanted[name] = given[name]
    return form(typed, **wanted)


def _settled_by(each) -> set[str]:
    """The arguments that a class gives to the one above it by itself: nobody else may."""
    calls = (node for node in ast.walk(ast.parse(dedent(getsource(each.__init__)))) if isinstance(node, ast.Call))
    return {
        word.arg
        for call in calls
        if getattr(call.func, "attr", "") == "__init__"
        for word in call.keywords
        if word.arg and not (isinstance(word.value, ast.Name) and word.value.id == word.arg)
    }


def _below(form):
    return {below for each in form.__subclasses__() for below in (each, *_below(each))}
