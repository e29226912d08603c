"""The documents are there, short, and name what exists."""

import re

import pytest

from tests.conventions.sources import ROOMS, ROOT, code_files, named, nothing

WANTED = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE",
    "docs/architecture.md",
    "docs/security.md",
]
FOLDERS = "|".join([*ROOMS, "templates", "static", "locale", "tests", "docs", "examples", "benchmarks"])
PATH = re.compile(rf"`((?:{FOLDERS})/[\w./-]*)`")


def documents():
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def text(path):
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WANTED)
def test_the_document_is_there(name):
    assert (ROOT / name).stat().st_size > 400


def test_the_readme_has_120_lines_at_most():
    assert len(text(ROOT / "README.md").splitlines()) <= 120


def test_the_architecture_is_one_page():
    assert len(text(ROOT / "docs/architecture.md").splitlines()) <= 100


def test_decisions_are_written_down_in_40_lines_each_at_most():
    decisions = list((ROOT / "docs/decisions").glob("*.md"))
    assert len(decisions) >= 3
    nothing(named(path) for path in decisions if len(text(path).splitlines()) > 40)


def test_a_file_or_folder_that_a_document_names_exists():
    nothing(
        f"{named(path)}: {name}"
        for path in documents()
        for name in PATH.findall(text(path))
        if not (ROOT / name.rstrip("/")).exists()
    )


def test_a_file_that_a_comment_or_docstring_or_document_names_exists():
    """By its name, or by the end of its path: `planner.py`, `rounds/why.py`."""
    files = [path for kind in ("*.py", "*.md", "*.yaml", "*.js", "*.css") for path in ROOT.rglob(kind)]
    there = "\n".join(f"/{named(path)}" for path in files if ".venv" not in path.parts) + "\n"
    said = re.compile(r"(?<![\w./-])((?:[\w-]+/)*[a-z_]\w+\.py)\b")
    nothing(
        f"{named(path)}: {name}"
        for path in [*documents(), *code_files()]
        for name in said.findall(text(path))
        if f"/{name}\n" not in there
    )


def test_a_link_between_documents_leads_somewhere():
    nothing(
        f"{named(path)}: {target}"
        for path in documents()
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text(path))
        if not (path.parent / target).exists()
    )


def test_the_readme_names_the_two_commands():
    readme = text(ROOT / "README.md")
    assert "./rounds run" in readme
    assert "./rounds test" in readme


def test_the_changelog_speaks_of_a_release_that_the_project_has():
    version = re.search(r'^version = "([\d.]+)"', text(ROOT / "pyproject.toml"), re.MULTILINE)[1]
    assert version in text(ROOT / "CHANGELOG.md") or "Unreleased" in text(ROOT / "CHANGELOG.md")
