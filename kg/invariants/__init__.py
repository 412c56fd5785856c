"""What holds in every graph that kg writes, stated twice and checked twice.

data/shapes.ttl   the promises as SHACL, each with the words for a graph that breaks it
shapes            a graph → where it breaks them: the only module that knows pySHACL
table             the same promises as rows of Python, which the build checks while it writes
forms             what most rows are made of; `relations`, `evidence` and `dataset` hold the others
index             a graph's triples, by subject, class and property
finding           one broken promise, in the words of its shape
report            what is said of several graphs
"""
