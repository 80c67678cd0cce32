import type { Telemetry } from "../ports/telemetry.ts";

interface Transacting {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's own types of a transaction differ; nothing is looked into.
  transaction(work: (tx: any) => Promise<any>, ...rest: any[]): Promise<any>;
}

/** The database as it is; every transaction on it is a step. */
export function watchTransactions<Db extends Transacting>(
  db: Db,
  of: "people" | "workers",
  telemetry: Telemetry,
): Db {
  const transaction: Transacting["transaction"] = (...asked) =>
    telemetry.step({ name: "transaction", of }, () => db.transaction(...asked));
  // Everything else is the database's own, and is found there.
  return Object.assign(Object.create(db), { transaction });
}
