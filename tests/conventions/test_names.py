"""One word for one thing: a route, its view, its template and what it does bear one name; no two things bear one."""

import ast
import inspect
import re
from collections import defaultdict
from functools import cache

import pytest

from tests.conventions.routes import Route, all_routes
from tests.conventions.sources import ROOT, code_files, functions, is_view, named, nothing, templates, tree

ROOMS = ("accounts", "home", "reports", "outreach")
NAMED_BY_DJANGO = {"Command", "Meta", "Sensitivity"}
OF_EVERY_LIST = {"entries", "entry", "retire", "come_back"}  # one view for districts, kinds, topics, reasons, supplies
NAMES_OF_PYTHON = {"round": "round_page", "import": "import_page"}
SEVERAL_ROUTES = {"question-new-of": "question_new", "answer-restore": "answer_retire"}
STATES_OF = {"code_shown": "staff_code", "questions_adviser": "questions", "no_paper": "year_pdf"}
VERBS = {"new": {"add"}, "change": {"change", "rename"}}

# What is done under another name than its view has, and why.
OTHERWISE = {
    "answer_from_question": {"add_answer"},  # the same answer, read from a question
    "answer_retire": {"set_answer_retired"},  # and back
    "briefing_read": {"note_briefing_read", "take_back_briefing_read"},  # both ways
    "come_back": {"set_come_back"},
    "draft": {"keep_draft"},
    "entries": {"add_entry"},  # the list and its form are one page
    "entry": {"rename_entry"},
    "follow_up_new_person": {"add_follow_up"},
    "follow_up_new_venue": {"add_follow_up"},
    "forget": {"forget_person"},
    "forgotten_undo": {"undo_forgetting"},
    "lead_about": {"add_lead"},  # about a venue that is known
    "lead_move": {"make_move_of"},
    "lead_venue": {"make_venue_of"},
    "outing_new": {"start_outing"},
    "outing_plan_again": {"plan_again"},
    "person_merge_with": {"merge_people"},
    "person_new": {"add_person_at"},
    "person_whereabouts": {"note_whereabouts"},
    "question_back": {"take_a_step_back"},
    "question_call": {"note_call", "tell_answer"},  # what came of the call
    "question_more": {"add_to_exchange"},
    "question_new": {"ask_question"},
    "question_told": {"tell_answer"},
    "retire": {"set_retired"},  # and back
    "round_drop": {"drop_proposal"},
    "script": {"change_script"},
    "sheet": {"print_sheet"},
    "sheet_destroyed": {"destroy_sheet"},
    "stop": {"record_visit"},  # what is written at a stop is a visit
    "stop_count": {"count_at_stop"},
}


def own_routes() -> list[Route]:
    """The routes whose view is our own."""
    return [each for each in all_routes() if view_of(each).__module__.partition(".")[0] in ROOMS]


def view_of(route):
    return inspect.unwrap(route.view)


@pytest.mark.parametrize("route", own_routes(), ids=lambda route: route.name)
def test_a_route_and_its_view_bear_one_name(route):
    view, name = view_of(route).__name__, route.name.partition(":")[2]
    if view in OF_EVERY_LIST:
        return
    if name == "list":  # venues:list and people:list
        name = route.name.partition(":")[0]
    assert view == SEVERAL_ROUTES.get(name, NAMES_OF_PYTHON.get(name, name.replace("-", "_")))


def views_of_rooms() -> dict:
    """Folder of templates to the names of the views that are of its room."""
    found = defaultdict(set)
    for path in code_files():
        room, inner = path.relative_to(ROOT).parts[:2]
        folder = f"{room}/{inner}" if room == "outreach" else room
        found[folder] |= {node.name for _, node in functions(path) if is_view(node)}
    return found


def test_a_page_is_called_as_a_view_of_its_room_and_lies_in_the_folder_of_the_room():
    views, odd = views_of_rooms(), []
    for path in templates():
        folder, _, name = path.relative_to(ROOT / "templates").with_suffix("").as_posix().rpartition("/")
        is_page = path.suffix == ".html" and folder.partition("/")[0] in ROOMS and not name.startswith("_")
        if not is_page or folder == "reports/paper":
            continue
        name = STATES_OF.get(name, name)
        known = {NAMES_OF_PYTHON.get(name, name), re.sub(r"^import_.*", "import_page", name)}
        if not known & views[folder]:
            odd.append(named(path))
    assert len(views) > 20
    nothing(odd)


def test_every_address_in_a_template_is_one_of_a_route():
    """`{% url ... as address %}` is empty where there is none, instead of an error."""
    known = {route.name for route in all_routes()}
    asked = re.compile(r"""{% url ['"]([^'"]+)['"]""")
    found = [(named(path), name) for path in templates() for name in asked.findall(path.read_text(encoding="utf-8"))]
    assert len(found) > 200
    nothing(f"{path}: {name}" for path, name in found if name not in known)


def test_names_of_templates_have_neither_capitals_nor_dashes():
    nothing(named(path) for path in templates() if re.search(r"[A-Z -]", path.stem))


@cache
def names_in(function) -> frozenset:
    """The names in a function and in the private functions of its module that it calls."""
    found = {node.id for node in ast.walk(ast.parse(inspect.getsource(function))) if isinstance(node, ast.Name)}
    own = (function.__globals__.get(name) for name in found if name.startswith("_"))
    inner = (each for each in own if inspect.isfunction(each) and each.__module__ == function.__module__)
    return frozenset(found.union(*(names_in(each) for each in inner if each is not function)))


def is_action(value) -> bool:
    """Whether something writes in somebody's name."""
    return (
        inspect.isfunction(value)
        and value.__name__ not in {"record", "write_down"}
        and "by" in inspect.signature(value).parameters
    )


def actions_of(view) -> set:
    return {name for name in names_in(view) if is_action(view.__globals__.get(name))}


def bears_the_name(view, action) -> bool:
    words, does = set(view.split("_")), set(action.split("_"))
    verbs = set().union(*(VERBS.get(word, {word}) for word in words))
    return does <= verbs and does & words != set() and len(does) == len(words)


def test_what_a_view_does_bears_its_name_or_is_said_to_bear_another():
    acting = {view_of(route): actions_of(view_of(route)) for route in own_routes()}
    odd = {
        view.__name__: actions
        for view, actions in acting.items()
        if actions and not any(bears_the_name(view.__name__, action) for action in actions)
    }
    assert len([view for view, actions in acting.items() if actions]) > 50
    assert odd == OTHERWISE


def test_no_two_classes_bear_one_name():
    found = defaultdict(set)
    for path in code_files():
        for node in tree(path).body:
            if isinstance(node, ast.ClassDef) and node.name not in NAMED_BY_DJANGO:
                found[node.name].add(named(path))
    assert len(found) > 300
    nothing(f"{name}: {', '.join(sorted(files))}" for name, files in found.items() if len(files) > 1)


def test_no_two_actions_bear_one_name():
    found = defaultdict(set)
    for path in code_files():
        for owner, node in functions(path):
            takes = {each.arg for each in [*node.args.args, *node.args.kwonlyargs]}
            if not owner and "by" in takes and not node.name.startswith("_"):
                found[node.name].add(named(path))
    assert len(found) > 80
    nothing(f"{name}: {', '.join(sorted(files))}" for name, files in found.items() if len(files) > 1)
