// Prints the triples of a Turtle file as N-Triples, read by N3.js as Turtle and nothing beyond it.
"use strict";
const { readFileSync } = require("node:fs");
const { Parser, Writer } = require("n3");

const quads = new Parser({ format: "text/turtle" }).parse(readFileSync(process.argv[2], "utf8"));
process.stdout.write(new Writer({ format: "N-Triples" }).quadsToString(quads));
