"""What other tools check, run as tests: style, imports, migrations, locks."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.conventions.sources import ROOMS, ROOT, code_files, named, nothing, templates, tree

BIN = Path(sys.executable).parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WITHOUT_CRYPTOGRAPHY = {"models.py", "lists.py", "says.py", "declared.py", "passes.py", "unopened.py"}


def said_by(*command):
    """Exit code and words of a tool run at the root of the project."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True)
    return done.returncode, (done.stdout + done.stderr).strip()


def test_ruff_finds_nothing():
    code, words = said_by(BIN / "ruff", "check", "--no-cache", "--output-format", "concise", ".")
    assert code == 0, words


def test_ruff_would_format_nothing_otherwise():
    code, words = said_by(BIN / "ruff", "format", "--no-cache", "--check", "--output-format", "concise", ".")
    assert code == 0, words


def test_no_code_is_commented_out():
    code, words = said_by(BIN / "ruff", "check", "--no-cache", "--select", "ERA", *ROOMS, "tests")
    assert code == 0, words


def test_djade_would_write_no_template_otherwise():
    html = [path for path in templates() if path.suffix == ".html"]
    code, words = said_by(BIN / "djade", "--check", "--target-version", "5.2", *html)
    assert code == 0, words


def test_imports_go_downwards_only_and_nothing_outside_the_vault_imports_nacl():
    code, words = said_by(BIN / "lint-imports", "--no-cache")
    assert code == 0, words
    assert "3 kept, 0 broken" in words


def test_cryptography_is_imported_in_the_vault_alone():
    primitives = {"nacl", "cryptography", "hmac"}
    importing = {
        named(path)
        for path in code_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", None) or node.names[0].name]
        if name.split(".")[0] in primitives
    }
    assert importing == {"vault/boxes.py", "vault/passphrases.py"}


def code_lines(path):
    """Lines that hold code: no blank ones, docstrings or comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    words = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            words |= set(range(node.body[0].lineno, node.body[0].end_lineno + 1))
    return sum(
        bool(text.strip()) and not text.lstrip().startswith("#")
        for number, text in enumerate(lines, start=1)
        if number not in words
    )


def test_the_cryptography_of_the_vault_is_under_700_lines():
    files = [path for path in (ROOT / "vault").glob("*.py") if path.name not in WITHOUT_CRYPTOGRAPHY]
    assert len(files) > 8
    assert sum(map(code_lines, files)) < 700


def test_what_is_not_counted_as_cryptography_knows_sealed_values_and_no_way_to_seal_one():
    known = {
        f"{node.module}.{alias.name}"
        for name in WITHOUT_CRYPTOGRAPHY
        for node in ast.walk(tree(ROOT / "vault" / name))
        if isinstance(node, ast.ImportFrom) and node.module.partition(".")[0] == "vault"
        for alias in node.names
    }
    beyond = {name for name in known if not name.startswith(("vault.sealed", "vault.says."))}
    assert beyond == {"vault.keyring.Locked"}


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_migrations_have_names_that_say_what_they_do():
    numbered = [named(path) for room in ROOMS for path in (ROOT / room / "migrations").glob("*_auto_*.py")]
    nothing(numbered)


def dependency_lines():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[tool.", 1)[0]
    return re.findall(r"^    \"[^\"]+\",?(.*)$", text, flags=re.MULTILINE)


def test_every_dependency_says_what_it_is_for():
    listed = len(PROJECT["project"]["dependencies"]) + len(PROJECT["dependency-groups"]["dev"])
    lines = dependency_lines()
    assert len(lines) == listed
    assert [line for line in lines if not re.search(r"#\s\w.{8,}", line)] == []


def name_of(requirement):
    return re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower().replace("_", "-")


def locked(lock):
    """Name and version of everything in a lock file."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {
        name_of(line): line.split("==")[1].split()[0] for line in text.splitlines() if re.match(r"^[A-Za-z].*==", line)
    }


def test_the_lock_files_hold_every_dependency_and_agree():
    run, dev = locked("requirements.lock"), locked("requirements-dev.lock")
    assert {name_of(line) for line in PROJECT["project"]["dependencies"]} <= set(run)
    assert {name_of(line) for line in PROJECT["dependency-groups"]["dev"]} <= set(dev)
    assert {name: dev.get(name) for name in run} == run


def test_the_locked_versions_are_the_ones_that_are_asked_for():
    from packaging.requirements import Requirement

    versions = locked("requirements-dev.lock")
    asked = [Requirement(line) for line in PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]]
    assert [
        str(one) for one in asked if not one.specifier.contains(versions[name_of(one.name)], prereleases=True)
    ] == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_hashes_and_the_lock_names_no_host(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = re.split(r"^(?=[A-Za-z])", text, flags=re.MULTILINE)[1:]
    nothing(package.split()[0] for package in packages if "--hash=sha256:" not in package)
    assert not re.search(r"https?://|--index-url|--extra-index", text)
