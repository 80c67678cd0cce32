import { sql } from "drizzle-orm";
import { type Database, rowsOf } from "../../db/client.ts";
import { recordRefusal } from "../../src/service/record.ts";
import { makeContext, type TestContext } from "./context.ts";

/** What has to survive every copying: the separators of COPY's own format, its markers, and letters of all kinds. */
const awkward = "tab\tline\nreturn\rback\\slash \\N \\. „Őszi” 🗝 <!channel> ";

interface Column {
  readonly name: string;
  readonly column: string;
  readonly type: string;
}

/** Puts a workspace with an audit trail into the database, and rows into every table it has, whatever they are. */
export async function fillEveryTable(database: Database): Promise<TestContext> {
  const ctx = await makeContext(database);
  for (let at = 0; at < 12; at += 1) await recordRefusal(ctx, "customer.add", `invalid-${at}`, null);
  const columns = await rowsOf<Column>(
    database.db,
    sql`select c.table_name::text as name, c.column_name::text as column, c.data_type::text as type
        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
        order by c.ordinal_position`,
  );
  const audited = new Set(["audit_entries", "audit_chains", "workspaces"]);
  for (const table of new Set(columns.map(({ name }) => name))) {
    if (audited.has(table)) continue;
    const ofTable = columns.filter(({ name }) => name === table);
    for (let row = 0; row < 3; row += 1) {
      const values = ofTable.map(({ column, type }) => madeUp(ctx, column, type, row));
      const names = ofTable.map(({ column }) => sql.identifier(column));
      await database.db.execute(
        sql`insert into ${sql.identifier(table)} (${sql.join(names, sql`, `)}) overriding system value
            values (${sql.join(values, sql`, `)}) on conflict do nothing`,
      );
    }
  }
  return ctx;
}

function madeUp(ctx: TestContext, column: string, type: string, row: number) {
  if (column === "workspace_id") return sql`${ctx.workspaceId}::uuid`;
  if (column === "state" || column === "kind") return sql`${`none-${row}`}`;
  switch (type) {
    case "uuid":
      return sql`gen_random_uuid()`;
    case "text":
      return sql`${`${awkward}${row} ${column}`}`;
    case "jsonb":
      return sql`${JSON.stringify({ text: awkward, deep: [1.5, null, { row }] })}::jsonb`;
    case "timestamp with time zone":
      return sql`'2026-03-02 09:00:00.123456+05:30'::timestamptz + ${row}::int * interval '1 microsecond'`;
    case "integer":
    case "bigint":
      return sql`${row + 1}::int`;
    case "boolean":
      return sql`${row % 2 === 0}`;
    case "bytea":
      return sql`decode('00ff0a5c', 'hex')`;
    case "numeric":
      return sql`12345678901234567890.123456789::numeric`;
    case "double precision":
      return sql`0.1::float8 + 0.2::float8`;
    case "interval":
      return sql`interval '1 month 2 days 03:04:05.000006'`;
    case "ARRAY":
      return sql`array[${awkward}, null, '']::text[]`;
    default:
      throw new Error(`no value for ${column} of type ${type}: add one`);
  }
}
