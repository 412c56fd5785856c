"""Why a graph says what it says: of a thing, all that is said of it; of a rule, all that it read.

account   what a graph says, picked by a name or a rule
table     that, printed
"""

from kg.explain.account import Account, Reading, explain, explain_rule

__all__ = ["Account", "Reading", "explain", "explain_rule"]
