"""The rules of the linter: a new one is a file and a line of its family."""

from awesomegen.rules import config, entries, online, page, schema, text, values, yaml
from awesomegen.rules.base import Rule

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *yaml.RULES,
            *schema.RULES,
            *values.RULES,
            *entries.RULES,
            *text.RULES,
            *page.RULES,
            *config.RULES,
            *online.RULES,
        ),
        key=lambda rule: rule.code,
    )
)
"""All rules in the order of their codes; one that looks at data and at pages is there twice."""

CATALOGUE: tuple[Rule, ...] = tuple({rule.code: rule for rule in RULES}.values())
"""One rule for each code."""
