// Prints what Neo4j's own linter says of a Cypher script, one line each; nothing where all is well.
"use strict";
const { readFileSync } = require("node:fs");
const { lintCypherQuery } = require("@neo4j-cypher/language-support");

const { diagnostics } = lintCypherQuery(readFileSync(process.argv[2], "utf8"), {});
for (const { offsets, message } of diagnostics) console.log(`${offsets.start}: ${message}`);
