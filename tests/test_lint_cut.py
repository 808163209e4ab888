"""A rule that finds too much in one file is stopped, and nobody can take what is reported for all there is."""

import json

import pytest

from awesomegen.cli import linting, material
from awesomegen.reports import FORMATS
from awesomegen.rules.engine import run as engine
from awesomegen.rules.page import emptyheading
from lintbench import lint, lint_json, run, write_list

MOST = 3
TYPO = "  - {id: e%d, title: T%d, venue: NeurlPS 2020, links: {paper: https://x.org/%d}}\n"


@pytest.fixture(autouse=True)
def _fixed_surroundings(monkeypatch):
    monkeypatch.setenv("AWESOMEGEN_TODAY", "2026-01-15")
    for name in ("GITHUB_ACTIONS", "GITHUB_EVENT_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(engine, "MOST_FINDINGS", MOST)


def page(folder, headings, text=""):
    path = folder / "LIST.md"
    path.write_text("# T\n\ntext\n\n" + "##\n\ntext\n\n" * headings + text, encoding="utf-8")
    return path


def typos(folder, number):
    return write_list(folder, "list: {title: T}\nentries:\n" + "".join(TYPO % (i, i, i) for i in range(number)))


def lint_page(path, *arguments):
    return run("lint", "--select", "AG513", *arguments, path)


@pytest.mark.parametrize(("found", "is_cut"), [(MOST - 1, False), (MOST, False), (MOST + 1, True), (MOST + 9, True)])
def test_so_many_findings_of_a_rule_are_reported_and_no_more(tmp_path, found, is_cut):
    document = lint_page(page(tmp_path, found), "--output-format", "json").document
    assert len(document["findings"]) == min(found, MOST)
    assert [(row["code"], row["reported"]) for row in document["cut"]] == ([("AG513", MOST)] if is_cut else [])
    assert document["cut"] == [] or document["cut"][0]["path"].endswith("LIST.md")


def test_each_rule_and_each_file_has_room_of_its_own(tmp_path):
    (tmp_path / "sub").mkdir()
    paths = page(tmp_path, MOST), page(tmp_path / "sub", MOST)
    document = run("lint", "--select", "AG513,AG520", "--output-format", "json", *paths).document
    assert (len(document["findings"]), document["cut"]) == (2 * MOST, [])


def test_each_file_of_a_list_has_room_of_its_own(tmp_path):
    folder = typos(tmp_path, MOST + 1)
    (folder / "more.yaml").write_text(
        "entries:\n" + "".join(TYPO % (i, i, i) for i in range(9, 9 + MOST)), encoding="utf-8"
    )
    main = folder / "entries.yaml"
    main.write_text("include: [more.yaml]\n" + main.read_text(encoding="utf-8"), encoding="utf-8")
    document = lint_json(folder, "--select", "AG209").document
    assert len(document["findings"]) == 2 * MOST
    assert [row["path"] for row in document["cut"]] == ["entries.yaml"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_so(tmp_path, name):
    output = lint_page(page(tmp_path, MOST + 1), "--output-format", name).output
    if name == "json":
        assert json.loads(output)["cut"]
    elif name == "sarif":
        (notification,) = json.loads(output)["runs"][0]["invocations"][0]["toolExecutionNotifications"]
        assert "AG513" in notification["message"]["text"]
    else:
        (line,) = [line for line in output.splitlines() if "LIST" in line and "lint again" in line]
        assert "AG513" in line


def test_the_exit_code_is_that_of_all_findings(tmp_path):
    hidden = "".join(f"<!-- awesomegen-ignore AG513: {number} -->\n\n##\n\ntext\n\n" for number in range(MOST))
    path = tmp_path / "LIST.md"
    path.write_text("# T\n\ntext\n\n" + hidden, encoding="utf-8")
    assert lint_page(path).code == 0
    path.write_text("# T\n\ntext\n\n" + hidden + "##\n\ntext\n", encoding="utf-8")
    result = lint_page(path)
    assert (result.code, lint_page(path, "--fail-on", "never").code) == (1, 0)
    assert "AG513 (empty-heading) finds more" in result.output


def test_a_warning_that_is_cut_is_no_error(tmp_path):
    folder = typos(tmp_path, MOST + 1)
    assert lint(folder, "--select", "AG209").code == 0
    assert lint(folder, "--select", "AG209", "--fail-on", "warning").code == 1
    assert len(lint_json(folder, "--select", "AG209").document["cut"]) == 1


def test_what_a_suppression_or_a_baseline_hides_may_be_behind_the_cut(tmp_path):
    folder = typos(tmp_path, MOST + 1)
    text = (folder / "entries.yaml").read_text(encoding="utf-8")
    text = text[: -len("}\n")] + ", lint: [{ignore: AG209, reason: x}]}\n"
    (folder / "entries.yaml").write_text(text, encoding="utf-8")
    row = {"code": "AG209", "path": "entries.yaml", "entry": "gone", "count": 1}
    baseline = json.dumps({"version": 1, "findings": [row]})
    (folder / "lint-baseline.json").write_text(baseline, encoding="utf-8")
    assert lint_json(folder, "--select", "AG209,AG7").codes == ["AG209"] * MOST


def test_what_cannot_be_read_of_the_list_has_a_limit_as_well(tmp_path):
    folder = write_list(tmp_path, "list: {title: T}\nentries:\n" + "  - {titel: T}\n" * (MOST + 5))
    document = lint_json(folder, "--select", "AG102").document
    assert len([each for each in document["findings"] if each["code"] == "AG102"]) == MOST
    assert "AG102" in [row["code"] for row in document["cut"]]


def test_a_rule_is_not_asked_for_more(tmp_path, monkeypatch):
    asked = []

    def counted(context):
        for issue in emptyheading.RULE.check(context):
            asked.append(issue)
            yield issue

    monkeypatch.setattr(linting, "RULES", (emptyheading.RULE._replace(check=counted),))
    lint_page(page(tmp_path, 5 * MOST))
    assert len(asked) == MOST + 1


def test_a_baseline_is_whole_or_not_written(tmp_path):
    folder = typos(tmp_path, MOST + 1)
    result = lint(folder, "--select", "AG209", "--write-baseline")
    assert result.code == 2
    assert "AG209 has more than 3 findings" in result.error
    assert not (folder / "lint-baseline.json").exists()
    assert lint(typos(tmp_path, MOST), "--select", "AG209", "--write-baseline").code == 0


def test_mending_goes_on_behind_the_cut(tmp_path):
    path = tmp_path / "LIST.md"
    path.write_text("# T\n\n" + "text\n\n\n\n" * (2 * MOST), encoding="utf-8")
    result = run("lint", "--select", "AG520", "--fix", path)
    assert (result.code, result.output.count("not all is reported")) == (0, 0)
    assert path.read_text(encoding="utf-8") == "# T\n\n" + "text\n\n" * (2 * MOST)


def test_a_page_of_too_many_lines_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(material, "_MOST_LINES", 10)
    path = tmp_path / "LIST.md"
    path.write_text("a\r\n" * 5 + "b\r" * 2 + "c\n" * 3, encoding="utf-8", newline="")
    assert run("lint", path).code < 2
    path.write_text("a\n" * 11, encoding="utf-8")
    result = run("lint", path)
    assert result.code == 2
    assert "11 lines" in result.error


def test_a_page_of_ours_may_be_as_long_as_its_list_makes_it(tmp_path, monkeypatch):
    monkeypatch.setattr(material, "_MOST_LINES", 10)
    folder = typos(tmp_path, 9)
    assert run("build", "--project", folder).code == 0
    assert (folder / "README.md").read_text(encoding="utf-8").count("\n") > 10
    assert run("lint", "--project", folder, "--select", "AG5").code == 0
    (folder / "README.md").write_text("a\n" * 11, encoding="utf-8")
    assert "11 lines" in run("lint", "--project", folder, "--select", "AG5").error
