/** What a migration must not do to a table that older code is at work on beside it, and why. */
const forbidden: readonly (readonly [RegExp, string])[] = [
  [/\bdrop\s+(table|column|view|schema|type)\b/i, "older code still uses it"],
  [/\brename\b/i, "older code knows the former name"],
  [/\balter\s+column\b.*\b(set\s+data\s+)?type\b/is, "older code writes the former type"],
  [/\balter\s+column\b.*\bset\s+not\s+null\b/is, "older code may leave it empty"],
  [/\balter\s+column\b.*\bdrop\s+default\b/is, "older code relies on it"],
  [
    /\badd\s+column\b(?=.*\bnot\s+null\b)(?!.*\b(default|generated)\b)/is,
    "older code does not fill it, and there is no default",
  ],
  [/\badd\s+constraint\b/i, "older code may break it"],
  [/\bdrop\s+constraint\b/i, "older code may name it in an upsert"],
  [/\bcreate\s+unique\s+index\b/i, "older code may write what it forbids"],
];

/** Names what each statement does to older code; empty where it may run beside. What the migration itself makes is its own. */
export function breaksOlderCode(migration: string): readonly string[] {
  const text = migration.replace(/^--(?!>).*$/gm, "");
  const own = new Set(
    [...text.matchAll(/create\s+(?:unlogged\s+)?table\s+"?(\w+)"?/gi)].map(([, name]) => name),
  );
  const statements = text
    .replace(/\$\$[\s\S]*?\$\$/g, "")
    .split(/-->\s*statement-breakpoint|;/)
    .map((each) => each.trim())
    .filter((each) => each !== "");
  return statements.flatMap((statement) => {
    const table = /\b(?:on|alter\s+table)\s+(?:only\s+|if\s+exists\s+)?"?(\w+)"?/i.exec(statement)?.[1];
    if (table !== undefined && own.has(table)) return [];
    return forbidden.flatMap(([what, why]) => (what.test(statement) ? [`${statement}: ${why}`] : []));
  });
}
