import type {
  DelegatedAdmin,
  GdapAsk,
  GdapCreation,
  GdapRelationship,
  GdapState,
  GdapTermination,
} from "../../src/ports/delegated-admin.ts";
import type { VendorDesk } from "../../src/ports/vendor-desk.ts";

const adminCenter = "https://admin.microsoft.com/AdminPortal/Home#/partners/invitation";

/** Granular administration in memory. Each change gives a relationship a new ETag, as the vendor does. */
export class FakeDelegatedAdmin implements DelegatedAdmin {
  readonly relationships = new Map<string, GdapRelationship>();
  readonly terminated: { readonly id: string; readonly etag: string }[] = [];
  readonly requested: GdapAsk[] = [];
  nextCreation: GdapCreation | null = null;
  nextTermination: GdapTermination | Error | null = null;
  #versions = 0;

  have(relationship: Partial<GdapRelationship> & Pick<GdapRelationship, "id">): GdapRelationship {
    this.#versions += 1;
    const whole: GdapRelationship = {
      name: "Helpdesk",
      state: "active",
      tenantId: null,
      companyName: "Kovács és Társa Kft.",
      roleIds: ["f2ef992c-3afb-46b9-b7cf-a126ee74c451"],
      durationDays: 365,
      isAutoExtended: false,
      createdAt: null,
      activatedAt: null,
      endsAt: null,
      etag: `W/"${this.#versions}"`,
      ...relationship,
    };
    this.relationships.set(whole.id, whole);
    return whole;
  }

  becomes(id: string, state: GdapState): void {
    const known = this.relationships.get(id);
    if (!known) throw new Error(`there is no ${id}`);
    const { etag: _etag, ...rest } = known;
    this.have({ ...rest, state });
  }

  async ofCustomer(_workspaceId: unknown, tenantId: string) {
    return [...this.relationships.values()].filter((each) => each.tenantId === tenantId);
  }

  async endingBefore(_workspaceId: unknown, until: Date) {
    return [...this.relationships.values()].filter(
      (each) => each.state === "active" && each.endsAt !== null && each.endsAt < until,
    );
  }

  async find(_workspaceId: unknown, id: string) {
    return this.relationships.get(id) ?? null;
  }

  async request(_workspaceId: unknown, ask: GdapAsk): Promise<GdapCreation> {
    if (this.nextCreation) return this.nextCreation;
    this.requested.push(ask);
    const known = [...this.relationships.values()].find((each) => each.name === ask.name);
    const id = known?.id ?? `relationship-${this.relationships.size + 1}`;
    if (!known) this.have({ ...ask, id, state: "approval-pending" });
    return { outcome: "created", id, approvalUrl: `${adminCenter}/granularAdminRelationships/${id}` };
  }

  async terminate(_workspaceId: unknown, id: string, etag: string): Promise<GdapTermination> {
    const answer = this.nextTermination;
    this.nextTermination = null;
    if (answer && !(answer instanceof Error)) return answer;
    this.terminated.push({ id, etag });
    this.becomes(id, "termination-requested");
    if (answer) throw answer;
    return { outcome: "asked" };
  }
}

/** A desk of which only granular administration is there. */
export function deskWith(delegatedAdmin: DelegatedAdmin): VendorDesk {
  const absent = () => {
    throw new Error("this desk knows granular administration only");
  };
  return {
    connection: {
      status: absent,
      beginSignIn: absent,
      readSignIn: absent,
      finishSignIn: absent,
      renew: absent,
      registerWebHook: absent,
      testWebHook: absent,
    },
    news: { poll: absent, unsettled: absent, settle: absent, add: absent },
    customerList: { readPage: absent, search: absent },
    delegatedAdmin,
  };
}
