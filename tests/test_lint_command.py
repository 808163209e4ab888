"""`awesomegen lint`: what it looks at, what it says and how it ends."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from awesomegen.cli import group, linting
from awesomegen.core.errors import ConfigError, ProjectError
from awesomegen.core.lintconfig import LintConfig
from awesomegen.rules import CATALOGUE, RULES, as_one
from awesomegen.rules.base import Option
from awesomegen.rules.engine.lint import lint as lint_all
from awesomegen.rules.engine.selection import choose
from lintbench import LIST, lint, lint_json, run, write_list

TYPO = LIST.replace("NeurIPS", "NeurlPS")


@pytest.fixture(autouse=True)
def _fixed_surroundings(monkeypatch):
    monkeypatch.setenv("AWESOMEGEN_TODAY", "2026-01-15")
    for name in ("GITHUB_ACTIONS", "GITHUB_EVENT_NAME"):
        monkeypatch.delenv(name, raising=False)


def test_a_clean_list(tmp_path):
    result = lint(write_list(tmp_path))
    assert (result.code, result.output) == (0, "nothing to complain about (1 entry, 1 file checked)\n")


def test_a_finding_shows_its_line_its_entry_and_what_to_do(tmp_path):
    result = lint(write_list(tmp_path, LIST.replace("venue:", "venu:")))
    assert result.code == 1
    assert "entries.yaml:7:5: error AG102: unknown key `venu` in an entry; did you mean `venue`?\n" in result.output
    assert "  7 |     venu: NeurIPS 2020\n    |     ^^^^\n" in result.output
    assert "    entry: ddpm (Denoising Diffusion Probabilistic Models)\n" in result.output
    assert result.output.endswith("1 error; 1 with `--fix --unsafe-fixes` (1 entry, 1 file checked)\n")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "error"), 0),
        (("--fail-on", "never"), 0),
        (("--ignore", "AG209", "--fail-on", "warning"), 0),
        (("--ignore", "unknown-venue", "--fail-on", "warning"), 0),
        (("--ignore", "AG20", "--fail-on", "warning"), 0),
        (("--select", "AG209", "--fail-on", "warning"), 1),
        (("--select", "AG209,AG1", "--ignore", "AG2", "--fail-on", "warning"), 0),
    ],
)
def test_exit_codes(tmp_path, arguments, code):
    assert lint(write_list(tmp_path, TYPO), *arguments).code == code


def test_fail_on_and_severity_come_from_the_configuration(tmp_path):
    folder = write_list(tmp_path, TYPO, awesomegen__toml='[lint]\nfail_on = "warning"\n')
    assert lint(folder).code == 1
    write_list(tmp_path, TYPO, awesomegen__toml='[lint]\nseverity = {unknown-venue = "error"}\n')
    result = lint_json(folder)
    assert (result.code, result.document["findings"][0]["severity"]) == (1, "error")


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("rows", "severity"),
    [
        (['default = "info"', 'AG2 = "info"', 'AG20 = "info"', 'unknown-venue = "error"'], "error"),
        (['default = "info"', 'AG2 = "info"', 'AG20 = "error"'], "error"),
        (['default = "info"', 'AG2 = "error"'], "error"),
    ],
)
def test_the_narrowest_name_decides_the_severity(tmp_path, rows, severity, order):
    folder = write_list(tmp_path, TYPO, awesomegen__toml="[lint.severity]\n" + "\n".join(rows[::order]))
    assert [each["severity"] for each in lint_json(folder).document["findings"]] == [severity]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--select", "AG999"), "`--select` names a rule `AG999` that does not exist"),
        (("--ignore", "unknown-venu"), "did you mean `unknown-venue`?"),
        (("--unsafe-fixes",), "goes with `--fix`"),
        (("--since", "no-such-revision"), "no revision"),
        (("--diff", "--output-format", "json"), "leave `--output-format json` out"),
    ],
)
def test_usage_that_cannot_be_meant(tmp_path, arguments, message):
    result = lint(write_list(tmp_path), *arguments)
    assert result.code == 2
    assert message in result.error


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('select = ["AG999"]', "`lint.select` names a rule `AG999`"),
        ("rules = {unknown-venu = {}}", "did you mean `unknown-venue`?"),
        ("rules = {unknown-venue = {venue = []}}", "did you mean `venues`?"),
        ('rules = {unknown-venue = {venues = "x"}}', "must be a list of texts"),
        ("rules = {unknown-venue = {known_only = 1}}", "must be true or false"),
        ('rules = {placeholder-text = {words = [""]}}', "must be a list of texts that are not empty"),
        ('rules = {unsorted = {order = "dat"}}', "found `dat`; did you mean `date`?"),
        ("rules = {near-duplicate-title = {threshold = 2}}", "must be a number from 0 to 1, found 2"),
        ("rules = {near-duplicate-title = {threshold = nan}}", "must be a number from 0 to 1"),
        ("rules = {summary-missing = {from_share = -0.1}}", "must be a number from 0 to 1"),
        ("rules = {readme-too-large = {limit = -1}}", "must be a whole number from 1 up, found -1"),
        ("rules = {summary-too-long = {max_characters = 0}}", "must be a whole number from 1 up"),
        ("rules = {summary-too-many-sentences = {max_sentences = 0}}", "must be a whole number from 1 up"),
        ('severity = {AG209 = "fatal"}', "must be `error`, `warning` or `info`"),
        ('severity = {AG999 = "error"}', "`lint.severity` names a rule"),
        ("slect = []", "did you mean `select`?"),
        ("select = []", "`lint.select` must name a rule"),
        ('suppress = [{reason = "x"}]', "name a rule"),
        ('suppress = [{ignore = "AG209", until = "soon"}]', "must be a day"),
        ('suppress = [{ignore = "AG209", until = "20271231"}]', "must be a day"),
        ('suppress = [{ignore = "AG209", until = "2027-12"}]', "must be a day"),
        ('suppress = [{ignore = "AG209", until = "2027-02-29"}]', "must be a day"),
        ('suppress = [{ignore = "AG209", until = 2027-12-31T00:00:00}]', "must be a day"),
    ],
)
def test_a_configuration_that_cannot_be_meant(tmp_path, table, message):
    result = lint(write_list(tmp_path, LIST, awesomegen__toml=f"[lint]\n{table}\n"))
    assert result.code == 2
    assert message in result.error


@pytest.mark.parametrize("day", ["20271231", "2027-W01-1", "2027-12", "2027-02-29", "soon"])
def test_today_is_written_as_a_day(tmp_path, monkeypatch, day):
    monkeypatch.setenv("AWESOMEGEN_TODAY", day)
    result = lint(write_list(tmp_path))
    assert (result.code, f"found `{day}`" in result.error) == (2, True)


def test_what_was_linted_is_not_linted_again_to_be_mended(tmp_path, monkeypatch):
    calls = []
    monkeypatch.setattr(linting, "lint", lambda *given: calls.append(given) or lint_all(*given))
    lint(write_list(tmp_path), "--diff")
    assert len(calls) == 1
    lint(write_list(tmp_path, TYPO), "--diff")
    assert len(calls) == 1 + 2  # the second time to see what the fix has left


def test_select_on_the_command_line_beats_the_configuration(tmp_path):
    folder = write_list(tmp_path, TYPO, awesomegen__toml='[lint]\nignore = ["AG209"]\n')
    assert lint_json(folder, "--select", "default", "--ignore", "AG5").codes == ["AG209"]


def test_a_list_may_add_optional_rules_to_the_default(tmp_path):
    folder = write_list(
        tmp_path, LIST.replace("ddpm", "on"), awesomegen__toml='[lint]\nselect = ["default", "AG003"]\n'
    )
    result = run("lint", "--project", folder, "--output-format", "json", "--ignore", "AG5")
    assert result.codes == ["AG003"]


def test_a_prefix_selects_what_runs_unasked_and_ignores_all(tmp_path):
    folder = write_list(tmp_path, LIST.replace("ddpm", "on"))
    assert lint_json(folder, "--select", "AG00").codes == []
    assert lint_json(folder, "--select", "AG003").codes == ["AG003"]
    assert lint_json(folder, "--select", "AG003,AG1", "--ignore", "AG0").codes == []
    assert "AG003" in lint_json(folder, "--select", "all").codes


def test_yaml_that_cannot_be_parsed_is_a_finding_whatever_is_selected(tmp_path):
    result = lint_json(
        write_list(tmp_path, LIST.replace('"', "").replace("Models", "Models: a start")), "--select", "AG209"
    )
    assert (result.code, result.codes) == (1, ["AG001"])


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("", ()),
        ("list:\n  title: Papers\n", ()),
        ("list:\n  title: Papers\nentries: []\n", ()),
        (LIST, ("--select", "AG603")),
    ],
)
def test_nothing_checked_is_no_success(tmp_path, text, arguments):
    assert lint(write_list(tmp_path, text), *arguments).code == 2


def test_no_list_is_no_success(tmp_path):
    assert run("lint", "--project", tmp_path).code == 2
    assert run("lint", tmp_path / "absent.md").code == 2
    (tmp_path / "empty.md").write_text("\n\n", encoding="utf-8")
    assert run("lint", tmp_path / "empty.md").code == 2


def test_a_page_is_linted_without_a_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "LIST.md").write_text("# A\u200b list\n\nText\n", encoding="utf-8")
    result = run("lint", "docs/LIST.md", "--output-format", "concise", "--select", "AG005")
    assert result.output.startswith("docs/LIST.md:1:4: warning AG005")
    run("lint", "docs/LIST.md", "--fix", "--select", "AG005")
    assert (tmp_path / "docs" / "LIST.md").read_text(encoding="utf-8") == "# A list\n\nText\n"


def test_files_may_fail_on_different_severities(tmp_path):
    """Each page is judged by the configuration beside it."""
    for name, fail_on in (("lenient", "error"), ("strict", "warning")):
        folder = tmp_path / name
        folder.mkdir()
        write_list(folder, README__md="# A\n\n[x](#b)\n\n# B\n", awesomegen__toml=f'[lint]\nfail_on = "{fail_on}"\n')
    pages = [tmp_path / "lenient" / "README.md", tmp_path / "strict" / "README.md"]
    assert run("lint", "--select", "AG512", pages[0]).code == 0
    assert run("lint", "--select", "AG512", *pages).code == 1
    assert run("lint", "--select", "AG512", *reversed(pages)).code == 1


def test_paths_are_shown_as_readers_find_the_file(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "docs" / "papers"
    folder.mkdir(parents=True)
    write_list(folder, TYPO, LIST__md="# A\n\n[x](#b)\n")
    monkeypatch.chdir(tmp_path / "docs")

    def shown(*arguments: str | Path) -> dict[str, str]:
        formats = ("concise", "text", "json", "github", "sarif")
        return {name: run("lint", *arguments, "--output-format", name).output for name in formats}

    data = shown("--project", "papers", "--select", "AG2")
    assert data["concise"].startswith("papers/entries.yaml:7:12: ")
    assert data["text"].startswith("papers/entries.yaml:7:12: ")
    assert '"path": "entries.yaml"' in data["json"]
    assert "file=docs/papers/entries.yaml," in data["github"]
    assert '"uri": "docs/papers/entries.yaml"' in data["sarif"]
    page = shown("papers/LIST.md", "--select", "AG501")
    assert page["concise"].startswith("papers/LIST.md:3:")
    assert "file=docs/papers/LIST.md," in page["github"]
    monkeypatch.chdir(folder)
    assert lint(folder).output.startswith("entries.yaml:7:12: ")


LINKS = """\
[a](a%23b.md) [b](c%2525.md) [c](/top.md) [d](../docs/a%23b.md) [e](/../../issues) [f](../../issues)
[g](gone.md) [h](/docs/gone.md)
"""


@pytest.mark.parametrize("page", ["docs/LIST.md", "docs/README.md"], ids=["written by hand", "generated"])
def test_files_that_links_lead_to_are_found(tmp_path, monkeypatch, page):
    folder = tmp_path / "docs"
    folder.mkdir()
    for path in ("docs/a#b.md", "docs/c%25.md", "top.md"):
        (tmp_path / path).touch()
    write_list(folder)
    (tmp_path / page).write_text(LINKS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def missing(file):
        arguments = [file] if page == "docs/LIST.md" else ["--project", "docs"]
        result = run("lint", *arguments, "--select", "AG519", "--output-format", "json")
        return [finding["message"] for finding in result.document["findings"]]

    assert missing(page) == missing(tmp_path / page) == ["there is no file `gone.md`"]
    (tmp_path / ".git").mkdir()
    both = ["there is no file `gone.md`", "there is no file `/docs/gone.md`"]
    assert missing(page) == missing(tmp_path / page) == both


def test_a_template_that_cannot_be_rendered(tmp_path):
    folder = write_list(tmp_path)
    (folder / "templates").mkdir()
    (folder / "templates" / "README.md.j2").write_text("\n{{ list.titel }}\n", encoding="utf-8")
    result = run("lint", "--project", folder, "--output-format", "json")
    assert result.code == 2
    (finding,) = [each for each in result.document["findings"] if each["code"] == "AG601"]
    assert (finding["path"], finding["line"]) == ("templates/README.md.j2", 2)
    assert lint(folder).code == 0


def test_json_is_the_documented_document(tmp_path):
    document = lint_json(write_list(tmp_path, TYPO)).document
    (finding,) = document.pop("findings")
    checked = {"entries": 1, "links": 0, "files": 1}
    assert document == {"version": 1, "checked": checked, "cut": [], "suppressed": 0}
    fix = finding.pop("fix")
    assert finding.pop("help")
    assert finding.pop("message")
    assert finding == {
        "code": "AG209",
        "name": "unknown-venue",
        "severity": "warning",
        "path": "entries.yaml",
        "line": 7,
        "column": 12,
        "end_line": 7,
        "end_column": 24,
        "entry": "ddpm",
        "url": None,
    }
    assert fix["safe"] is True
    assert [edit["text"] for edit in fix["edits"]] == ["NeurIPS 2020"]


def test_rules_and_explain():
    text = run("rules").output
    assert all(rule.code in text and rule.name in text for rule in CATALOGUE)
    listed = run("rules", "--output-format", "json").document["rules"]
    assert [row["code"] for row in listed] == [rule.code for rule in CATALOGUE]
    options = {option["name"]: option for row in listed for option in row["options"]}
    assert options["order"]["choices"] == ["any", "date", "-date", "title"]
    assert (options["threshold"]["least"], options["threshold"]["greatest"]) == (0, 1)
    assert (options["limit"]["least"], options["limit"]["greatest"]) == (1, None)
    assert not {"choices", "least"} & {*options["venues"], *options["known_only"]}
    for name in ("AG104", "ag104", "empty-value"):
        assert run("explain", name).output.startswith("# AG104 empty-value\n\nwarning, on by default, safe fix")
    missing = run("explain", "empty-valeu")
    assert (missing.code, "did you mean `empty-value`?" in missing.error) == (2, True)


def test_rules_of_one_code_are_one_to_people():
    data, page = (rule for rule in RULES if rule.code == "AG410")
    data = data._replace(options=(Option("fields", ("title",), "Where to look."),))
    page = page._replace(summary="A bracket beside a link.", options=(Option("most", 3, "How many."),))
    both = as_one(data, page)
    assert both.summary == f"{data.summary} On a page: a bracket beside a link."
    assert (both.needs, both.fix, both.options) == (data.needs, page.fix, (*data.options, *page.options))
    config = LintConfig(rules={"unbalanced-brackets": {"fields": ["note"], "most": 2}})
    for rules in ((data, page), (page, data)):
        assert choose(rules, config, "awesomegen.toml").options["AG410"] == {"fields": ("note",), "most": 2}
    with pytest.raises(ConfigError) as error:
        choose((data, page), LintConfig(rules={"AG410": {"mots": 2}}), "awesomegen.toml")
    assert error.value.help == "its options are fields, most"


def test_codes_and_names_are_one_of_a_kind_and_shaped_alike():
    codes = [rule.code for rule in CATALOGUE]
    names = [rule.name for rule in CATALOGUE]
    assert {(rule.code, rule.name, rule.severity) for rule in RULES} == {
        (rule.code, rule.name, rule.severity) for rule in CATALOGUE
    }
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)
    assert codes == sorted(codes)
    assert [code for code in codes if not (code.startswith("AG") and len(code) == 5 and code[2:].isdigit())] == []
    assert [name for name in names if name != name.lower() or not all(part.isalnum() for part in name.split("-"))] == []
    assert [rule.code for rule in CATALOGUE if not rule.summary.endswith(".") or not rule.summary[0].isupper()] == []


def test_data_rules_load_neither_parser_nor_templates(tmp_path):
    program = """
import sys
from awesomegen.cli import group, linting
group(["lint", "--project", sys.argv[1], "--select", "AG1,AG2,AG3,AG4"], standalone_mode=False)
print(sorted({"mistune", "jinja2", "httpx", "asyncio"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, write_list(tmp_path)], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.split("\n")[-2] == "[]"


def test_what_is_no_baseline_is_not_overwritten(tmp_path: Path) -> None:
    text = "list: {title: A}\nentries: [{title: x}]\n"
    (tmp_path / "entries.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "awesomegen.toml").write_text('[lint]\nbaseline = "entries.yaml"\n', encoding="utf-8")
    result = CliRunner().invoke(group, ["lint", "--write-baseline", "--project", str(tmp_path)], standalone_mode=False)
    assert isinstance(result.exception, ConfigError)
    assert (tmp_path / "entries.yaml").read_text(encoding="utf-8") == text


def test_data_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "entries.yaml"
    path.write_text("list: {title: A, url: https://x.org}\n", encoding="utf-8")
    result = CliRunner().invoke(group, ["lint", "--fix", str(path)], standalone_mode=False)
    assert isinstance(result.exception, ProjectError)
    assert "<https" not in path.read_text(encoding="utf-8")


def test_a_suppression_in_a_code_span_is_an_example(tmp_path: Path) -> None:
    path = tmp_path / "LIST.md"
    text = "# T\n\nUse `<!-- awesomegen-ignore AG501: why -->` to hush.\n"
    path.write_text(text, encoding="utf-8")
    CliRunner().invoke(group, ["lint", "--fix", str(path)], standalone_mode=False)
    assert path.read_text(encoding="utf-8") == text


def test_since_does_not_mend(tmp_path: Path) -> None:
    (tmp_path / "entries.yaml").write_text("list: {title: A}\n", encoding="utf-8")
    result = CliRunner().invoke(group, ["lint", "--fix", "--since", "HEAD"], standalone_mode=False)
    assert "`--since` reports what has changed" in str(result.exception)


@pytest.mark.parametrize(
    ("line", "help"),
    [
        ("venue NeurIPS 2020", "write `venue: NeurIPS 2020`"),
        ("venue:NeurIPS 2020", "write `venue: NeurIPS 2020`"),
        ("venue：NeurIPS 2020", "write `venue: NeurIPS 2020`"),
        ("links", "write `links:`"),
    ],
)
def test_a_line_without_a_colon_is_pointed_at(tmp_path: Path, line: str, help: str) -> None:
    [finding] = lint_json(write_list(tmp_path, LIST.replace("venue: NeurIPS 2020", line))).document["findings"]
    assert (finding["code"], finding["line"]) == ("AG001", 7)
    assert finding["help"].startswith(help)


def test_an_address_is_no_key_without_a_blank(tmp_path: Path) -> None:
    text = LIST.replace("venue: NeurIPS 2020", "https://example.org/ddpm")
    [finding] = lint_json(write_list(tmp_path, text)).document["findings"]
    assert "https: " not in finding["help"]


def test_a_kind_as_the_key_of_a_link_in_a_list_is_one_slip(tmp_path: Path) -> None:
    text = LIST.replace("      paper: ", "      - paper: ")
    [finding] = lint_json(write_list(tmp_path, text)).document["findings"]
    assert finding["code"] == "AG102"
    assert finding["help"].startswith("write `{kind: paper, url: …}`")


def test_quiet_says_nothing_when_there_is_nothing(tmp_path: Path) -> None:
    assert lint(write_list(tmp_path), "--quiet").output == ""
    assert lint_json(tmp_path, "--quiet").codes == []
    assert "AG209" in lint(write_list(tmp_path, TYPO), "--quiet").output


def test_an_empty_page_is_not_praised(tmp_path: Path) -> None:
    (tmp_path / "LIST.md").write_text("", encoding="utf-8")
    result = run("lint", tmp_path / "LIST.md")
    named = f"nothing was checked in `{tmp_path / 'LIST.md'}`\n"
    assert (result.code, result.output, result.error) == (2, "", named)


@pytest.mark.parametrize(("other", "code"), [("# A\n", 0), ("# A\n\n[x](#b)\n", 1), ("\n", 2)])
def test_one_empty_page_among_others_is_named(tmp_path: Path, other: str, code: int) -> None:
    (tmp_path / "empty.md").touch()
    (tmp_path / "LIST.md").write_text(other, encoding="utf-8")
    result = run("lint", tmp_path / "LIST.md", tmp_path / "empty.md", "--select", "AG501")
    assert result.code == code
    assert result.error.endswith(f"nothing was checked in `{tmp_path / 'empty.md'}`\n")
    assert result.error.count("nothing was checked") == (2 if code == 2 else 1)


@pytest.mark.parametrize("name", ["lint", "links"])
def test_a_file_belongs_to_no_project(tmp_path: Path, name: str) -> None:
    (write_list(tmp_path) / "LIST.md").write_text("# A\n", encoding="utf-8")
    result = run(name, "--project", tmp_path, tmp_path / "LIST.md")
    assert result.code == 2
    assert "take one of them" in result.error


def test_a_page_that_is_named_twice_is_linted_once(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "LIST.md").write_text("# A\u200bB\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = run("lint", "LIST.md", tmp_path / "LIST.md", "--select", "AG005")
    assert result.output.count("AG005") == 1
    assert "LIST.md:1:4" in result.output.split("\n")[0]
    assert "1 file checked" in result.output


def test_severities_are_in_colour_where_there_are_colours(tmp_path: Path) -> None:
    folder = write_list(tmp_path, TYPO)
    plain = lint(folder).output
    for style in ("text", "concise"):
        coloured = CliRunner().invoke(
            group,
            ["lint", "--project", str(folder), "--color", "--output-format", style, "--select", "AG2"],
            color=True,
        )
        assert ":7:12: \x1b[33mwarning\x1b[0m AG209: " in coloured.output
    assert "\x1b" not in plain
    assert click.unstyle(coloured.output) in plain


def test_what_another_finding_explains_is_not_reported_as_well(tmp_path: Path) -> None:
    entry = "{title: Attention, Please, authors: A, date: 2020, links: {paper: https://arxiv.org/abs/2006.11239}}"
    folder = write_list(tmp_path, f"list: {{title: L}}\nentries:\n  - {entry}\n")
    assert lint_json(folder, "--select", "AG009,AG102").codes == ["AG009"]
    assert lint_json(folder, "--select", "AG102").codes == ["AG102"]
