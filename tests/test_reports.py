"""How findings are shown: every format, whatever the texts of a list hold."""

import json
import os
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomegen.core.display import log_line, printable
from awesomegen.core.finding import Edit, Finding, Fix, Severity
from awesomegen.core.span import Source, Span
from awesomegen.reports import FORMATS, report_lines
from awesomegen.reports.report import Checked, Report, RuleText
from cmark import html

PATH = "entries.yaml"


def report(*findings, text="", **settings):
    rules = {"AG209": RuleText("AG209", "unknown-venue", "A venue.", Severity.WARNING)}
    return Report(findings, {PATH: Source(PATH, text)}, rules, Checked(entries=26, files=2), **settings)


def finding(message="unknown venue", start=0, end=1, **settings):
    return Finding(settings.pop("code", "AG209"), message, Span(PATH, start, end), **settings)


def lines(name, *arguments, **settings):
    return "\n".join(report_lines(name, report(*arguments, **settings))).split("\n")


def test_the_caret_stands_under_wide_characters():
    text = "venue: 확산🚀 NeurlPS # x\n"
    start = text.index("NeurlPS")
    shown = lines("text", finding(start=start, end=start + 7), text=text)
    assert shown[1] == "  1 | venue: 확산🚀 NeurlPS # x"
    # Hangul and emoji take two columns each.
    assert shown[2] == "    | " + " " * (7 + 6 + 1) + "^" * 7
    start = text.index("확")
    assert lines("text", finding(start=start, end=start + 2), text=text)[2] == "    |        ^^^^"


def test_a_long_line_is_cut_around_the_place():
    text = "a" * 500 + "HERE" + "b" * 500
    shown = lines("text", finding(start=500, end=504), text=text)
    assert len(shown[1]) < 180
    assert shown[1].index("HERE") == shown[2].index("^^^^")
    shown = lines("text", finding(start=500, end=900), text=text)
    assert len(shown[1]) < 180
    assert shown[1].endswith("b…")
    assert len(shown[2]) == len(shown[1]) - 1


def test_text_says_what_to_do_and_what_it_comes_to():
    fix = Fix("write `NeurIPS`", True, (Edit(Span(PATH, 0, 1), "x"),))
    shown = lines(
        "text",
        finding(entry="palette", help="write `NeurIPS`", fix=fix),
        finding("two", severity=Severity.WARNING),
        finding("three", severity=Severity.INFO),
        text="venue: NeurlPS\n",
        titles={"palette": "Palette"},
        suppressed=3,
        notices=("suppresses `AG209`",),
    )
    assert "    entry: palette (Palette)" in shown
    assert "    help: write `NeurIPS`" in shown
    assert "note: suppresses `AG209`" in shown
    assert shown[-1] == (
        "1 error, 1 warning, 1 note; 1 fixable with `--fix`; 3 suppressed (26 entries, 2 files checked)"
    )


def test_form_is_folded_into_counts_when_asked_for():
    rules = {"AG520": RuleText("AG520", "blank-lines", "", Severity.INFO, is_form=True)}
    findings = tuple(finding(code="AG520", severity=severity) for severity in (*[Severity.INFO] * 3, Severity.ERROR))
    made = Report(findings, {PATH: Source(PATH, "x")}, rules, fold_form=True)
    shown = "\n".join(report_lines("text", made))
    assert shown.count("AG520") == 2
    assert "3 × AG520 blank-lines" in shown
    assert shown.endswith("1 error, 3 notes (0 files checked)")
    assert "\n".join(report_lines("concise", made)).count("AG520") == 4


def test_concise_is_one_line_each():
    assert lines("concise", finding("a\nb"), finding(start=3), text="x\ny") == [
        "entries.yaml:1:1: error AG209: a\\u{a}b",
        "entries.yaml:2:2: error AG209: unknown venue",
    ]


def test_github_annotates_ten_of_a_kind_worst_first():
    found = [finding(f"w{number}", severity=Severity.WARNING) for number in range(12)] + [finding("e")]
    shown = lines("github", *found, text="venue")
    assert [line.split(" ")[0] for line in shown[:11]] == ["::error"] + ["::warning"] * 10
    assert "and 2 more of severity warning, which GitHub has no room to annotate:" in shown
    assert shown[-2] == "entries.yaml:1:1: warning AG209: w11"


def test_github_escapes():
    shown = lines("github", finding("100 %\r\n::error::x", help="a, b: c", start=0, end=2), text="ab")
    assert shown[0] == (
        "::error file=entries.yaml,line=1,col=1,endColumn=3,title=AG209 unknown-venue::"
        "100 %25\\u{d}%0A::error::x%0Ahelp: a, b: c"
    )
    place = Finding("AG209", "m", Span("a,b:c%.yaml", 0, 0))
    (line, _) = report_lines("github", Report((place,), {}, {}))
    assert line.startswith("::error file=a%2Cb%3Ac%25.yaml,title=AG209 ag209::m")


HOSTILE = st.lists(
    st.sampled_from(
        [
            "::error::x",
            "##[error]x",
            "\n",
            "\r",
            "\x1b[31m",
            "\u202e",
            "\u2028",
            "::",
            " ",
            "a",
            "`",
            "<script>",
            "|",
            "[x](y)",
            "*",
            "@me",
            "a@b.co",
            "www.x.org",
            "&#58;",
        ]
    ),
    max_size=8,
).map("".join)


@pytest.mark.fuzz
@given(message=HOSTILE, help=HOSTILE, source=HOSTILE, name=st.sampled_from(sorted(FORMATS)), title=HOSTILE)
def test_no_text_acts_on_a_terminal_or_on_a_runner(message, help, source, name, title):
    start = min(1, len(source))
    found = finding(message, start, start, entry="e", help=help)
    made = report(found, text=source, titles={"e": title}, notices=(title.replace("\n", " "),))
    for line in "\n".join(report_lines(name, made)).split("\n"):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e]", line) or name in ("json", "sarif")
        assert "##[" not in line or name in ("json", "sarif")
        if line.lstrip().startswith("::"):
            assert name == "github"
            assert re.match(r"::(?:error|notice) (?:file=entries\.yaml,line=|title=changed by)", line)
            assert line.count("%0A") <= message.count("\n") + help.count("\n") + 1


@given(HOSTILE)
def test_markdown_shows_a_text_and_nothing_else(message):
    shown = "\n".join(report_lines("markdown", report(finding(message), text="x")))
    page = html(shown)
    assert "<script" not in page
    assert "<a " not in page
    assert page.count("<li>") == 1


@pytest.mark.parametrize("text", ["::error::x", "  ::error::x", "##[error]x", "a ##[error]x"])
def test_a_line_of_a_log_is_no_command(text):
    assert "##[" not in printable(text)
    assert not log_line(text).lstrip().startswith("::")


def sarif(*findings, **settings):
    (document,) = report_lines("sarif", report(*findings, **settings))
    return json.loads(document)


def test_sarif_has_the_parts_that_github_asks_for():
    fix = Fix("write `NeurIPS`", True, (Edit(Span(PATH, 7, 14), "NeurIPS"),))
    text = "venue: NeurlPS\n"
    made = sarif(finding(start=7, end=14, severity=Severity.WARNING, entry="palette", help="look", fix=fix), text=text)
    (run,) = made["runs"]
    assert made["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"], rule["defaultConfiguration"]) == ("AG209", "UnknownVenue", {"level": "warning"})
    assert rule["shortDescription"]["text"]
    assert rule["fullDescription"]["text"]
    (result,) = run["results"]
    region = {"startLine": 1, "startColumn": 8, "endLine": 1, "endColumn": 15}
    assert result["ruleIndex"] == 0
    assert result["level"] == "warning"
    assert result["message"] == {"text": "unknown venue\nlook"}
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": PATH}, "region": region}}]
    change = {
        "artifactLocation": {"uri": PATH},
        "replacements": [{"deletedRegion": region, "insertedContent": {"text": "NeurIPS"}}],
    }
    assert result["fixes"] == [{"description": {"text": "write `NeurIPS`"}, "artifactChanges": [change]}]


def test_sarif_fingerprints_do_not_know_lines():
    def prints(*findings, text):
        return [
            each["partialFingerprints"]["awesomegen/v1"] for each in sarif(*findings, text=text)["runs"][0]["results"]
        ]

    before = prints(finding(entry="a"), finding(entry="a"), finding(entry="b"), text="x")
    after = prints(finding(start=5, entry="a"), finding(start=5, entry="a"), finding(entry="b"), text="\n\n\n\nxyz")
    assert before == after
    assert len(set(before)) == 3


@pytest.mark.skipif("AWESOMEGEN_SARIF_SCHEMA" not in os.environ, reason="AWESOMEGEN_SARIF_SCHEMA names no schema")
def test_sarif_is_valid():
    schema = json.loads(Path(os.environ["AWESOMEGEN_SARIF_SCHEMA"]).read_text(encoding="utf-8"))
    fix = Fix("write", False, (Edit(Span(PATH, 0, 1), "y"),))
    unknown = Finding("AG999", "x", Span("no such file", 0, 0))
    made = sarif(
        *(finding(severity=severity, fix=fix) for severity in Severity), unknown, text="x", notices=("a note",)
    )
    jsonschema.validators.validator_for(schema)(schema).validate(made)
