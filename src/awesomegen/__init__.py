"""Generator and linter for curated lists, above all of research papers."""

__version__ = "0.1.0"
