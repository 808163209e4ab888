"""Rules about the text of a file (AG0xx)."""

from awesomegen.rules.base import Rule
from awesomegen.rules.yaml import encoding, invisiblecharacter, notnfc, reading, textswallowed, unquotedidentifier

RULES: tuple[Rule, ...] = (
    reading.YAML_SYNTAX,
    reading.DUPLICATE_KEY,
    unquotedidentifier.RULE,
    encoding.RULE,
    invisiblecharacter.RULE,
    notnfc.RULE,
    reading.MERGE_CONFLICT_MARKER,
    reading.NO_ENTRIES_CHECKED,
    textswallowed.RULE,
)
