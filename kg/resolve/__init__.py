"""All mentions → entities with full names, relations between them, and the reasons.

articles     one article's mentions → things; no other article is looked at
  areas, organizations, places, initiatives, people    a rule per kind
  things     what a mention stands for, and its key
corpus       all articles: things grouped by key, decided within a group
  joins      keys that are one thing though one article knew less than another
  entities   names of a group, and why it is one
  relations  claims, bylines and the register as edges; cycles: those that cannot all hold
"""
