import { sql } from "drizzle-orm";
import { type Db, rowsOf } from "../../db/client.ts";
import { WorkspaceId } from "../../src/domain/ids.ts";
import { markOf, patternId } from "./pattern.ts";

/** How many workspaces there are in the one database. */
export const twinCount = 200;

export const workspaceOf = (number: number) =>
  WorkspaceId.parse(`00000000-0000-7000-8000-${String(number).padStart(12, "0")}`);

const all: readonly number[] = Array.from({ length: twinCount - 1 }, (_, at) => at + 1);
/** Some of them: first ones, last ones, and those that look. */
export const few: readonly number[] = [1, 2, 3, 99, 100, 101, 150, 198, 199];

/** Whose eyes the trials look with: one in the middle of them all, and one that has nothing of its own. */
export const full = workspaceOf(100);
export const bare = workspaceOf(150);

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly instants: readonly string[];
}

/** Every table that our migrations made. */
export async function allTables(db: Db): Promise<readonly string[]> {
  const rows = await rowsOf<{ name: string }>(
    db,
    sql`select table_name::text as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  return rows.map(({ name }) => name);
}

/** Every table whose rows belong to a workspace, as the database itself has them. */
export async function tenantTables(db: Db): Promise<readonly Table[]> {
  const columns = await rowsOf<{ name: string; column: string; type: string; key: boolean }>(
    db,
    sql`select c.table_name::text as name, c.column_name::text as column, c.data_type::text as type,
          exists (select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
            where i.indisunique and i.indrelid = c.table_name::regclass and a.attname = c.column_name) as key
        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
        order by c.table_name, c.ordinal_position`,
  );
  const names = [...new Set(columns.map(({ name }) => name))];
  return names.flatMap((name) => {
    const own = columns.filter((each) => each.name === name);
    if (!own.some(({ column }) => column === "workspace_id")) return [];
    const instants = own.filter(({ type, key }) => type.startsWith("timestamp") && !key);
    return [
      { name, columns: own.map(({ column }) => column), instants: instants.map(({ column }) => column) },
    ];
  });
}

/**
 * Copies every row of the pattern into each of the others: same ids, same names, another mark. Instants differ by some
 * milliseconds, so that an earliest or latest one of all is never by chance the workspace's own.
 */
export async function haveTwins(db: Db, tables: readonly Table[], numbers = all): Promise<void> {
  for (const { name, columns, instants } of tables) {
    const own = name === "workspaces" ? bare : null;
    const list = sql.join(
      columns.map((column) => sql.identifier(column)),
      sql`, `,
    );
    const chosen = columns.map((column) =>
      instants.includes(column)
        ? sql`(r.r).${sql.identifier(column)} + r.shift`
        : sql`(r.r).${sql.identifier(column)}`,
    );
    await db.execute(
      sql`insert into ${sql.identifier(name)} (${list}) overriding system value
          select ${sql.join(chosen, sql`, `)} from (
            select jsonb_populate_record(null::${sql.identifier(name)},
                replace(replace(replace(to_jsonb(t)::text, ${patternId}::text,
                  '00000000-0000-7000-8000-' || lpad(n::text, 12, '0')),
                  ${markOf(0)}::text, 'MARK' || lpad(n::text, 3, '0')), 'mark000', 'mark' || lpad(n::text, 3, '0'))::jsonb) as r,
              case when n in (100, 150) then interval '0' when n % 2 = 0 then n * interval '1 ms' else n * interval '-1 ms' end as shift
            from ${sql.identifier(name)} t cross join unnest(${`{${numbers.join(",")}}`}::int[]) n
            where t.workspace_id = ${patternId} and (n <> 150 or ${own}::uuid is not null)) r`,
    );
  }
  await db.execute(sql`analyze`);
}
