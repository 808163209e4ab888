"""What is wrong with templates, the configuration and suppressions: found while they are used."""

from awesomegen.core.finding import Severity
from awesomegen.rules.base import FixKind, Needs, Rule

TEMPLATE_ERROR = Rule(
    code="AG601",
    name="template-error",
    severity=Severity.ERROR,
    needs=Needs.ENGINE,
    summary="A template cannot be rendered.",
)

UNKNOWN_CONFIG_KEY = Rule(
    code="AG602",
    name="unknown-config-key",
    severity=Severity.ERROR,
    needs=Needs.ENGINE,
    summary="The configuration has a key that does not exist, or a value of another type.",
)

UNKNOWN_RULE = Rule(
    code="AG603",
    name="unknown-rule",
    severity=Severity.ERROR,
    needs=Needs.ENGINE,
    summary="A suppression or the configuration names a rule that does not exist, or cannot be read.",
)

UNUSED_SUPPRESSION = Rule(
    code="AG701",
    name="unused-suppression",
    severity=Severity.WARNING,
    needs=Needs.ENGINE,
    summary="A suppression hides nothing.",
    fix=FixKind.SAFE,
)

SUPPRESSION_WITHOUT_REASON = Rule(
    code="AG702",
    name="suppression-without-reason",
    severity=Severity.WARNING,
    needs=Needs.ENGINE,
    summary="A suppression does not say why.",
)

EXPIRED_SUPPRESSION = Rule(
    code="AG703",
    name="expired-suppression",
    severity=Severity.WARNING,
    needs=Needs.ENGINE,
    summary="The last day of a suppression has passed.",
)

STALE_BASELINE = Rule(
    code="AG704",
    name="stale-baseline",
    severity=Severity.INFO,
    needs=Needs.ENGINE,
    summary="The baseline lists findings that are no longer there.",
    fix=FixKind.SAFE,
)
