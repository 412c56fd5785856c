"""The reconciliation service at /reconcile, for OpenRefine and other clients of the W3C community's specification 0.2.

routes      the addresses of the service
manifest    what it says of itself
questions   what a client asks, read from its JSON
match       candidates for a name, and whether one of them is surely meant
properties  what is known of a thing, for matching and for new columns
extend      new columns
suggest     what to offer while somebody types
preview     a thing at a glance, in a frame of OpenRefine
types       the classes of things
"""
