"""Entities and relations → RDF, and RDF → answers.

vocab       prefixes, IRIs, the ontology's text
terms       IRIs, literals and triples as plain values
ontology    ontology.ttl as data: kinds, names, what stands above a term
labels      the Chinese words in which statements and figures are labelled
scope       options, and the IRI and name of everything in one graph
articles    pages, articles               ┐
entities    names, identity, mentions     │ each gives triples
statements  relations, figures            │
evidence    what supports them            │
builds      what went in, what came out   ┘
dataset     what the graph says of itself, counted when all else is written
triples     all of them: Resolved → triples → lines → Turtle
canonical   triples → sorted lines of canonical N-Quads, and their hash
turtle      those lines → Turtle, and such Turtle split into lines again
store       Turtle in and out, SPARQL; with `quads`, `stored` and `filling` all that knows pyoxigraph
stored      stores on disk: made, found, opened; `filling` is the process that fills one
quads       N-Triples, N-Quads and TriG out
rdf         a graph for programs written for rdflib, answered by Oxigraph; `bindings` puts values into a query
sparql      what a query may ask, and what is wrong with it
facts       Turtle → plain facts, for those who read a graph; `blocks` has its triples by their subjects
network     a graph as a networkx network
graph       Graph, which `kg.build` hands out
"""
