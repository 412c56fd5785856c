"""Two graphs compared: which articles, entities, relations and figures came, went or changed.

builds    one graph → where its things are named, and with what it was built
items     one graph → its articles, entities, relations and figures, each with what a reader sees of it
pairs     things of two graphs → which are the same thing, and what is said otherwise of it
compare   two graphs → what came, went and changed
table     that, printed or as JSON
page      that, as one offline HTML page
"""
