"""Two graphs compared: which entities, relations and figures came, went or changed.

items     one graph → its entities, relations and figures, each with what a reader sees of it
compare   two graphs → what came, went and changed
table     that, printed or as JSON
page      that, as one offline HTML page
"""
