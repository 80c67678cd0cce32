import { v7 as uuidv7 } from "uuid";
import type { Database } from "../../../db/client.ts";
import { derived } from "../../../db/queries/customers.ts";
import { CorrelationId, CustomerTenantId } from "../../../src/domain/ids.ts";
import type { CustomerListPage, ListedCustomer, VendorDesk } from "../../../src/ports/vendor-desk.ts";
import type { ServiceContext } from "../../../src/service/context.ts";
import { customers, directorySyncs } from "../../../src/service/index.ts";
import { companyNames } from "../company-names.ts";
import { lines, seedWorkspace, since } from "../seed.ts";
import { median, shuffled } from "../statistics.ts";
import type { Engine } from "../storage.ts";
import { idOf, workspaceId } from "../workspace.ts";
import type { Bench } from "./bench.ts";

const names = {
  PostgreSQL: { imported: "imported", read: "listRead", memory: "listMemory" },
  PGlite: { imported: "importedEmbedded", read: "listReadEmbedded", memory: "listMemoryEmbedded" },
} as const;

interface Run {
  readonly seconds: number;
  /** Of this process, above what it held when the run began. */
  readonly megabytes: number;
}

type Variant = "imported" | "importFloor" | "read" | "readFloor";

/** Row 11: taking customers over from a file and from the vendor's list, beside a plain COPY of the same rows. */
export async function takingOver(bench: Bench): Promise<void> {
  await onEngine(bench, "PostgreSQL");
  await onEngine(bench, "PGlite");
}

async function onEngine({ plan, report, storages }: Bench, engine: Engine): Promise<void> {
  const count = plan.customers;
  // A million takes minutes: fewer rounds, whose ratios repeat well since nothing in them waits for a disk alone.
  const rounds = Math.min(plan.rounds, count > 500_000 ? 1 : 3);
  const work: Record<Variant, (database: Database) => Promise<void>> = {
    imported: (database) => importFile(database, count),
    importFloor: (database) => copyCustomers(database, count, "none"),
    read: (database) => readList(database, count),
    async readFloor(database) {
      await copyCustomers(database, count, "active");
      await copyRelationships(database, count);
      await copyListed(database, count);
    },
  };
  const runs: Record<Variant, Run[]> = { imported: [], importFloor: [], read: [], readFloor: [] };
  for (let round = 0; round < rounds; round += 1) {
    // The keys of `work` are the variants.
    for (const variant of shuffled(Object.keys(work) as Variant[])) {
      const storage = await storages.make(engine);
      const database = await storage.open();
      await seedWorkspace(database);
      runs[variant].push(await watched(() => work[variant](database)));
      await database.close();
    }
  }
  const middle = (variant: Variant, pick: keyof Run) => median(runs[variant].map((run) => run[pick]));
  // Within each round, so that what slows a whole round down cancels out.
  const ratio = (variant: Variant, floor: Variant) =>
    median(runs[variant].map((run, round) => (runs[floor][round]?.seconds ?? Number.NaN) / run.seconds));
  report.put(names[engine].imported, ratio("imported", "importFloor"));
  report.put(names[engine].read, ratio("read", "readFloor"));
  report.put(names[engine].memory, middle("read", "megabytes"));
  const rate = (variant: Variant) => `${Math.round(count / middle(variant, "seconds") / 100) / 10}k/s`;
  const memory = (variant: Variant) => `${middle(variant, "megabytes").toFixed(0)} MB`;
  report.note(
    `${engine}: import ${rate("imported")} (COPY ${rate("importFloor")}), list ${rate("read")} (COPY ${rate("readFloor")}); ` +
      `peak growth of memory: import ${memory("imported")}, list ${memory("read")}, COPY of the list's rows ${memory("readFloor")}`,
  );
}

async function watched(work: () => Promise<void>): Promise<Run> {
  const held = process.memoryUsage.rss();
  let peak = held;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1_000;
  clearInterval(watch);
  return { seconds, megabytes: (Math.max(peak, process.memoryUsage.rss()) - held) / 1_048_576 };
}

const operator = { kind: "system", name: "operator" } as const;
const unused = (): never => {
  throw new Error("nothing of this is needed here");
};

function contextOn(database: Database, vendor: VendorDesk | null): ServiceContext {
  const now = new Date();
  return {
    db: database.patientDb,
    workspaceId,
    actor: operator,
    correlationId: CorrelationId.parse("bench"),
    now: () => now,
    newId: () => uuidv7(),
    newSecret: () => "salt",
    vendor,
    publicUrl: "https://kapocs.example",
    publicUrlFault: null,
    nudge: () => {},
    get directory() {
      return unused();
    },
    get sealer() {
      return unused();
    },
  };
}

async function importFile(database: Database, count: number): Promise<void> {
  const done = await customers.import(contextOn(database, null), {
    database,
    source: asFile(count),
    isDryRun: false,
  });
  if (!done.ok || done.value.added !== count) throw new Error("the import did not take everybody");
}

async function* asFile(count: number): AsyncGenerator<string> {
  yield "Microsoft ID,Company name,Primary domain name\n";
  const next = companyNames(count);
  for (let from = 0; from < count; from += 1_000) {
    let piece = "";
    for (let n = from; n < Math.min(count, from + 1_000); n += 1) {
      const { companyName, domain } = next();
      piece += `${idOf("f", n)},"${companyName}",${domain}\n`;
    }
    yield piece;
  }
}

async function readList(database: Database, count: number): Promise<void> {
  const vendor = listOf(count);
  const fresh = () => contextOn(database, vendor);
  await directorySyncs.start(fresh(), { kind: "by-hand" });
  const sync = await directorySyncs.carryOn({ fresh, signal: new AbortController().signal });
  if (sync?.state !== "finished" || sync.added !== count) throw new Error("the list was not read");
}

/** A vendor that answers at once, with pages as big as we ask for: its own time is not ours to measure. */
function listOf(count: number): VendorDesk {
  const next = companyNames(count);
  const pageSize = 500;
  return {
    customerList: {
      async readPage(_workspaceId, after): Promise<CustomerListPage> {
        const from = after === null ? 0 : Number(after);
        const to = Math.min(count, from + pageSize);
        const listed = Array.from({ length: to - from }, (_, at): ListedCustomer => {
          const { companyName, domain } = next();
          const tenantId = CustomerTenantId.parse(idOf("f", from + at));
          return { tenantId, companyName, domain, role: "", relationship: "reseller" };
        });
        return { customers: listed, next: to < count ? String(to) : null };
      },
      search: async () => [],
    },
    news: { poll: unused, unsettled: unused, settle: unused, add: unused },
    delegatedAdmin: null,
    get connection() {
      return unused();
    },
  };
}

function copyCustomers(database: Database, count: number, standing: string): Promise<void> {
  const next = companyNames(count);
  const columns = [
    ...["workspace_id", "customer_id", "company_name", "domain", "tenant_id", "origin", "language"],
    ...["standing", "sort_name", "search_text", "created_by", "created_at"],
  ];
  return database.copyIn(
    "customers",
    columns,
    lines(count, (n) => {
      const { companyName, domain } = next();
      const tenantId = CustomerTenantId.parse(idOf("f", n));
      const { sortName, searchText } = derived({
        companyName,
        domain,
        tenantId,
        ownReference: null,
        contactEmail: null,
      });
      return [
        ...[workspaceId, idOf("c", n), companyName, domain, tenantId, "other-portal", "en"],
        ...[standing, sortName, searchText, "system:operator", since.toISOString()],
      ];
    }),
  );
}

function copyRelationships(database: Database, count: number): Promise<void> {
  return database.copyIn(
    "relationships",
    ["workspace_id", "relationship_id", "customer_id", "leg", "leg_key", "state", "has_dap", "activated_at"],
    lines(count, (n) => [
      ...[workspaceId, idOf("e", n), idOf("c", n), "reseller", "", "active", "false", since.toISOString()],
    ]),
  );
}

function copyListed(database: Database, count: number): Promise<void> {
  const next = companyNames(count);
  return database.copyIn(
    "directory_customers",
    [
      "workspace_id",
      "tenant_id",
      "role",
      "company_name",
      "domain",
      "relationship",
      "seen_in",
      "first_seen_at",
    ],
    lines(count, (n) => {
      const { companyName, domain } = next();
      return [
        ...[workspaceId, idOf("f", n), "", companyName, domain, "reseller", idOf("b", 0)],
        since.toISOString(),
      ];
    }),
  );
}
