import { CustomerTenantId, type WorkspaceId } from "../../../src/domain/ids.ts";
import { DirectoryUnavailable } from "../../../src/ports/partner-directory.ts";
import {
  type ListedCustomer,
  StaleContinuation,
  type VendorCustomerList,
  type VendorDesk,
  type VendorNews,
} from "../../../src/ports/vendor-desk.ts";

export const tenant = (n: number) =>
  CustomerTenantId.parse(`7e4a0000-0000-4000-8000-${String(n).padStart(12, "0")}`);

export function listed(n: number, overrides: Partial<ListedCustomer> = {}): ListedCustomer {
  return {
    tenantId: tenant(n),
    companyName: `Company ${n}`,
    domain: `c${n}.example`,
    role: "",
    relationship: "reseller",
    ...overrides,
  };
}

/** A vendor with a customer list that a test writes, and a feed of news that a test reads. */
export class ListedVendor implements VendorDesk {
  customers: readonly ListedCustomer[] = [];
  pageSize = 2;
  readonly news: VendorDesk["news"];
  readonly customerList: VendorCustomerList;
  readonly delegatedAdmin = null;
  /** Every page that was asked for, by where it began. */
  readonly asked: (string | null)[] = [];
  /** What happens to the next page asked for, once. */
  next: "stale" | "unavailable" | (() => Promise<void>) | null = null;
  /** By key. */
  readonly told = new Map<string, VendorNews>();

  constructor() {
    this.customerList = {
      readPage: (_workspaceId, after) => this.#readPage(after),
      search: async (_workspaceId, by, prefix) =>
        this.customers.filter((each) =>
          (by === "domain" ? (each.domain ?? "") : each.companyName)
            .toLowerCase()
            .startsWith(prefix.toLowerCase()),
        ),
    };
    this.news = {
      poll: async () => {},
      unsettled: async () => [...this.told.values()],
      settle: async () => {},
      add: async (_workspaceId: WorkspaceId, news: VendorNews) => {
        if (!this.told.has(news.key)) this.told.set(news.key, news);
      },
    };
  }

  get connection(): VendorDesk["connection"] {
    throw new Error("no sign-in in this test");
  }

  async #readPage(after: string | null) {
    this.asked.push(after);
    const { next } = this;
    this.next = null;
    if (next === "stale") throw new StaleContinuation("too old");
    if (next === "unavailable") throw new DirectoryUnavailable("away", { trouble: "throttled" });
    if (typeof next === "function") await next();
    const from = after === null ? 0 : Number(after.slice("token ".length));
    const to = from + this.pageSize;
    return {
      customers: this.customers.slice(from, to),
      next: to < this.customers.length ? `token ${to}` : null,
    };
  }
}
