"""The rules of the link checker: their names, severities and fixes; `awesomegen.links.notes` has what they say."""

from awesomegen.core.finding import Severity
from awesomegen.rules.base import FixKind, Needs, Rule


def _rule(code: str, name: str, severity: Severity, summary: str, fix: FixKind = FixKind.NONE) -> Rule:
    return Rule(code, name, severity, Needs.ONLINE, summary, fix=fix)


RULES: tuple[Rule, ...] = (
    _rule("AG901", "dead-link", Severity.ERROR, "A link that was found dead in separate runs, a day or more apart."),
    _rule("AG902", "permanent-redirect", Severity.WARNING, "A page that has moved for good.", FixKind.SOMETIMES),
    _rule("AG903", "soft-404", Severity.WARNING, "A page that is gone and leads to another instead of saying so."),
    _rule("AG904", "tls-error", Severity.WARNING, "A site whose certificate is expired or another's."),
    _rule("AG905", "unverifiable", Severity.INFO, "A link that could not be verified: that says nothing against it."),
    _rule("AG906", "github-repo-missing", Severity.ERROR, "A repository that is gone."),
    _rule("AG907", "github-repo-renamed", Severity.WARNING, "A repository under another name.", FixKind.SAFE),
    _rule("AG908", "github-repo-archived", Severity.INFO, "A repository that is archived, disabled or empty."),
    _rule("AG909", "github-repo-replaced", Severity.ERROR, "A name of a repository that somebody else has taken."),
    _rule("AG910", "arxiv-missing", Severity.ERROR, "An arXiv id that arXiv does not have."),
    _rule("AG911", "arxiv-withdrawn", Severity.ERROR, "A paper that its authors have withdrawn."),
    _rule("AG912", "arxiv-superseded", Severity.INFO, "A link to an old version of a paper.", FixKind.SAFE),
    _rule("AG913", "arxiv-title-mismatch", Severity.ERROR, "A link to another paper than the entry's.", FixKind.UNSAFE),
    _rule("AG914", "arxiv-author-mismatch", Severity.WARNING, "Other authors than arXiv has.", FixKind.UNSAFE),
    _rule("AG915", "arxiv-date-mismatch", Severity.WARNING, "Another date than that on arXiv.", FixKind.UNSAFE),
    _rule("AG916", "arxiv-now-published", Severity.INFO, "A preprint that was published since.", FixKind.UNSAFE),
    _rule("AG917", "doi-not-found", Severity.ERROR, "A DOI that does not exist."),
    _rule("AG918", "video-unavailable", Severity.ERROR, "A video that cannot be watched."),
    _rule("AG922", "stale-check", Severity.INFO, "Nothing could be verified for a long time."),
)
