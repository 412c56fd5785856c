"""A graph's Turtle → what other programs read.

save         files put in place
formats      what each format writes, and where
named_graphs triples → quads, one graph an article       ┐ nq, trig
jsonld       triples → JSON-LD and its context           ┘
tables       typed columns and rows: what all the rest is made of
network      entities and relations → nodes and edges    ┐
full         the rest of the graph → more of both        │
records      every evidence, every figure → rows         │ facts → tables
articles     what was printed, where, when               │
days         dates as precise as the text → whole days   ┘
graphml      ┐
gexf         │
csv_files    │ tables → files
parquet      │
neo4j        │ its CSV
cypher       ┘ the script that loads it
"""

# Here, because `kg export --help` lists them and must load nothing else.
NAMES = ("nt", "nq", "trig", "jsonld", "graphml", "gexf", "csv", "parquet", "neo4j", "html")
