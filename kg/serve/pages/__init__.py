"""What people see of a served graph.

routes      all pages
thing       every thing at its IRI's path; entity, article and other say what its page shows
written     a thing as Turtle or JSON-LD; negotiated: which form is wanted
network     the network view, drawn once by draw
search      the search box; query: the query page; covered: what was read; vocabulary: the ontology
seen        links and quotes, of which all of them are made; relations, parts (long lists)
frame       the frame around every page, with its links; failed: where there is no page
static      the files that pages load; kept: what stays the same
"""
