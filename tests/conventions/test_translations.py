"""Every word has its Chinese, and no Chinese word is left over."""

import ast
import re

import polib
import pytest
from django.conf import settings

from tests import catalogue
from tests.conventions.sources import code_files, named, nothing, tree

PO = catalogue.catalogue()
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|<[^>]+>")
SENTENCE = re.compile(r"^[A-Z][a-z]*[,:]? [a-z]+", re.DOTALL)
# 容留 (sheltering) is the charge in the criminal code; its neighbours accuse as well.
FORBIDDEN = ["容留", "卖淫", "嫖", "娼", "妓", "失足", "小姐", "色情", "淫", "扫黄", "介绍卖", "组织卖", "窝藏", "贩"]
# Calls whose words are read by developers, not by those who use Rounds.
NOT_SHOWN = {"TypeError", "ValueError", "LookupError", "Error", "public", "add_argument"}
CONSTANTS_NOT_SHOWN = {"help", "ASK_IN_MEMORY"}


def test_there_is_much_to_translate():
    assert len(catalogue.words_said()) > 500


def test_every_word_is_in_the_catalogue():
    nothing(repr(word) for word in set(catalogue.words_said()) - {catalogue.key(entry) for entry in PO})


def test_the_catalogue_holds_nothing_that_is_no_longer_said():
    nothing(repr(catalogue.key(entry)) for entry in PO if catalogue.key(entry) not in catalogue.words_said())
    nothing(entry.msgid for entry in PO.obsolete_entries())


def test_every_word_is_translated_and_none_is_fuzzy():
    nothing(entry.msgid for entry in PO if not entry.translated() or entry.fuzzy)


def test_one_entry_for_one_word():
    keys = [catalogue.key(entry) for entry in PO]
    nothing(repr(key) for key in set(keys) if keys.count(key) > 1)


def chinese(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_what_is_filled_in_stands_in_both_languages():
    wrong = []
    for entry in PO:
        wanted = set(PLACEHOLDER.findall(entry.msgid)) | set(PLACEHOLDER.findall(entry.msgid_plural or ""))
        wrong += [
            f"{entry.msgid} / {text}" for text in chinese(entry) if text and set(PLACEHOLDER.findall(text)) != wanted
        ]
    nothing(wrong)


def test_plurals_have_the_one_form_that_chinese_has():
    nothing(entry.msgid for entry in PO if entry.msgid_plural and set(entry.msgstr_plural) != {0})


def test_no_chinese_word_accuses_anybody():
    nothing(f"{entry.msgstr}" for entry in PO for text in chinese(entry) for word in FORBIDDEN if word in text)


def test_no_sentence_was_left_in_english():
    left = [
        entry.msgid for entry in PO for text in chinese(entry)
        if text and len(re.findall(r"[A-Za-z]{3,}", entry.msgid)) > 2 and not re.search(r"[\u4e00-\u9fff]", text)
    ]  # fmt: skip
    nothing(left)


def test_chinese_sentences_end_with_chinese_stops_where_the_english_ones_end():
    wrong = [
        f"{entry.msgid} / {text}" for entry in PO for text in chinese(entry)
        if text and entry.msgid.rstrip().endswith(".") and text.rstrip()[-1] not in "。”）」!？！?…：:%sd)"
    ]  # fmt: skip
    nothing(wrong)


def test_the_compiled_catalogue_is_in_step():
    compiled = polib.mofile(str(catalogue.CATALOGUE.with_suffix(".mo")))
    assert {catalogue.key(e): chinese(e) for e in compiled} == {catalogue.key(e): chinese(e) for e in PO}


def test_the_catalogue_lies_as_the_tool_writes_it(tmp_path):
    written = catalogue.catalogue()
    catalogue.update(written)
    written.save(str(tmp_path / "django.po"))
    assert (tmp_path / "django.po").read_text("utf-8") == catalogue.CATALOGUE.read_text("utf-8")


def test_only_english_and_chinese_are_offered():
    assert [code for code, _ in settings.LANGUAGES] == ["en", "zh-hans"]


def docstrings(module):
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef)
    found = [node.body[0].value for node in ast.walk(module) if isinstance(node, owners) and ast.get_docstring(node)]
    return set(map(id, found))


def is_for_readers(node):
    """Whether a part of the code may hold words that are shown and that nobody translates yet."""
    if isinstance(node, ast.Call):
        return getattr(node.func, "id", getattr(node.func, "attr", "")) not in {*catalogue.PLACES, *NOT_SHOWN}
    if isinstance(node, ast.Assign):
        return getattr(node.targets[0], "id", "") not in CONSTANTS_NOT_SHOWN
    return not (isinstance(node, ast.ClassDef) and node.name == "Sensitivity")


def not_for_readers(module):
    """Constants inside gettext, in errors of programmers, in help of commands, in reasons for what is in clear."""
    parts = [part for node in ast.walk(module) if not is_for_readers(node) for part in ast.walk(node)]
    return docstrings(module) | set(map(id, parts))


def sentences(path):
    """Sentences in a Python file that nobody translates."""
    skipped = not_for_readers(tree(path))
    return [
        f"{named(path)}:{node.lineno}: {node.value[:70]}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped
        and SENTENCE.match(node.value)
    ]  # fmt: skip


def test_every_sentence_in_the_code_is_translated():
    before_any_language_is_known = {"config/settings.py", "config/gunicorn.conf.py"}
    files = [path for path in code_files() if named(path) not in before_any_language_is_known]
    nothing(line for path in files for line in sentences(path))


@pytest.mark.parametrize("option", ["label", "help_text", "verbose_name", "caption", "heading"])
def test_no_label_is_written_as_it_is(option):
    given = [
        (path, keyword.value)
        for path in code_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == option and isinstance(keyword.value, ast.Constant)
    ]
    words = re.compile(r"[A-Za-z]{2}")
    nothing(f"{named(path)}:{node.lineno}: {node.value}" for path, node in given if words.search(str(node.value)))
