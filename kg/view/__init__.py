"""A graph's Turtle → one HTML page that opens without a network.

page       the page, its security policy, its data
model      facts → what the page shows
evidence   a sentence as before, quote, after
labels     words, colours and shapes
network    the graph model, pyvis' only door
layout     where nodes stand, the same every time
"""
