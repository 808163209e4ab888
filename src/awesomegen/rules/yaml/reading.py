"""What keeps a file from being read, or a part of it: found while it is parsed."""

from collections.abc import Iterator

from awesomegen.core.finding import Severity
from awesomegen.rules.base import DataContext, FixKind, Issue, Needs, Rule, TextPlace
from awesomegen.rules.yaml.quoting import with_quotes


def _check_entries(context: DataContext) -> Iterator[Issue]:
    if not context.listing.entries:
        path = next(iter(context.listing.sources))
        yield Issue("the list has no entry that can be checked", TextPlace(path, 0, 0), help="add one below `entries:`")


YAML_SYNTAX = Rule(
    code="AG001",
    name="yaml-syntax",
    severity=Severity.ERROR,
    needs=Needs.ENGINE,
    summary="The file is not YAML, or uses a part of YAML that is not read.",
    fix=FixKind.SOMETIMES,
    improve=with_quotes,
)

DUPLICATE_KEY = Rule(
    code="AG002",
    name="duplicate-key",
    severity=Severity.ERROR,
    needs=Needs.ENGINE,
    summary="A key is given twice in the same place.",
)

MERGE_CONFLICT_MARKER = Rule(
    code="AG007",
    name="merge-conflict-marker",
    severity=Severity.ERROR,
    needs=Needs.ENGINE,
    summary="A merge conflict was committed.",
)

NO_ENTRIES_CHECKED = Rule(
    code="AG008",
    name="no-entries-checked",
    severity=Severity.ERROR,
    needs=Needs.DATA,
    summary="There is nothing to check: the file or the list is empty.",
    check=_check_entries,
)
