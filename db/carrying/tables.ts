import { sql } from "drizzle-orm";
import { type Db, rowsOf, type Tx } from "../client.ts";

/** A table with what it takes to write all of it down in one order on every engine. Generated columns make themselves. */
export interface CarriedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** As SQL: its key, or all of its columns where it has none. */
  readonly order: readonly string[];
}

interface Row {
  readonly name: string;
  readonly column: string;
  readonly key_place: number | string;
  readonly is_ordered_text: boolean;
  readonly is_sortable: boolean;
}

/**
 * Every table of the schema as the database itself knows it, one that another refers to before it. Tables of
 * extensions are theirs.
 */
export async function readTables(db: Db | Tx): Promise<readonly CarriedTable[]> {
  const rows = await rowsOf<Row>(
    db,
    sql`select c.relname::text as name, a.attname::text as column,
          coalesce(array_position(i.indkey::int2[], a.attnum), 0)::int as key_place,
          a.attcollation <> 0 as is_ordered_text,
          a.atttypid <> all(array['json'::regtype, 'xml'::regtype]::oid[]) as is_sortable
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        left join pg_index i on i.indrelid = c.oid and i.indisprimary
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
        order by c.relname::text collate "C", a.attnum`,
  );
  const references = await rowsOf<{ name: string; needs: string }>(
    db,
    sql`select c.relname::text as name, r.relname::text as needs
        from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class r on r.oid = f.confrelid
        where f.contype = 'f' and c.relnamespace = current_schema()::regnamespace and c.oid <> r.oid`,
  );
  const byName = new Map<string, Row[]>();
  for (const row of rows) byName.set(row.name, [...(byName.get(row.name) ?? []), row]);
  const tables = [...byName].map(([name, columns]) => ({
    name,
    columns: columns.map(({ column }) => column),
    order: orderOf(columns),
  }));
  return inDependencyOrder(tables, references);
}

function orderOf(columns: readonly Row[]): readonly string[] {
  const key = columns
    .filter(({ key_place }) => Number(key_place) > 0)
    .sort((one, other) => Number(one.key_place) - Number(other.key_place));
  return (key.length > 0 ? key : columns).map(({ column, is_ordered_text, is_sortable }) => {
    const place = quoted(column);
    // In byte order, whatever the database's collation: two databases then agree.
    if (!is_sortable) return `${place}::text collate "C"`;
    return is_ordered_text ? `${place} collate "C"` : place;
  });
}

function inDependencyOrder(
  tables: readonly CarriedTable[],
  references: readonly { readonly name: string; readonly needs: string }[],
): readonly CarriedTable[] {
  const placed = new Set<string>();
  const ordered: CarriedTable[] = [];
  for (let left = [...tables]; left.length > 0; ) {
    const free = left.filter(({ name }) =>
      references.every((each) => each.name !== name || placed.has(each.needs)),
    );
    if (free.length === 0)
      throw new Error(`these tables refer to each other: ${left.map(({ name }) => name).join(", ")}`);
    for (const table of free) placed.add(table.name);
    ordered.push(...free);
    left = left.filter(({ name }) => !placed.has(name));
  }
  return ordered;
}

/** Where a sequence stands: `isCalled` when `last` was given out already. */
export interface SequencePlace {
  readonly name: string;
  readonly last: string;
  readonly isCalled: boolean;
}

export async function readSequences(db: Db | Tx): Promise<readonly SequencePlace[]> {
  const names = await rowsOf<{ name: string }>(
    db,
    sql`select c.relname::text as name from pg_class c
        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'S' order by c.relname::text collate "C"`,
  );
  const places: SequencePlace[] = [];
  for (const { name } of names) {
    const [row] = await rowsOf<{ last: string; is_called: boolean }>(
      db,
      sql`select last_value::text as last, is_called from ${sql.identifier(name)}`,
    );
    if (row) places.push({ name, last: row.last, isCalled: row.is_called });
  }
  return places;
}

export async function setSequences(db: Db | Tx, places: readonly SequencePlace[]): Promise<void> {
  for (const { name, last, isCalled } of places)
    await db.execute(sql`select setval(${quoted(name)}::regclass, ${last}::bigint, ${isCalled})`);
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
