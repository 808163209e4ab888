"""Rules about the fields of the list, its sections and its entries (AG1xx)."""

from awesomegen.rules.base import Rule
from awesomegen.rules.schema import emptyvalue, missingfield, nolink, reading

RULES: tuple[Rule, ...] = (
    missingfield.RULE,
    reading.UNKNOWN_KEY,
    reading.WRONG_TYPE,
    emptyvalue.RULE,
    nolink.RULE,
    reading.UNKNOWN_SECTION,
    reading.UNKNOWN_LINK_KIND,
    reading.INVALID_ENTRY_ID,
    reading.INVALID_SECTION_TREE,
    reading.UNCLOSED_MARKDOWN,
    reading.UNKNOWN_REFERENCE,
    reading.UNKNOWN_CONTRIBUTOR,
    reading.INCLUDE_WITHOUT_FILE,
)
