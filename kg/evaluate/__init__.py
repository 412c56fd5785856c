"""A graph against hand-annotated articles: what is right, wrong and missing, by which rule.

    gold         annotated articles, read and checked
    names        names as they are compared
    built        what a graph says, ready to be asked article by article
    findings     one thing that gold or graph has, and the verdict
    articles     which article of the graph is the annotated one; its byline
    entities     the things in it
    relations    what it says of them
    figures      its numbers
    tally        findings → precision, recall, F1; the rules by what they cost
    reliability  confidence against how often it was right
    table        all of that, printed

It reads what a user gets, the Turtle, and counts as the measuring data's own scorer does.
"""

from kg.evaluate.judge import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate"]
