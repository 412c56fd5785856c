"""What every step may look up: words, names of people, divisions, character forms.

tables      data files with comments and line numbers   (kg/data/*.tsv)
characters  one-to-one folding: width and traditional forms, offsets stay
words       word segmentation, jieba's only door
names       how likely a string is a person's name
divisions   the register of administrative divisions
"""
