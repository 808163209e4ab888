"""AG301: a second entry with the same id."""

from awesomegen.core.finding import Severity
from awesomegen.rules.base import Needs, Rule

RULE = Rule(
    code="AG301",
    name="duplicate-entry-id",
    severity=Severity.ERROR,
    needs=Needs.ENGINE,
    summary="A second entry with the same id.",
)
