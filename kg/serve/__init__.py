"""A graph over the network, read only: SPARQL, a page for each thing, the network view, reconciliation.

app         all routes in one place
site        what every route needs
names       search by what people type for a name
reconcile   names of a spreadsheet to things
once        what is worked out once for all requests
"""
