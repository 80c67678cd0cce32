// Freezes what this version says to the database, so that the next one proves that it leaves it all in place. Run once for
// each release, behind tests that let the server write a log (FOLDER: one that the server's account may write to):
//   RECORD_STATEMENTS=$FOLDER/statements.log npx vitest run test/service test/workers test/web
//   node test/db/rolling/record.js $FOLDER/statements.csv
import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse";

const [log = ""] = process.argv.slice(2);
/** Of a line of the server's csvlog. */
const message = 13;
const applicationName = 22;
/** Each length of a list is a text of its own, and one of them says as much as all. */
const lists = /\$\d+(?:::\w+)?(?:, \$\d+(?:::\w+)?)+/g;

const found = new Map();
for await (const fields of createReadStream(log).pipe(parse({ relaxColumnCount: true }))) {
  if (!String(fields[applicationName]).startsWith("kapocs")) continue;
  const sent = /^(?:execute [^:]+|statement): ([\s\S]*)$/.exec(String(fields[message]))?.[1];
  const text = sent?.replace(/--[^\n]*/g, "").trim();
  if (!text || !/^(select|insert|update|delete|with)\b/i.test(text) || !text.includes("$1")) continue;
  const shape = text.replace(/\s+/g, " ").replace(lists, "$…").replace(/\$\d+/g, "$n");
  const known = found.get(shape);
  if (known === undefined || text.length < known.length) found.set(shape, text.replace(/\s+/g, " "));
}
const { entries } = JSON.parse(readFileSync("db/migrations/meta/_journal.json", "utf8"));
const level = entries.at(-1).tag;
const statements = [...found.values()].sort();
writeFileSync("test/db/rolling/statements.json", `${JSON.stringify({ level, statements }, null, 1)}\n`);
console.log(`${statements.length} statements of ${level}`);
