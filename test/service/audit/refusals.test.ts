import { beforeEach, describe, expect, it } from "vitest";
import { audit, customers, invitations } from "../../../src/service/index.ts";
import { makeContext, type TestContext } from "../../support/context.ts";
import { useDatabase } from "../../support/databases.ts";
import { customerId, haveCustomer } from "../../support/make.ts";
import { adminAgent, outsider } from "../../support/people.ts";

describe("a refusal in the audit trail", () => {
  const database = useDatabase();
  let ctx: TestContext;
  beforeEach(async () => {
    ctx = await makeContext(database.current);
    await haveCustomer(ctx);
  });

  const trail = async (of: { customerId?: typeof customerId } = {}) => {
    const page = await audit.latest(ctx.as(adminAgent), of);
    if (!page.ok) throw new Error(page.reason);
    return page.value.entries;
  };

  it("names what it was about, and stands in that customer’s own trail", async () => {
    const typed = { companyName: "Kovács Kft." };
    await customers.edit(ctx.as(outsider), { customerId, typed });
    expect(await trail({ customerId })).toMatchObject([
      { act: "customer.edit", outcome: "refused", reason: "not-permitted", subject: { id: customerId } },
    ]);
  });

  it.each(["a secret that somebody typed", "\ud83d", "a\u0000b"])(
    "holds nothing that was typed: %j",
    async (tenantId) => {
      await customers.add(ctx.as(outsider), { companyName: "X", tenantId });
      expect(JSON.stringify(await trail())).not.toContain(JSON.stringify(tenantId).slice(1, -1));
      expect(await trail()).toMatchObject([{ act: "customer.add", subject: { id: "" } }]);
    },
  );

  it("is there although only a form was asked for", async () => {
    await invitations.begin(ctx.as(outsider));
    expect(await trail()).toMatchObject([
      { act: "invitation.begin", actor: "UOUTSIDER", reason: "not-permitted" },
    ]);
  });
});
