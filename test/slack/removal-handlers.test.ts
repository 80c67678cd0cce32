import type { ModalView } from "@slack/types";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { roleGrants, workspaces } from "../../db/schema/index.ts";
import type { StaffActor } from "../../src/domain/actor.ts";
import { RelationshipId, type RemovalRequestId } from "../../src/domain/ids.ts";
import { translator } from "../../src/i18n/index.ts";
import { removals } from "../../src/service/index.ts";
import { validateView } from "../../src/simulators/slack/rules/validate.ts";
import { openDecision, readDecisionAgain } from "../../src/slack/actions/decide-removal.ts";
import { noNoticeButton, openNotice } from "../../src/slack/actions/legal-notice.ts";
import { openRemoval } from "../../src/slack/actions/open-removal.ts";
import {
  abandonRemovalButton,
  providerToldButton,
  retryRemovalButton,
  stopWaitingButton,
  withdrawRemovalButton,
} from "../../src/slack/actions/settle-removal.ts";
import { FormValues, type StateValues } from "../../src/slack/form-values.ts";
import type { ActionRequest, Said, ViewAnswer, ViewRequest } from "../../src/slack/handler.ts";
import { actions } from "../../src/slack/ids.ts";
import {
  readFactsAgain,
  submitAttestation,
  submitRemovalFacts,
} from "../../src/slack/modals/removal-answers.ts";
import { submitDecision } from "../../src/slack/modals/removal-decide-answers.ts";
import { removalScreen } from "../../src/slack/modals/removal-decide-screen.ts";
import { submitNotice } from "../../src/slack/modals/removal-notice.ts";
import { openProviderText } from "../../src/slack/modals/removal-provider.ts";
import { explainRefusal } from "../../src/slack/refusals.ts";
import {
  approved,
  attested,
  enterSubscription,
  executed,
  failed,
  haveGround,
  value,
} from "../service/removals/ground.ts";
import { auditTrail, makeContext, queuedTopics, type TestContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { haveProvider, haveRelationship, relationshipId, tenantId } from "../support/make.ts";
import {
  adminAgent,
  otherAdminAgent,
  otherSalesAgent,
  outsider,
  salesAgent,
  system,
} from "../support/people.ts";

const database = useDatabase();
let ctx: TestContext;

beforeEach(async () => {
  ctx = await makeContext(database.current);
  await haveGround(ctx);
  const { workspaceId } = ctx;
  const grant = { workspaceId, role: "admin-agent", holderKind: "person", grantedBy: "U0" } as const;
  await ctx.db
    .insert(roleGrants)
    .values({ ...grant, holderId: adminAgent.slackUserId, grantedAt: ctx.now() });
});

describe("a removal that was not asked for yet", () => {
  it("is shown at once as being read, then with its facts", async () => {
    const screen = await press(openRemoval, { value: relationshipId });
    expect(screen.opened[0]).toContain("Reading the facts");
    expect(screen.shown()).toContain("Kovács és Társa Kft.");
    expect(screen.shown()).toContain("<@UADMIN1>");
  });

  it("can be tried again in the same window when the directory was silent", async () => {
    ctx.directory.isDown = true;
    const screen = await press(openRemoval, { value: relationshipId });
    expect(screen.shown()).toContain("The partner directory did not answer");
    expect(screen.shown()).toContain(`"${actions.removalReadAgain}"`);
    ctx.directory.isDown = false;
    const again = await press(readFactsAgain, { value: relationshipId, in: screen.last() });
    expect(again.shown()).toContain(`"${actions.removalReason}"`);
  });

  it("is refused to people without a role, in the window and on record", async () => {
    const screen = await press(openRemoval, { value: relationshipId, as: outsider });
    expect(screen.shown()).toContain("You do not have the role for this.");
    expect(await auditTrail(database.current, ctx.workspaceId)).toContain("removal.prepare: not-permitted");
  });

  it("cannot be asked for on the provider's leg, or under an id that is none", async () => {
    expect((await press(openRemoval, { value: "nonsense" })).said).toEqual([
      "This is not here any more, or never was.",
    ]);
    const provider = await haveProvider(ctx);
    const theirs = RelationshipId.parse("e0000000-0000-7000-8000-000000000002");
    const { id } = await haveRelationship(ctx, { id: theirs, leg: "provider", providerId: provider.id });
    expect((await press(openRemoval, { value: id })).shown()).toContain("indirect provider");
  });

  it("says who asked already, and when", async () => {
    await attested(ctx);
    const screen = await press(openRemoval, { value: relationshipId, as: otherSalesAgent });
    expect(screen.shown()).toContain("already under way");
    expect(screen.shown()).toContain("name of USALES1");
  });
});

describe("an attestation on the screen", () => {
  it("makes no request without its tick, whoever sends it", async () => {
    const screen = await toAttestation();
    const answer = await submit(submitAttestation, screen, {});
    expect(answer).toMatchObject({ kind: "errors" });
    expect(
      await removals.ofCustomer(ctx, value(await removals.prepare(ctx, { relationshipId })).customer.id),
    ).toEqual([]);
  });

  it("makes no request for another text than the one that was shown", async () => {
    const screen = await toAttestation();
    const forged = {
      ...screen,
      private_metadata: screen.private_metadata?.replace(/"hash":"./, '"hash":"_') ?? "",
    };
    const answer = await submit(submitAttestation, forged, tick);
    expect(textOf(answer)).toContain("The text of the attestation has changed");
    expect(textOf(answer)).toContain(`"${actions.removalReadAgain}"`);
  });

  it("is nobody else's to submit", async () => {
    const answer = await submit(submitAttestation, await toAttestation(), tick, otherSalesAgent);
    expect(textOf(answer)).toContain("Somebody else began this removal.");
  });

  it("lasts an hour, and is begun again with the reason kept", async () => {
    const screen = await toAttestation("Because.");
    ctx.setNow(new Date(ctx.now().getTime() + 61 * 60_000));
    const answer = await submit(submitAttestation, screen, tick);
    expect(textOf(answer)).toContain("shown too long ago");
    if (answer.kind !== "update") throw new Error("the window was to stay");
    const again = await press(readFactsAgain, { value: relationshipId, in: answer.view });
    expect(again.shown()).toContain('"initial_value":"Because."');
  });

  it("makes one request of ten submissions, and tells the others", async () => {
    const screen = await toAttestation();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => submit(submitAttestation, screen, tick)),
    );
    const texts = answers.map(textOf);
    expect(texts.filter((each) => each.includes("Your request is recorded"))).toHaveLength(1);
    expect(texts.filter((each) => each.includes("already under way"))).toHaveLength(9);
  });
});

describe("a removal that waits for its decision", () => {
  it("is an admin agent's to decide: the decision is kept, and the window waits", async () => {
    const { id } = await attested(ctx);
    const screen = await press(openDecision, { value: id, as: adminAgent });
    expect(screen.opened[0]).toContain("Reading the facts again");
    const answer = await submit(submitDecision, screen.last(), choose("approve"), adminAgent);
    expect(textOf(answer)).toContain("Your decision is being checked");
    expect(await queuedTopics(database.current, ctx.workspaceId)).toContain("removal.decide");
  });

  it("needs a choice, and a reason to deny", async () => {
    const { id } = await attested(ctx);
    const { last } = await press(openDecision, { value: id, as: adminAgent });
    expect(await submit(submitDecision, last(), {}, adminAgent)).toMatchObject({ kind: "errors" });
    expect(await submit(submitDecision, last(), choose("deny"), adminAgent)).toEqual({
      kind: "errors",
      errors: { [actions.removalDecisionReason]: "Please say why: whoever asked for the removal reads it." },
    });
  });

  it("is not decided by its requester, not even by a forged submission", async () => {
    const { id } = await attested(ctx.as(adminAgent));
    const screen = await press(openDecision, { value: id, as: adminAgent });
    expect(screen.last().submit).toBeUndefined();
    const answer = await submit(submitDecision, screen.last(), choose("approve"), adminAgent);
    expect(textOf(answer)).toContain("You asked for this removal yourself");
  });

  it("may be approved, never denied, by its requester where the policy allows it", async () => {
    await ctx.db
      .update(workspaces)
      .set({ ownRemovalAllowed: true })
      .where(eq(workspaces.workspaceId, ctx.workspaceId));
    const { id } = await attested(ctx.as(adminAgent));
    const screen = await press(openDecision, { value: id, as: adminAgent });
    expect(screen.shown()).toContain("needs no second person");
    expect(screen.shown()).toContain("Approve: the relationship ends");
    expect(screen.shown()).not.toContain("Deny: the relationship stands");
  });

  it("can be looked at again when the directory was silent", async () => {
    const { id } = await attested(ctx);
    ctx.directory.isDown = true;
    const screen = await press(openDecision, { value: id, as: adminAgent });
    expect(screen.shown()).toContain(`"${actions.removalDecideAgain}"`);
    ctx.directory.isDown = false;
    const again = await press(readDecisionAgain, { value: id, as: adminAgent, in: screen.last() });
    expect(again.shown()).toContain(`"${actions.removalDecision}"`);
  });

  it("names what changed since the attestation", async () => {
    const { id } = await attested(ctx);
    await enterSubscription(ctx);
    const screen = await press(openDecision, { value: id, as: adminAgent });
    expect(screen.shown()).toContain("The facts have changed since the attestation");
    expect(screen.shown()).toContain("New in the way, or changed:\\n• Microsoft 365 Business Standard");
  });

  it("is withdrawn by whoever asked, not by another sales agent", async () => {
    const { id } = await attested(ctx);
    const refused = await press(withdrawRemovalButton, { value: id, as: otherSalesAgent });
    expect(refused.said[0]).toContain("You may do this with your own only");
    const withdrawn = await press(withdrawRemovalButton, { value: id });
    expect(withdrawn.said[0]).toContain("The removal request was withdrawn");
    const late = await press(openDecision, { value: id, as: adminAgent });
    expect(late.shown()).toContain("This was already withdrawn. name of USALES1 did it on");
  });
});

describe("the window that waits for a decision", () => {
  it("says that the removal was approved, and by then perhaps carried out", async () => {
    const { id } = await executed(ctx);
    expect(await result(id, null)).toContain("Approved and carried out");
  });
  it("still waits while nothing is decided", async () => {
    const { id } = await attested(ctx);
    expect(await result(id, null)).toContain("Your decision is being checked");
  });
  it("shows the change that a refused decision met", async () => {
    const { id } = await attested(ctx);
    await enterSubscription(ctx);
    const facts = value(await removals.readFacts(ctx, id));
    await removals.approve(ctx.as(adminAgent), { removalId: id, reason: null, facts });
    // What came after the refusal is another matter.
    await enterSubscription(ctx, "cancelled");
    const shown = await result(id, "facts-changed");
    expect(shown).toContain("Nothing was decided.");
    expect(shown).toContain("New in the way, or changed:\\n• Microsoft 365 Business Standard");
  });
  it("names each blocker", async () => {
    await enterSubscription(ctx);
    const { id } = await attested(ctx);
    expect(await result(id, "blocked")).toContain("• Microsoft 365 Business Standard (subscription, active)");
  });
  it("names who could, when the role was lost on the way", async () => {
    const { id } = await attested(ctx);
    expect(await result(id, "not-permitted")).toContain("<@UADMIN1>");
  });
  it.each(["slack-cannot-answer", "directory-unavailable"])(
    "can be tried again after %s",
    async (refusal) => {
      const { id } = await attested(ctx);
      expect(await result(id, refusal)).toContain(`"${actions.removalDecideAgain}"`);
    },
  );
  it("says something sensible to a word that this code does not know", async () => {
    const { id } = await attested(ctx);
    expect(await result(id, "no-such-word")).toContain("Nothing was decided.");
  });
});

describe("a removal that failed", () => {
  it("is tried again or closed by an admin agent only", async () => {
    const { id } = await failed(ctx);
    for (const handler of [retryRemovalButton, abandonRemovalButton])
      expect((await press(handler, { value: id })).said[0]).toContain("Only admin agents may do this");
    expect((await press(retryRemovalButton, { value: id, as: adminAgent })).said[0]).toContain("once more");
    expect((await press(abandonRemovalButton, { value: id, as: adminAgent })).said[0]).toContain(
      "already being carried out",
    );
  });
  it("can be closed, and asked for again", async () => {
    const { id } = await failed(ctx);
    expect((await press(abandonRemovalButton, { value: id, as: adminAgent })).said[0]).toContain(
      "was closed",
    );
    expect((await press(openRemoval, { value: relationshipId })).shown()).toContain(
      `"${actions.removalReason}"`,
    );
  });
});

describe("a removal that was carried out", () => {
  it("takes word that no legal notice is required, once", async () => {
    const { id } = await executed(ctx);
    expect((await press(noNoticeButton, { value: id })).said[0]).toContain("a legal notice is not required");
    expect((await press(noNoticeButton, { value: id })).said[0]).toContain("already recorded");
  });

  it("takes the notice that was given, and says each fault under its field", async () => {
    const { id } = await executed(ctx);
    const screen = await press(openNotice, { value: id });
    const empty = await submit(submitNotice, screen.last(), {});
    expect(empty).toMatchObject({
      errors: {
        [actions.noticeTo]: "Please fill this in.",
        [actions.noticeOn]: "Please choose a day.",
        [actions.noticeHow]: "Please fill this in.",
      },
    });
    // The service lets tomorrow pass, since somewhere it has begun: not where this person is.
    expect(await submit(submitNotice, screen.last(), noticeOn("2026-03-03"))).toMatchObject({
      errors: { b: expect.stringContaining("still to come") },
    });
    expect(textOf(await submit(submitNotice, screen.last(), noticeOn("2026-03-02")))).toContain(
      "was recorded",
    );
    expect((await press(openNotice, { value: id })).opened[0]).toContain('"initial_date":"2026-03-02"');
  });

  it("is nobody's to give word on who neither asked nor administers", async () => {
    const { id } = await executed(ctx);
    expect((await press(openNotice, { value: id, as: otherSalesAgent })).said[0]).toContain("your own only");
    expect((await press(noNoticeButton, { value: id, as: otherAdminAgent })).said[0]).toContain(
      "not required",
    );
  });

  it("takes no word before it is", async () => {
    const { id } = await attested(ctx);
    expect((await press(openNotice, { value: id })).said[0]).toContain("This one has not been.");
    expect((await press(noNoticeButton, { value: id })).said[0]).toContain("No admin agent has decided");
  });
});

describe("a removal that our provider has to carry out", () => {
  const waiting = async () => {
    const { id } = await approved(ctx);
    ctx.directory.nextRemovalAnswer = { outcome: "provider-must", message: "Not you.", providerId: null };
    value(await removals.execute(ctx.as(system("dispatcher")), { removalId: id }));
    return id;
  };

  it("has a text to send that names the customer, its tenant, who decided and the correlation id", async () => {
    const id = await waiting();
    const screen = await press(openProviderText, { value: id });
    for (const words of [
      "Customer: Kovács és Társa Kft.",
      `Microsoft ID (tenant id): ${tenantId}`,
      "Asked for by name of USALES1",
      "Decided by name of UADMIN1",
      `Correlation id of our own attempt: ${ctx.correlationId}`,
      "<mailto:?subject=",
    ])
      expect(screen.shown()).toContain(words);
    expect(screen.shown()).toContain(`"${actions.removalProviderTold}"`);
  });

  it("is marked as sent once, and says by whom when somebody does it again", async () => {
    const id = await waiting();
    expect((await press(providerToldButton, { value: id })).said[0]).toContain("was written to");
    const again = await press(providerToldButton, { value: id, as: otherSalesAgent });
    expect(again.said[0]).toContain("name of USALES1");
    const screen = await press(openProviderText, { value: id });
    expect(screen.shown()).not.toContain(`"${actions.removalProviderTold}"`);
  });

  it("is waited for no longer when an admin agent says so, and then has nothing to send", async () => {
    const id = await waiting();
    expect((await press(stopWaitingButton, { value: id })).said[0]).toContain("do not have the role");
    expect((await press(stopWaitingButton, { value: id, as: adminAgent })).said[0]).toContain("failed");
    expect((await press(openProviderText, { value: id })).said[0]).toContain("does not wait");
  });
});

describe("a directory that tells less, or why it tells nothing", () => {
  it("is not taken for one that shows nothing in the way", async () => {
    ctx.directory.unread = ["holdings", "gdap"];
    const screen = await press(openRemoval, { value: relationshipId });
    expect(screen.shown()).toContain("Partner Center does not show our account the subscriptions");
    expect(screen.shown()).toContain("GDAP) could not be read");
    expect(screen.shown()).not.toContain("Nothing stands in the way");
  });

  it("names who must do what, to who asks and to who decides", async () => {
    const { id } = await attested(ctx);
    ctx.directory.isDown = true;
    ctx.directory.trouble = "no-mfa";
    const opened = await press(openDecision, { value: id, as: adminAgent });
    expect(opened.shown()).toContain("multi-factor authentication");
    const decided = await removalScreen(requestOf(adminAgent), {
      removalId: id,
      refusal: "directory-unavailable",
    });
    expect(JSON.stringify(decided)).toContain("multi-factor authentication");
  });
});

interface Screen {
  readonly opened: string[];
  readonly said: string[];
  last(): ModalView;
  shown(): string;
}

/** Presses a button and keeps what the person gets to see, each view held against Slack's rules. */
async function press(
  handler: (request: ActionRequest) => Promise<void>,
  { value: pressed, as = salesAgent, in: view }: { value: string; as?: StaffActor; in?: ModalView },
): Promise<Screen> {
  const opened: string[] = [];
  const said: string[] = [];
  let last = view;
  const keep = (shown: ModalView) => {
    expect(validateView(JSON.parse(JSON.stringify(shown)))).toEqual([]);
    last = shown;
  };
  await handler({
    ...requestOf(as),
    actionId: "",
    blockId: "",
    value: pressed,
    message: null,
    values: new FormValues({}),
    view: view ? shownView(view) : null,
    publishHome: async () => {},
    openView: async (shown) => {
      keep(shown);
      opened.push(JSON.stringify(shown));
      return "V1";
    },
    updateView: async (_id, shown) => {
      keep(shown);
      return true;
    },
    say: async (text: Said) => {
      said.push(typeof text === "string" ? text : text.text);
    },
  });
  const current = () => {
    if (!last) throw new Error("no view was shown");
    return last;
  };
  return { opened, said, last: current, shown: () => JSON.stringify(current()) };
}

async function submit(
  handler: (request: ViewRequest) => Promise<ViewAnswer>,
  view: ModalView,
  state: StateValues,
  as: StaffActor = salesAgent,
): Promise<ViewAnswer> {
  const nothing = async () => {
    throw new Error("a submission answers by itself");
  };
  const request = { ...requestOf(as), openView: nothing, updateView: nothing, say: nothing };
  const answer = await handler({ ...request, view: shownView(view), values: new FormValues(state) });
  if ("view" in answer) expect(validateView(JSON.parse(JSON.stringify(answer.view)))).toEqual([]);
  return answer;
}

function requestOf(actor: StaffActor) {
  const t = translator("en");
  const { slackUserId } = actor;
  const person = {
    slackUserId,
    name: slackUserId,
    language: "en",
    timeZone: "Europe/Budapest",
    isWorkspaceAdmin: false,
  } as const;
  const grants = async () => [
    {
      role: "admin-agent",
      holder: { kind: "person", slackUserId: adminAgent.slackUserId },
      grantedBy: "U0",
      grantedAt: ctx.now(),
    } as const,
  ];
  const identify = {
    hasAdminAgentBeside: async () => true,
    nameOf: async (id: string) => `name of ${id}`,
  };
  const explain: ViewRequest["explain"] = (refusal, permission) =>
    explainRefusal(refusal, permission ?? null, {
      t,
      person,
      actor,
      grants,
      presentAdmins: async () => null,
      nameOf: async (id) => `name of ${id}`,
    });
  // These handlers never call Slack themselves, and ask of people only what stands here.
  return {
    ctx: ctx.as(actor),
    actor,
    t,
    person,
    explain,
    identify,
    scopes: new Set(),
    client: {},
  } as unknown as Pick<
    ViewRequest,
    "ctx" | "actor" | "t" | "person" | "explain" | "identify" | "scopes" | "client"
  >;
}

function shownView(view: ModalView) {
  return {
    id: "V1",
    rootId: "V1",
    isThird: false,
    hash: "1",
    type: "modal",
    callbackId: view.callback_id ?? "",
    privateMetadata: view.private_metadata ?? "",
  } as const;
}

async function toAttestation(reason = "The contract ended."): Promise<ModalView> {
  const facts = await press(openRemoval, { value: relationshipId });
  const answer = await submit(submitRemovalFacts, facts.last(), {
    [actions.removalReason]: { [actions.removalReason]: { type: "plain_text_input", value: reason } },
  });
  if (answer.kind !== "update") throw new Error("the attestation was to follow");
  return answer.view;
}

async function result(removalId: RemovalRequestId, refusal: string | null): Promise<string> {
  const { t, person } = requestOf(adminAgent);
  const view = await removalScreen({ ctx: ctx.as(adminAgent), t, person }, { removalId, refusal });
  expect(validateView(JSON.parse(JSON.stringify(view)))).toEqual([]);
  return JSON.stringify(view);
}

const tick: StateValues = {
  b: { [actions.removalDeclaration]: { type: "checkboxes", selected_options: [{ value: "declared" }] } },
};

function choose(decision: string): StateValues {
  return {
    b: { [actions.removalDecision]: { type: "radio_buttons", selected_option: { value: decision } } },
  };
}

function noticeOn(day: string): StateValues {
  return {
    a: { [actions.noticeTo]: { type: "plain_text_input", value: "Kovács Éva" } },
    b: { [actions.noticeOn]: { type: "datepicker", selected_date: day } },
    c: { [actions.noticeHow]: { type: "plain_text_input", value: "by registered letter" } },
  };
}

function textOf(answer: ViewAnswer): string {
  return JSON.stringify(answer);
}
