"""kg: a knowledge graph from Chinese local news."""

__version__ = "0.1.0"
