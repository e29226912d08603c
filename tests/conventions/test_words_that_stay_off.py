"""Words that could stand in a police file, or that tell at a glance what the organisation is, do not come back."""

import ast
import re

import pytest

from tests import catalogue
from tests.conventions.sources import ROOT, code_files, named, nothing, templates, tree
from tests.conventions.test_pages_in_chinese import Words, pages

__all__ = ["pages"]
# What stays off, and what is said instead.
OFF = {
    "随访": "回访",
    "营业": "还在, 不在了",
    "管理者": "店里",
    "销毁": "碎掉 a sheet, 删掉 a file",
    "化名": "用户名 to sign in, 称呼 of staff",
    "口令": "密码",
    "封存": "加密",
    "安全套存放": "物品保管",
    "诊所": "医院, 门诊",
    "严查": "暂停走访",
    "突击": "有人来查",
    "消息": "听说的, 待核实",
    "不做了": "离开了",
    "还在吗": "去向",
    "还在不在": "去向",
    "进入": "见到",
    "关门": "没见到",
    "去过未进": "去过没见到",
    "首次联系": "首次到访",
    "还没联系": "还没去过",
    "外展员": "外展人员",
    "队员": "外展人员",
    "一轮": "月计划",
    "轮次": "组",
    "宣讲": "宣教",
    "做齐": "服务内容齐全",
    "换人": "切换用户",
    "带着走": "随身单",
    "她是谁": "怎么称呼她",
    "暴力预防": "预防暴力",
    "性病知识": "性病症状",
    "安全套协商": "安全套怎么谈",
    "法律权利": "法律常识",
    "致电": "打电话",
    "场所·月": "家次",
    "片区·月": "片区月数",
    "点头": "确认",
    "记号": "图案",
    "钥匙": "权限; 密钥 on technical pages",
    "捎话": "转告",
    "容留": "-",
    "线索": "听说的",
    "账本": "记录本",
    "SWIT": "a number of our own",
}
# Old headings and words of registers that are still understood; and words of health, where no name is looked for.
REGISTERS = "outreach/registers/words.yaml"
UNDERSTOOD = {REGISTERS, "outreach/mentions/common_words.py"}
# Shown as a file brought it: the cells of registers that wait.
AS_BROUGHT = re.compile(r"^/imports/.")


def off(text):
    return [f"{word} (instead: {OFF[word]})" for word in OFF if word in text]


def words_of_code(path):
    """The constants of a Python file: what it says, and its docstrings."""
    return [
        node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def files():
    """Everything but code that is read by somebody: documents, examples, words of registers, templates, scripts."""
    patterns = ("*.md", "docs/**/*.md", "[a-z]*/**/*.yaml", "static/*.js", "static/*.css")
    return [ROOT / "rounds", *(path for pattern in patterns for path in ROOT.glob(pattern)), *templates()]


def test_the_catalogue_says_none_of_them():
    nothing(
        f"{entry.msgid[:50]} = {text}: {word}" for entry in catalogue.catalogue()
        for text in (entry.msgid, entry.msgstr, *entry.msgstr_plural.values()) for word in off(text)
    )  # fmt: skip


def test_no_code_says_one_of_them():
    nothing(
        f"{named(path)}: {word}" for path in code_files() if named(path) not in UNDERSTOOD
        for text in words_of_code(path) for word in off(text)
    )  # fmt: skip


def test_no_document_example_template_or_script_says_one_of_them():
    assert {"docs/words.md", "examples/answers.yaml", "templates/base.html", REGISTERS} <= set(map(named, files()))
    nothing(
        f"{named(path)}: {word}" for path in files() if named(path) not in UNDERSTOOD
        for word in off(path.read_text("utf-8"))
    )  # fmt: skip


def test_no_page_in_chinese_says_one_of_them(pages):
    nothing(
        f"{address}: {word} in {words[:60]}" for address, html in pages.items() if not AS_BROUGHT.match(address)
        for words in Words(html).found for word in off(words)
    )  # fmt: skip


@pytest.mark.parametrize("word", OFF)
def test_one_of_them_would_be_found(word):
    assert off(f"这里有{word}。") == off(word) != []


def test_chinese_and_latin_words_stand_apart():
    """Of the sentences, not of formats of dates (n月j日) and of what is filled in."""
    touching = re.compile(r"[\u4e00-\u9fff][A-Za-z]|[A-Za-z]{2,}[\u4e00-\u9fff]")
    filled = re.compile(r"%\(\w+\)[sd]|<[^>]+>|“[^”]*”|（[^）]*）")
    assert touching.search("打开Rounds")
    nothing(
        f"{text}" for entry in catalogue.catalogue() if "date format" not in (entry.msgctxt or "")
        for text in (entry.msgstr, *entry.msgstr_plural.values()) if touching.search(filled.sub(" ", text))
    )  # fmt: skip
