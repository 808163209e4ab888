"""Rules about the configuration, templates and suppressions (AG6xx, AG7xx)."""

from awesomegen.rules.base import Rule
from awesomegen.rules.config import judged

RULES: tuple[Rule, ...] = (
    judged.TEMPLATE_ERROR,
    judged.UNKNOWN_CONFIG_KEY,
    judged.UNKNOWN_RULE,
    judged.UNUSED_SUPPRESSION,
    judged.SUPPRESSION_WITHOUT_REASON,
    judged.EXPIRED_SUPPRESSION,
    judged.STALE_BASELINE,
)
