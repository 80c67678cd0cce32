import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "../../src/domain/actor.ts";
import { audit } from "../../src/service/index.ts";
import { openNotice } from "../../src/slack/actions/legal-notice.ts";
import { removeCommand } from "../../src/slack/commands/remove.ts";
import type { ActionRequest, CommandRequest } from "../../src/slack/handler.ts";
import { editCustomerButton } from "../../src/slack/modals/customer-edit.ts";
import { askForPlace } from "../../src/slack/modals/delivery-place.ts";
import { makeContext, type TestContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { customerId, haveCustomer, removalId } from "../support/make.ts";
import { adminAgent, outsider } from "../support/people.ts";

const database = useDatabase();
let ctx: TestContext;
beforeAll(async () => {
  ctx = await makeContext(database.current);
  await haveCustomer(ctx);
});
afterAll(() => expect(opened).toEqual([]));

const opened: unknown[] = [];
const said: unknown[] = [];

function asNobody(value: string) {
  const actor: StaffActor = outsider;
  const request = {
    ctx: ctx.as(actor),
    ...{ actor, value, view: null, text: value },
    t: (key: string) => key,
    explain: async ({ reason }: { reason: string }) => reason,
    say: async (words: unknown) => void said.push(words),
    openView: async (view: unknown) => void opened.push(view),
  };
  // These handlers ask nothing else of a request before they refuse.
  return request as unknown as ActionRequest & CommandRequest;
}

describe("a form asked for without the role", () => {
  const messageId = randomUUID();
  it.each([
    ["customer.edit", customerId, editCustomerButton],
    ["outbox.retry", messageId, askForPlace],
    ["removal.give-notice", removalId, openNotice],
  ] as const)("is not opened, and the refusal is on record: %s", async (act, id, handle) => {
    await handle(asNobody(id));
    expect(said.at(-1)).toBe("not-permitted");
    await expectOnRecord(act, id);
  });

  it("is not searched for either: /remove-customer", async () => {
    expect(await removeCommand(asNobody("kovacs"))).toBe("not-permitted");
    await expectOnRecord("removal.request", "");
  });

  async function expectOnRecord(act: string, id: string) {
    const page = await audit.latest(ctx.as(adminAgent), { limit: 1 });
    expect(page.ok && page.value.entries).toMatchObject([
      { act, outcome: "refused", reason: "not-permitted", actor: outsider.slackUserId, subject: { id } },
    ]);
  }
});
