import { GdapRequestId } from "../../../src/domain/ids.ts";
import { linkPlaceholder } from "../../../src/domain/invitation.ts";
import { gdap } from "../../../src/service/index.ts";
import { makeContext, newId, type TestContext } from "../../support/context.ts";
import type { TestDatabase } from "../../support/databases.ts";
import { deskWith, FakeDelegatedAdmin } from "../../support/delegated-admin.ts";
import { customerId, haveChannel, haveCustomer, tenantId } from "../../support/make.ts";
import { adminAgent, system } from "../../support/people.ts";
import { value } from "../removals/ground.ts";

export interface GdapGround {
  /** Acts as an admin agent. */
  readonly ctx: TestContext;
  /** The same workspace as the bot itself. */
  readonly bot: TestContext;
  readonly admin: FakeDelegatedAdmin;
}

/** A customer with a tenant, a team channel, and a vendor that has granular administration. */
export async function haveGdap(database: TestDatabase): Promise<GdapGround> {
  const admin = new FakeDelegatedAdmin();
  const ctx = await makeContext(database.current, { actor: adminAgent, vendor: deskWith(admin) });
  await haveCustomer(ctx);
  await haveChannel(ctx);
  return { ctx, bot: ctx.as(system("directory")), admin };
}

export const reader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
export const globalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

export function asking(changes: Partial<Parameters<typeof gdap.request>[1]["terms"]> = {}) {
  const id = GdapRequestId.parse(newId());
  return {
    id,
    customerId,
    terms: {
      name: `Reading ${id.slice(-6)}`,
      roleIds: [reader],
      durationDays: 365,
      isAutoExtended: false,
      ...changes,
    },
    language: "hu" as const,
    subject: "Kérés",
    text: `Tisztelt Kovács Éva!\n\n${linkPlaceholder}\n`,
    viewId: null,
  };
}

/** Created with the vendor: the draft waits to be handed over. */
export async function drafted({ ctx, bot }: GdapGround) {
  const { id } = value(await gdap.request(ctx, asking()));
  return value(await gdap.create(bot, { gdapRequestId: id, viewId: null }));
}

export async function handedOver(ground: GdapGround) {
  const { id } = await drafted(ground);
  return value(await gdap.handOver(ground.ctx, { gdapRequestId: id }));
}

/** An active relationship of the customer's, and what an admin agent who saw it would choose. */
export function haveActive({ admin }: GdapGround, id = "granular-1") {
  const { name, etag } = admin.have({ id, tenantId });
  return { gdapId: id, name, etag };
}

export async function endAsked(ground: GdapGround) {
  const chosen = [haveActive(ground)];
  const [end] = value(await gdap.askEnd(ground.ctx, { customerId, chosen, reason: "The contract ended." }));
  if (!end) throw new Error("one end was asked for");
  return end;
}
