"""Templates: all used, nothing inline, every word translated."""

import re
from pathlib import Path

import crispy_bootstrap5

from tests.conventions.sources import ROOT, code_files, named, nothing, templates

SHOWN_TO_NOBODY_ELSE = {"templates/components/index.html"}  # the developers' own page of components
GROUND = {"templates/base.html", "templates/errors/plain.html"}
INSTEAD = {"templates/bootstrap5/errors.html"}  # each stands in for one of a library that is not read out as ours are
FOR_PAPER = {
    "templates/outreach/briefing/sheet.html",
    "templates/outreach/rounds/round.html",
    "templates/reports/month.html",
    "templates/reports/year.html",
}
LONGEST_LINE = 120
# Forms that are typed into: their lines are still to be wrapped.
COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?%\}.*?\{% endcomment %\}|<!--.*?-->", re.DOTALL)
TRANSLATED = re.compile(r"\{% blocktrans(?:late)?\b.*?\{% endblocktrans(?:late)? %\}", re.DOTALL)
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
OF_A_TAG = re.compile(r"\{% block (?:attributes|validation|weight) %\}.*?\{% endblock %\}")  # see form.html
NOT_READ = re.compile(r"<(script|style|svg|code|kbd)\b.*?</\1>|<!doctype[^>]*>", re.DOTALL | re.IGNORECASE)
SPOKEN = re.compile(
    r"""\b(title|aria-label|alt|placeholder|label|aria-description|data-slow)=(["'])(.*?)\2""", re.DOTALL
)
SPOKEN_IN_TAGS = re.compile(
    r"""\b(label|title|text|submit|cancel|opener|sentence|button|heading|definition|term)="([^"]*[A-Za-z]{2}[^"]*)\""""
)
WORD = re.compile(r"[A-Za-z]{2,}")
NO_WORDS = {"PDF", "Rounds", "CSV", "GB", "18030", "UTF", "English", "MB", "nbsp", "middot", "ndash", "mdash"}


def html_templates():
    return [path for path in templates() if path.suffix == ".html" and named(path) not in SHOWN_TO_NOBODY_ELSE]


def source(path):
    return path.read_text(encoding="utf-8")


def untranslated(text):
    """Words of a template that stand there as they are."""
    text = OF_A_TAG.sub(" ", TRANSLATED.sub(" ", COMMENT.sub(" ", NOT_READ.sub(" ", text))))
    tags = re.findall(r"\{% (?:include|wide|timeline_item).*?%\}", text, re.DOTALL)
    found = [f"{name}={words}" for tag in tags for name, words in SPOKEN_IN_TAGS.findall(tag)]
    text = TAG.sub(" ", text)
    found += [f"{name}={words}" for name, _, words in SPOKEN.findall(text) if has_words(words)]
    between = re.sub(r"<[^>]*>", "\n", text, flags=re.DOTALL)
    return found + [line.strip() for line in between.splitlines() if has_words(line)]


def has_words(text):
    return bool(set(WORD.findall(re.sub(r"&\w+;", " ", text))) - NO_WORDS)


def test_the_detector_finds_what_is_untranslated_and_nothing_else():
    assert untranslated("<p>Hello there</p>") == ["Hello there"]
    assert untranslated('<a title="Back home" href="/x/">{% translate "Back" %}</a>') == ["title=Back home"]
    assert untranslated('{% include "a.html" with label="Rows read" %}') == ["label=Rows read"]
    assert untranslated("{% blocktranslate %}Hello {{ name }}{% endblocktranslate %} {# note #} &nbsp; PDF") == []
    assert untranslated("{% block weight %}btn-danger{% endblock %}{% block lead %}Go{% endblock %}") == ["Go"]
    assert untranslated("""<p class="lead" title="{% translate 'Back' %}">{{ word }}</p>""") == []


def test_every_word_of_a_template_is_translated():
    nothing(f"{named(path)}: {words}" for path in html_templates() for words in untranslated(source(path)))


def test_no_template_has_an_inline_style_script_or_handler():
    inline = re.compile(r"""\sstyle=|<style\b|<script(?![^>]*\bsrc=)|\son[a-z]+=|\bhx-on|javascript:""", re.IGNORECASE)
    paper = [path for path in html_templates() if "paper" in path.parts]
    found = [
        f"{named(path)}: {match[0].strip()}"
        for path in html_templates()
        for match in inline.finditer(COMMENT.sub(" ", source(path)))
        if not (path in paper and match[0].startswith("<style"))
    ]
    nothing(found)


def test_no_line_of_a_template_is_longer_than_120_characters():
    nothing(
        f"{named(path)}:{number}"
        for path in templates()
        for number, line in enumerate(source(path).splitlines(), start=1)
        if len(line) > LONGEST_LINE
    )


def test_every_form_that_is_kept_while_it_is_typed_into_says_so():
    one_without_the_other = [
        named(path)
        for path in html_templates()
        if source(path).count(" data-draft") != source(path).count('"components/draft.html"')
        and named(path) != "templates/components/draft.html"
    ]
    nothing(one_without_the_other)


def test_every_page_says_whether_it_is_for_paper_and_only_these_are():
    """All others print one sentence: tests/browser/test_nothing_on_paper.py looks at what comes out."""
    pages = [path for path in html_templates() if "paper" not in path.parts and "components" not in path.parts]
    pages = [path for path in pages if not path.name.startswith("_") and named(path) not in GROUND | INSTEAD]
    nothing(
        named(path)
        for path in pages
        if not re.match(r'\{% extends "(base|form|draft_form|errors/plain)\.html" %\}', source(path))
    )
    for path in GROUND:
        assert "components/not_for_paper.html" in (ROOT / path).read_text("utf-8")
    assert {
        named(path) for path in html_templates() if "{% block on_paper %}{# for paper: " in source(path)
    } == FOR_PAPER


def test_hours_are_written_so_that_they_are_no_date():
    shown = re.compile(r"(?:\{\{|with [^%]*=|value=)\s*[\w.]*best_hours(?!\|hours)")
    nothing(f"{named(path)}: {found[0]}" for path in html_templates() for found in shown.finditer(source(path)))


def test_no_template_is_unused():
    said = "\n".join(source(path) for path in [*code_files(), *templates()])
    said += "\n".join(source(path) for path in (ROOT / "tests/core").glob("*.py"))
    names = {path.relative_to(ROOT / "templates").as_posix() for path in templates() if named(path) not in INSTEAD}
    nothing(name for name in names if f'"{name}' not in said and f"'{name}" not in said)


def test_what_stands_in_for_a_template_of_a_library_has_the_name_of_one():
    folder = Path(crispy_bootstrap5.__file__).parent
    nothing(name for name in INSTEAD if not (folder / name).exists())


def test_every_template_that_is_named_exists():
    names = {path.relative_to(ROOT / "templates").as_posix() for path in templates()}
    said = {
        name
        for path in [*code_files(), *html_templates()]
        for name in re.findall(r"""["']((?:accounts|venues|people|outreach|reports|errors|components)/[\w/-]+\.html)""",
                               source(path))
    }  # fmt: skip
    nothing(said - names)


def test_no_static_file_is_unused():
    everything = "\n".join(source(path) for path in [*code_files(), *templates()])
    files = [path for path in (ROOT / "static").rglob("*") if path.is_file()]
    everything += "\n".join(source(path) for path in files if path.suffix in {".css", ".js"})
    nothing(path.name for path in files if path.name not in everything)


def test_the_scripts_say_no_words_of_their_own():
    for path in (ROOT / "static").glob("*.js"):
        said = re.findall(
            r"""(?:textContent|innerText|title|alert\()\s*=?\s*["'`]([^"'`]*[A-Za-z]{3}[^"'`]*)""", source(path)
        )
        nothing(f"{named(path)}: {words}" for words in said)
