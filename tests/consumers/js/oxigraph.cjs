// Prints the triples of a Turtle file as N-Triples, read by Oxigraph's build for JavaScript.
"use strict";
const { readFileSync } = require("node:fs");
const { Store, defaultGraph } = require("oxigraph");

const store = new Store();
store.load(readFileSync(process.argv[2], "utf8"), { format: "text/turtle" });
process.stdout.write(store.dump({ format: "application/n-triples", from_graph_name: defaultGraph() }));
