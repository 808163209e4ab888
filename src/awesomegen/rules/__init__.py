"""The rules of the linter: a new one is a file and a line of its family."""

from itertools import groupby

from awesomegen.rules import config, entries, online, page, schema, text, values, yaml
from awesomegen.rules.base import FixKind, Rule

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


def as_one(rule: Rule, *others: Rule) -> Rule:
    """Rules of one code as people see them: the first, with what the others have beside it."""
    for other in others:
        summary = rule.summary
        if other.summary != summary:
            summary += f" On a page: {other.summary[0].lower()}{other.summary[1:]}"
        fixes = {rule.fix, other.fix} - {FixKind.NONE} or {FixKind.NONE}
        rule = rule._replace(
            summary=summary,
            fix=fixes.pop() if len(fixes) == 1 else FixKind.SOMETIMES,
            default=rule.default or other.default,
            options=(*rule.options, *other.options),
        )
    return rule


CATALOGUE: tuple[Rule, ...] = tuple(as_one(*rules) for _, rules in groupby(RULES, key=lambda rule: rule.code))
"""One rule for each code, to be shown: it says what all rules of its code do, and checks what the first does."""
