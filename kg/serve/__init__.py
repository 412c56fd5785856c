"""A graph over the network, read only: SPARQL, a page for each thing, the network view, reconciliation.

app         all routes in one place
site        what every route needs
"""
