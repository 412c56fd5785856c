"""Article → what is read off it: mentions, claims and figures, each with its evidence.

article      the whole step, one pure function of the article
sentences    sentences and clauses as spans

mentions     every finder's candidates, weighed where they overlap
  areas        divisions that the register knows
  suffixes     names by how they end, suffix_table, suffix_checks; numbered: with a number
  prefixes     where such names begin; behind_areas: right behind an area
  kin          what begins as another name does
  founded      bodies and rooms of ordinary words, by who founds them
  people       persons, by what stands around them; likely_names: by their characters
  initiatives  what somebody carries out: quoted_, plain_initiatives, begun, acts
  short_forms, references    what names a thing again

relations    claims by the rules of data/relations.txt
  rules        the rules and their examples
  syntax, clause, agents, agent_words, pairs, verbs, openings    who acts in a clause
  shapes       how rules find their ends: verb_, name_, person_shapes and the like
  modality     planned, ongoing, denied, reported

figures      numbers with units that state a fact
  numbers, quantities, how_many, counted    value, unit and bound, what is counted
  subjects     whom a figure is about
  dates        dates against the issue's date
"""
