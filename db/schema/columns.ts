import { customType, timestamp, uuid } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../../src/domain/ids.ts";

/** Every table's key begins with it, so that tables can be distributed by workspace without a rewrite. */
export const workspaceId = () => uuid().notNull().$type<WorkspaceId>();

/** An instant, as a Date with milliseconds. */
export const instant = () => timestamp({ withTimezone: true, mode: "date", precision: 3 });

/** JSON kept as text-in, value-out by Drizzle itself: postgres.js' own serialiser is switched off by Drizzle. */
export const json = <T>() =>
  customType<{ data: T; driverData: unknown }>({
    dataType: () => "jsonb",
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => (typeof value === "string" ? JSON.parse(value) : value) as T,
  })();

/** Text in byte order whatever the database's collation: the same pages and prefixes on every engine. */
export const orderedText = customType<{ data: string; driverData: string }>({
  dataType: () => 'text collate "C"',
});
