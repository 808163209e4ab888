"""Rules about summaries and texts (AG4xx)."""

from awesomegen.rules.base import Rule
from awesomegen.rules.text import (
    knownmisspelling,
    placeholdertext,
    summarymissing,
    summarypunctuation,
    summarytoolong,
    summarytoomanysentences,
    unbalancedbrackets,
    whitespace,
)

RULES: tuple[Rule, ...] = (
    summarymissing.RULE,
    summarytoolong.RULE,
    summarytoomanysentences.RULE,
    summarypunctuation.RULE,
    placeholdertext.RULE,
    whitespace.RULE,
    unbalancedbrackets.RULE,
    knownmisspelling.RULE,
)
