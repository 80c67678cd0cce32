import type postgres from "postgres";

/** Of a client, or of a transaction on one, what sends a query. */
export type Sender = Pick<postgres.ISql, "unsafe">;

/** The client with other members. A client is a function with properties, so it cannot be spread. */
export function replaced<Client extends Sender>(
  client: Client,
  members: Readonly<Record<string, unknown>>,
): Client {
  return new Proxy(client, {
    get: (target, name) =>
      typeof name === "string" && name in members ? members[name] : Reflect.get(target, name),
  });
}
