"""Suppressions, the baseline and `--since`: what of the findings is reported, and why."""

import json
import subprocess

import pytest

from lintbench import LIST, lint, lint_json, run, write_list

TYPO = LIST.replace("NeurIPS", "NeurlPS")


@pytest.fixture(autouse=True)
def _fixed_surroundings(monkeypatch):
    monkeypatch.setenv("AWESOMEGEN_TODAY", "2026-01-15")
    for name in ("GITHUB_ACTIONS", "GITHUB_EVENT_NAME"):
        monkeypatch.delenv(name, raising=False)


def with_lint(text, *suppressions):
    return text + "    lint:\n" + "".join(f"      - {each}\n" for each in suppressions)


def test_a_suppression_hides_its_rule_in_its_entry(tmp_path):
    result = lint_json(write_list(tmp_path, with_lint(TYPO, "{ignore: unknown-venue, reason: as on the poster}")))
    assert (result.codes, result.document["suppressed"]) == ([], 1)
    other = TYPO.partition("entries:\n")[2].replace("id: ddpm", "id: other").replace("Probabilistic", "Implicit")
    both = with_lint(TYPO, "{ignore: AG209, reason: as on the poster}") + other.replace(
        "2006.11239", "2010.02502"
    ).replace("2020-06-19", "2020-10-06")
    assert lint_json(write_list(tmp_path, both)).codes == ["AG209"]


WRONG_DATE = TYPO.replace("NeurlPS", "NeurIPS").replace("2020-06-19", "2020-13-01")
EITHER_ID = pytest.mark.parametrize(
    ("text", "entry"),
    [
        (WRONG_DATE, "ddpm"),
        (WRONG_DATE.replace("id: ddpm\n    title", "title"), "denoising-diffusion-probabilistic-models"),
    ],
    ids=["an id that is written", "an id from the title"],
)


@EITHER_ID
def test_what_cannot_be_read_is_judged_under_the_id_of_its_entry(tmp_path, text, entry):
    folder = write_list(tmp_path, text)
    assert [(each["code"], each["entry"]) for each in lint_json(folder).document["findings"]] == [("AG201", entry)]
    lint(folder, "--write-baseline")
    document = json.loads((folder / "lint-baseline.json").read_text(encoding="utf-8"))
    assert [row["entry"] for row in document["findings"]] == [entry]
    (folder / "lint-baseline.json").unlink()
    result = lint_json(write_list(tmp_path, with_lint(text, "{ignore: AG201, reason: as in the paper}")))
    assert (result.codes, result.document["suppressed"]) == ([], 1)


def test_suppressions_of_the_configuration(tmp_path):
    row = '{ignore = "AG209", entry = "ddpm", reason = "as on the poster"}'
    folder = write_list(tmp_path, TYPO, awesomegen__toml=f"[lint]\nsuppress = [\n  {row},\n]\n")
    assert lint_json(folder).codes == []
    write_list(tmp_path, TYPO, awesomegen__toml=f"[lint]\nsuppress = [\n  {row.replace('ddpm', 'other')},\n]\n")
    result = lint_json(folder)
    assert result.codes == ["AG209", "AG701"]
    assert (
        result.document["findings"][1] | {"path": "awesomegen.toml", "line": 3, "column": 14}
        == result.document["findings"][1]
    )
    assert "nothing here is a finding" not in result.document["findings"][1]["message"]
    write_list(tmp_path, TYPO, awesomegen__toml=f"[lint]\nsuppress = [\n  {row.replace('ddpm', 'dddpm')},\n]\n")
    [_, stray] = lint_json(folder).document["findings"]
    assert stray["message"] == "there is no entry `dddpm`; did you mean `ddpm`?"
    path = '[lint]\nsuppress = [{ignore = "AG209", path = "entries.yaml", reason = "x"}]\n'
    assert lint_json(write_list(tmp_path, TYPO, awesomegen__toml=path)).codes == []


ROWS = """\
# not here: ignore = "AG304"
[lint]
ignore = ["AG305"]

[lint.rules.unknown-venue]
venues = ["AG304"]

[[lint.suppress]]
entry = "ddpm"
reason = "AG304 and AG209"
ignore = "AG304"

[[lint.suppress]]
ignore = "AG304" # the same again
reason = "x"

[[lint.suppress]]
reason = "written otherwise"
ignore = "AG\\u0033\\u0030\\u0036"

[[lint.suppress]]
ignore = "unknown-venue"
reason = "x"
"""


@pytest.mark.parametrize("shared", [False, True], ids=["awesomegen.toml", "pyproject.toml"])
def test_a_row_of_the_configuration_is_pointed_at(tmp_path, shared):
    if shared:
        table = ROWS.replace("[lint", "[tool.awesomegen.lint")
        (tmp_path / "pyproject.toml").write_text(table, encoding="utf-8")
    else:
        write_list(tmp_path, awesomegen__toml=ROWS)
    found = lint_json(write_list(tmp_path)).document["findings"]
    assert [(each["code"], each["line"], each["column"]) for each in found] == [
        ("AG701", 1, 1),
        ("AG701", 11, 11),
        ("AG701", 14, 11),
        ("AG701", 22, 11),
    ]


def test_the_row_of_a_page_is_found_from_another_folder(tmp_path, monkeypatch):
    for name in ("list", "other"):
        (tmp_path / name).mkdir()
    page = tmp_path / "list" / "README.md"
    page.write_text("# A\u200bB\n", encoding="utf-8")
    row = '[lint]\nsuppress = [{{ignore = "AG005", path = "{}", reason = "x"}}]\n'
    for path, codes in (("README.md", []), ("../list/README.md", ["AG005"])):
        (page.parent / "awesomegen.toml").write_text(row.format(path), encoding="utf-8")
        monkeypatch.chdir(tmp_path / "other")
        for named in ("../list/README.md", page):
            assert run("lint", named, "--output-format", "json", "--select", "AG005").codes == codes


@pytest.mark.parametrize("code", ["AG701", "AG702", "AG703", "AG704", "AG603"])
def test_what_judges_judgements_is_not_suppressed(tmp_path, code):
    folder = write_list(tmp_path, TYPO)
    lint(folder, "--write-baseline")
    write_list(tmp_path, awesomegen__toml=f'[lint]\nsuppress = [{{ignore = "{code}", reason = "x"}}]\n')
    found = lint_json(folder).document["findings"]
    assert [each["code"] for each in found] == ["AG701", "AG704"]
    assert "is about judgements, and none of them hides it" in found[0]["message"]


def test_what_is_wrong_with_a_suppression(tmp_path):
    text = with_lint(
        TYPO,
        "{ignore: AG209, until: 2026-01-14}",
        "{ignore: AG999, reason: x}",
        "{ignore: AG204, reason: x}",
        "{ignore: AG901, reason: a rule that lint never runs}",
    )
    result = lint_json(write_list(tmp_path, text), "--select", "AG2,AG6,AG7")
    found = [(each["code"], each["line"]) for each in result.document["findings"]]
    assert found == [("AG702", 13), ("AG703", 13), ("AG603", 14), ("AG701", 15)]
    assert result.code == 2


def test_the_last_day_of_a_suppression_counts(tmp_path):
    folder = write_list(tmp_path, with_lint(TYPO, "{ignore: AG209, reason: x, until: 2026-01-15}"))
    assert lint_json(folder).codes == []


def test_a_suppression_of_a_rule_that_does_not_run_is_not_called_unused(tmp_path):
    folder = write_list(tmp_path, with_lint(LIST, "{ignore: AG209, reason: x}"))
    assert lint_json(folder).codes == ["AG701"]
    assert lint_json(folder, "--select", "AG1,AG7").codes == []


CURATED = with_lint(LIST, "{ignore: AG205, reason: the journal is late}")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (CURATED.replace("2020-06-19", "2022-13-01"), ["AG201"]),
        (CURATED + "  - id: ddim\n    titel: Denoising Diffusion Implicit Models\n", ["AG102"]),
        (CURATED + "  - id: [ddim\n", ["AG001"]),
    ],
)
def test_nothing_is_unused_in_a_list_that_cannot_be_read_as_a_whole(tmp_path, text, codes):
    row = 'suppress = [{ignore = "AG304", reason = "x"}]'
    folder = write_list(tmp_path, text, awesomegen__toml=f"[lint]\n{row}\n")
    write_list(folder, TYPO)
    lint(folder, "--write-baseline", "--ignore", "AG701")
    write_list(folder, text)
    assert lint_json(folder, "--fix").codes == codes
    assert (folder / "entries.yaml").read_text(encoding="utf-8") == text
    assert "AG209" in (folder / "lint-baseline.json").read_text(encoding="utf-8")


PAGE = """\
# List

<!-- awesomegen-ignore AG005: shown as an example -->
A\u200bB
still the same\u200bparagraph

C\u200bD <!-- awesomegen-ignore invisible-character: this line -->
E\u200bF

- item

  <!-- awesomegen-ignore AG005: in a list -->
  G\u200bH

```md
<!-- awesomegen-ignore AG005: in code -->
```

I\u200bJ <!-- awesomegen-ignore AG005 -->
<!-- awesomegen-ignore AG006: unused -->
"""


def test_comments_in_a_page(tmp_path):
    page = tmp_path / "LIST.md"
    page.write_text(PAGE, encoding="utf-8")
    result = run("lint", page, "--output-format", "json", "--select", "AG00,AG70")
    found = [(finding["line"], finding["code"]) for finding in result.document["findings"]]
    assert found == [(8, "AG005"), (19, "AG702"), (20, "AG701")]
    assert result.document["suppressed"] == 5
    run("lint", page, "--select", "AG006,AG701", "--fix")
    assert page.read_text(encoding="utf-8") == PAGE.replace("<!-- awesomegen-ignore AG006: unused -->\n", "")


def test_a_baseline_accepts_what_is_there(tmp_path):
    folder = write_list(tmp_path, TYPO)
    assert lint(folder, "--write-baseline").output == "wrote lint-baseline.json: 1 finding is known from now on\n"
    assert json.loads((folder / "lint-baseline.json").read_text(encoding="utf-8")) == {
        "version": 1,
        "findings": [{"code": "AG209", "path": "entries.yaml", "entry": "ddpm", "count": 1}],
    }
    assert lint(folder, "--fail-on", "warning").code == 0
    write_list(tmp_path, TYPO.replace("venue:", "tags: []\n    venue:"))
    assert lint_json(folder).codes == ["AG104"]


def test_a_baseline_keeps_what_rules_that_do_not_run_have_found(tmp_path):
    folder = write_list(tmp_path, TYPO.replace("venue:", "tags: []\n    venue:"))
    lint(folder, "--write-baseline")
    written = (folder / "lint-baseline.json").read_text(encoding="utf-8")
    assert "2 findings are known" in lint(folder, "--select", "AG104", "--write-baseline").output
    assert (folder / "lint-baseline.json").read_text(encoding="utf-8") == written
    write_list(tmp_path, LIST)
    lint(folder, "--select", "AG104", "--write-baseline")
    assert "AG104" not in (folder / "lint-baseline.json").read_text(encoding="utf-8")


def test_a_baseline_never_accepts_what_must_not_stay(tmp_path):
    text = with_lint(TYPO, "{ignore: AG203, reason: x}").replace("    venue:", "    venue: CVPR 2020\n    venue:")
    config = '[lint]\nsuppress = [{ignore = "AG202", reason = "x"}, {ignore = "AG401"}]\n'
    folder = write_list(tmp_path, text.replace("시작.", "[시작"), awesomegen__toml=config)
    everything = ("--select", "default", "--ignore", "AG507")
    before = lint_json(folder, *everything).codes
    result = lint(folder, "--write-baseline", *everything)
    assert "findings are of a kind that is never accepted" in result.error
    after = lint_json(folder, *everything).codes
    known = [row["code"] for row in json.loads((folder / "lint-baseline.json").read_text(encoding="utf-8"))["findings"]]
    assert sorted(known + after) == sorted(before)
    assert known == ["AG410"]
    assert lint(folder, "--write-baseline", *everything).code == 0


@pytest.mark.parametrize("text", ["list: {title: L}\nentries:\n  - title: a: b\n", "entries: []\n", "<<<<<<< HEAD\n"])
def test_a_list_that_cannot_be_read_has_no_baseline(tmp_path, text):
    result = lint(write_list(tmp_path, text), "--write-baseline")
    assert result.code == 2
    assert "a list that cannot be read has no baseline: " in result.error
    assert not (tmp_path / "lint-baseline.json").exists()


def test_a_wall_of_findings_names_the_way_out(tmp_path):
    rows = "".join(f"  - {{title: Paper {n}, links: {{paper: 'https://example.org/{n}'}}}}\n" for n in range(51))
    folder = write_list(tmp_path, f"list: {{title: Papers}}\nentries:\n{rows}")
    assert lint(folder).output.split("\n")[-2].endswith("begin with `awesomegen lint --write-baseline`")
    assert "baseline" not in lint(folder, "--output-format", "concise").output
    assert "baseline" not in lint(folder, "--quiet").output
    lint(folder, "--write-baseline")
    write_list(tmp_path, f"list: {{title: Papers}}\nentries:\n{rows.replace('title', 'titel')}")
    assert "--write-baseline" not in lint(folder).output


def test_a_baseline_that_is_stale(tmp_path):
    folder = write_list(tmp_path, TYPO)
    lint(folder, "--write-baseline")
    write_list(tmp_path, LIST)
    assert lint_json(folder).codes == ["AG704"]
    assert lint_json(folder, "--select", "AG1,AG704").codes == []
    lint(folder, "--fix")
    assert lint_json(folder).codes == []


BASELINE = '{"version": 1, "findings": [{"code": "AG209", "path": "entries.yaml", "entry": "ddpm", "count": 1}]}'


def test_a_baseline_written_by_hand(tmp_path):
    assert lint_json(write_list(tmp_path, TYPO, lint_baseline__json=BASELINE)).codes == []


def test_a_merged_baseline_accepts_what_one_of_its_branches_did(tmp_path):
    """Each row counts all findings of its branch: their sum was accepted by nobody."""
    row = '{"code": "AG209", "path": "entries.yaml", "entry": "ddpm", "count": %s}'
    text = f'{{"version": 1, "findings": [\n{row % 2},\n{row % 1}\n]}}\n'
    folder = write_list(tmp_path, TYPO, lint_baseline__json=text)
    [stale] = lint_json(folder).document["findings"]
    assert (stale["code"], stale["message"]) == ("AG704", "the baseline lists 1 finding no longer there")
    lint(folder, "--fix")
    document = json.loads((folder / "lint-baseline.json").read_text(encoding="utf-8"))
    assert document["findings"] == [{"code": "AG209", "path": "entries.yaml", "entry": "ddpm", "count": 1}]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 2}', '{"version": 1, "findings": [1]}']
    + [
        BASELINE.replace(old, new)
        for old, new in [
            ('"AG209"', "5"),
            ('"entries.yaml"', "[]"),
            ('"ddpm"', "[7]"),
            ('"ddpm"', "0"),
            ('"count": 1', '"count": Infinity'),
            ('"count": 1', '"count": "1"'),
            ('"count": 1', '"count": true'),
            ('"count": 1', '"count": -1'),
        ]
    ],
)
def test_a_baseline_that_is_none(tmp_path, text):
    folder = write_list(tmp_path, LIST, lint_baseline__json=text)
    for arguments in ((), ("--write-baseline",)):
        result = lint(folder, *arguments)
        assert result.code == 2
        assert "delete it" in result.error or "version" in result.error


def commit(folder):
    def git(*arguments):
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)

    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "list")


@pytest.fixture
def repository(tmp_path):
    """A list with a typo, committed."""
    write_list(tmp_path, TYPO)
    commit(tmp_path)
    return tmp_path


NEW = """\
  - id: ddim
    title: "Denoising Diffusion Implicit Models"
    authors: Jiaming Song
    venue: ICRL 2021
    date: 2020-10-06
    links: {paper: https://arxiv.org/abs/2010.02502}
"""


def test_since_reports_what_the_change_brought(repository):
    assert lint_json(repository, "--since", "HEAD").codes == []
    write_list(repository, TYPO + NEW)
    (finding,) = lint_json(repository, "--since", "HEAD").document["findings"]
    assert (finding["code"], finding["entry"]) == ("AG209", "ddim")


def test_since_reports_all_of_a_changed_entry_however_far_it_moved(repository):
    write_list(repository, TYPO.replace("entries:\n", "entries:\n" + NEW.replace("ICRL", "ICLR")))
    assert lint_json(repository, "--since", "HEAD").codes == []
    write_list(repository, TYPO.replace("시작.", "시작!"))
    assert lint_json(repository, "--since", "HEAD").codes == ["AG209"]


def test_since_reports_what_cannot_be_parsed(repository):
    write_list(repository, TYPO + "  - title: a: b\n")
    assert lint_json(repository, "--since", "HEAD").codes == ["AG001"]


@EITHER_ID
def test_since_knows_what_cannot_be_read_by_the_id_of_its_entry(repository, text, entry):
    commit(write_list(repository, text))
    write_list(repository, text.replace("summary:", "note: as in the paper\n    summary:"))
    assert lint_json(repository, "--since", "HEAD").codes == ["AG201"]


def test_since_does_not_report_what_time_brought(repository):
    write_list(repository, with_lint(TYPO, "{ignore: AG209, reason: the poster says so, until: 2025-12-31}"))
    assert lint_json(repository).codes == ["AG703"]
    assert lint_json(repository, "--since", "HEAD").codes == []


def test_since_does_not_report_what_a_change_made_needless_in_the_configuration(repository):
    row = '[lint]\nsuppress = [{ignore = "AG209", reason = "as on the poster"}]\n'
    write_list(repository, awesomegen__toml=row, text=TYPO)
    commit(repository)
    write_list(repository, LIST)
    assert lint_json(repository).codes == ["AG701"]
    assert lint_json(repository, "--since", "HEAD").codes == []
    write_list(repository, LIST, awesomegen__toml=row.replace("poster", "paper"))
    assert lint_json(repository, "--since", "HEAD").codes == ["AG701"]


def test_an_expired_suppression_never_fails_a_pull_request(tmp_path, monkeypatch):
    folder = write_list(tmp_path, with_lint(TYPO, "{ignore: AG209, reason: the poster says so, until: 2025-12-31}"))
    assert lint(folder, "--fail-on", "warning").code == 1
    monkeypatch.setenv("GITHUB_EVENT_NAME", "pull_request")
    assert lint(folder, "--fail-on", "warning").code == 0


def test_since_lists_changed_judgements(repository):
    write_list(repository, with_lint(TYPO, "{ignore: AG209, reason: as on the poster}"), awesomegen__toml="[lint]\n")
    output = lint(repository, "--since", "HEAD", "--output-format", "markdown").output
    assert "- suppresses <code>AG209</code> of <code>ddpm</code>&#58; as on the poster\n" in output
    assert "- changes <code>awesomegen.toml</code>\n" in output
    for style in ("text", "concise"):
        assert "note: suppresses `AG209`" in lint(repository, "--since", "HEAD", "--output-format", style).output
    assert "::notice title=changed by this pull request::suppresses `AG209`" in (
        lint(repository, "--since", "HEAD", "--output-format", "github").output
    )
    texts = ["suppresses `AG209` of `ddpm`: as on the poster", "changes `awesomegen.toml`"]
    assert lint_json(repository, "--since", "HEAD").document["notices"] == texts
    [run_of_tool] = lint(repository, "--since", "HEAD", "--output-format", "sarif").document["runs"]
    [invocation] = run_of_tool["invocations"]
    assert [each["message"]["text"] for each in invocation["toolExecutionNotifications"]] == texts


def test_since_for_a_list_that_was_not_there(repository):
    (repository / "other").mkdir()
    write_list(repository / "other", TYPO)
    assert lint_json(repository / "other", "--since", "HEAD").codes == ["AG209"]


@pytest.mark.parametrize("pattern", ["lists/*.yaml", "**/*.yaml", "lists/?ld.yaml", "lists/old.yaml"])
def test_since_reads_the_files_that_the_list_included_then(tmp_path, pattern):
    main, _, entries = TYPO.partition("entries:\n")
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "notes.txt").touch()
    write_list(tmp_path, f"{main}include: ['{pattern}']\nentries:\n{NEW}")
    (tmp_path / "lists" / "old.yaml").write_text(f"entries:\n{entries}", encoding="utf-8")
    assert lint_json(tmp_path).codes == ["AG209", "AG209"]
    commit(tmp_path)
    (tmp_path / "lists" / "old.yaml").rename(tmp_path / "lists" / "new.yaml")
    write_list(tmp_path, f"{main}include: [lists/new.yaml]\nentries:\n{NEW}")
    assert lint_json(tmp_path, "--since", "HEAD").codes == []


def test_since_for_a_page(repository, monkeypatch):
    page = repository / "LIST.md"
    page.write_text("A\u200bB\n", encoding="utf-8")
    commit(repository)
    page.write_text("text\n\nA\u200bB\n\nC\u200b\u200eD\n", encoding="utf-8")
    monkeypatch.chdir(repository.parent)
    result = run(
        "lint", page.relative_to(repository.parent), "--since", "HEAD", "--select", "AG005", "--output-format", "json"
    )
    assert [(each["line"], each["column"]) for each in result.document["findings"]] == [(5, 2), (5, 3)]
