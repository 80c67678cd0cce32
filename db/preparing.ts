import type postgres from "postgres";
import { replaced, type Sender } from "./replaced.ts";

/**
 * More parameters than this are lists, and each length of a list is a text of its own: they would fill the server's
 * memory with statements that hardly come again.
 */
const mostParameters = 60;

/**
 * The client as it is, except that each connection lets the server parse a text once and keep it: the driver can do
 * so, but Drizzle tells it not to. The driver gives a connection up after an hour at most, and what it prepared with it.
 */
export function preparing(client: postgres.Sql): postgres.Sql {
  return replaced(client, {
    ...senderOf(client),
    begin: (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
      client.begin((tx) => work(preparingIn(tx))),
  });
}

function preparingIn(tx: postgres.TransactionSql): postgres.TransactionSql {
  return replaced(tx, {
    ...senderOf(tx),
    savepoint: (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
      tx.savepoint((nested) => work(preparingIn(nested))),
  });
}

function senderOf(client: Sender): Sender {
  return {
    unsafe: (text, parameters, options) => {
      const count = parameters?.length ?? 0;
      return client.unsafe(text, parameters, { ...options, prepare: count > 0 && count <= mostParameters });
    },
  };
}
