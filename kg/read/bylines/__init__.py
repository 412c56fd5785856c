"""Bylines: where one is printed in a line, and who signed it.

lines      opening, closing, inner and whole ones; the way in
dispatch   the head of a dispatch
tokens     a byline's words and marks
runs       the names in a run of characters
reader     who stands under which label and credit
reading    what was read off one: names with labels and credits, and how far it goes
"""
