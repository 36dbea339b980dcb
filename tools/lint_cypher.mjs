// Diagnostics of Neo4j's parser, one JSON line a file. Reads {schema, files: [{file, cypher, parameters}]} on stdin;
// tools/lint_cypher.py writes it and reads the answer.
import { readFileSync } from "node:fs";
import { lintCypherQuery } from "@neo4j-cypher/language-support";

const { schema, files } = JSON.parse(readFileSync(0, "utf8"));
for (const { file, cypher, parameters } of files) {
  const { diagnostics } = lintCypherQuery(cypher, { ...schema, parameters });
  const found = diagnostics.map(({ range, severity, message }) => ({ line: range.start.line + 1, severity, message }));
  console.log(JSON.stringify({ file, found }));
}
