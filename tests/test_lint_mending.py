"""Fixes that do harm: they are taken back and named, and all others are made."""

import re

import pytest

from awesomegen.cli import linting, mending
from awesomegen.core.finding import Severity
from awesomegen.rules import RULES
from awesomegen.rules.base import FixKind, Issue, Needs, ProposedFix, Replacement, Rule, TextPlace
from lintbench import run

REPLACED = {
    "good": "better",
    "bad": "[bad](#nowhere)",
    "half": "half of [a](#nowhere",
    "swing": "swung",
    "swung": "swing",
}


def check(context):
    source = context.source
    for word in re.finditer(r"\b(?:good|bad|swing|swung)\b(?!\])", source.text):
        place = TextPlace(source.path, *word.span())
        fix = ProposedFix("replace it", True, (Replacement(place, REPLACED[word[0]]),))
        yield Issue(f"`{word[0]}`", place, fix=fix)


REPLACE = Rule(
    code="AG998",
    name="word-to-replace",
    severity=Severity.WARNING,
    needs=Needs.PAGE,
    summary="A word.",
    check=check,
    fix=FixKind.SAFE,
)


@pytest.fixture(autouse=True)
def _with_a_rule_of_its_own(monkeypatch):
    monkeypatch.setattr(linting, "RULES", (*RULES, REPLACE))


def mended(tmp_path, text):
    path = tmp_path / "LIST.md"
    path.write_text(f"# T\n\n{text}\n", encoding="utf-8")
    result = run("lint", path, "--select", "AG998,AG501", "--fix")
    return path.read_text(encoding="utf-8")[5:-1], result.error


@pytest.mark.parametrize(
    "text", ["bad", "good bad good", "bad good good good bad good", "good " * 50 + "bad " + "good " * 50]
)
def test_a_fix_that_makes_an_error_is_left_out_alone(tmp_path, text):
    after, error = mended(tmp_path, text)
    assert after == text.replace("good", "better")
    assert error.count("AG998 `bad`") == text.count("bad")
    assert ("not mended" in error, error.count("AG998 `good`")) == (True, 0)


def test_few_trials_find_it(tmp_path, monkeypatch):
    trials = []
    linted_with = mending._linted_with
    monkeypatch.setattr(mending, "_linted_with", lambda *arguments: (trials.append(1), linted_with(*arguments))[1])
    mended(tmp_path, "good " * 500 + "bad " + "good " * 500)
    assert len(trials) < 2 * 11 + 4


def test_where_trials_run_out_the_rest_is_given_up_and_named(tmp_path, monkeypatch):
    monkeypatch.setattr(mending, "_MOST_TRIALS", 2)
    after, error = mended(tmp_path, "bad " * 8 + "good")
    assert "bad](" not in after
    assert error.count("AG998 `bad`") == 8


def test_fixes_that_undo_each_other_end(tmp_path):
    after, error = mended(tmp_path, "swing good")
    assert after in ("swing better", "swung better")
    assert "not mended" in error
