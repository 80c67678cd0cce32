import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import postgres from "postgres";

type Row = Readonly<Record<string, unknown>>;
export type Ask = (text: string, values: readonly (string | number | null)[]) => Promise<readonly Row[]>;

/** The engines' own drivers under one face, with prepared statements where the driver has them. */
export interface Driver {
  readonly ask: Ask;
  inTransaction<T>(work: (ask: Ask) => Promise<T>): Promise<T>;
}

/** `storage` is a postgres:// address or a data folder. */
export async function openDriver(storage: string): Promise<Driver> {
  if (storage.startsWith("postgres://")) {
    const sql = postgres(storage, { max: 10, onnotice: () => {} });
    const through = (client: postgres.Sql | postgres.TransactionSql): Ask => {
      return (text, values) => client.unsafe(text, [...values], { prepare: true });
    };
    return {
      ask: through(sql),
      // postgres.js types its answer by unwrapping arrays of promises, which ours is none of.
      inTransaction: <T>(work: (ask: Ask) => Promise<T>) =>
        sql.begin((tx) => work(through(tx))) as Promise<T>,
    };
  }
  const pglite = await PGlite.create(join(storage, "database"), { extensions: { pg_trgm, btree_gin } });
  return {
    ask: async (text, values) => (await pglite.query<Row>(text, [...values])).rows,
    inTransaction: (work) =>
      pglite.transaction((tx) => work(async (text, values) => (await tx.query<Row>(text, [...values])).rows)),
  };
}
