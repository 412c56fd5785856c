"""The ontology → its reference page.

terms      ontology.ttl → what a reader wants to know of each term
page       the terms → one HTML page that opens without a network
"""
