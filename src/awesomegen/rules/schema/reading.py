"""What does not fit the format: found while the list is decoded."""

from awesomegen.core.finding import Severity
from awesomegen.rules.base import FixKind, Needs, Rule


def _rule(code: str, name: str, summary: str, fix: FixKind = FixKind.NONE) -> Rule:
    return Rule(code, name, Severity.ERROR, Needs.ENGINE, summary, fix=fix)


UNKNOWN_KEY = _rule("AG102", "unknown-key", "A key that is none of the fields there are.", FixKind.UNSAFE)
WRONG_TYPE = _rule("AG103", "wrong-type", "A value of another type than the field takes.", FixKind.UNSAFE)
UNKNOWN_SECTION = _rule(
    "AG106", "unknown-section", "An entry names a section that does not exist, or none.", FixKind.UNSAFE
)
UNKNOWN_LINK_KIND = _rule("AG107", "unknown-link-kind", "A link of a kind that does not exist.", FixKind.UNSAFE)
INVALID_ENTRY_ID = _rule("AG108", "invalid-entry-id", "An id with a character that ids cannot have.")
INVALID_SECTION_TREE = _rule("AG109", "invalid-section-tree", "Sections too deep, or two with the same id.")
UNCLOSED_MARKDOWN = _rule("AG110", "unclosed-markdown", "Code or HTML in a text is opened and never closed.")
UNKNOWN_REFERENCE = _rule("AG111", "unknown-reference", "A `see` names an entry that does not exist.", FixKind.UNSAFE)
UNKNOWN_CONTRIBUTOR = _rule(
    "AG112", "unknown-contributor", "Equal contribution of somebody who is none of the authors.", FixKind.UNSAFE
)
INCLUDE_WITHOUT_FILE = _rule("AG113", "include-without-file", "An `include` that no file matches, or may not.")
