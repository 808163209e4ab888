"""AG201: a date that no calendar has."""

from awesomegen.core.finding import Severity
from awesomegen.rules.base import Needs, Rule

RULE = Rule(
    code="AG201",
    name="invalid-date",
    severity=Severity.ERROR,
    needs=Needs.ENGINE,
    summary="A date in ISO form that does not exist.",
)
