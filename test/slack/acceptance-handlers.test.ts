import type { ModalView } from "@slack/types";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { invitations as invitationRows } from "../../db/schema/index.ts";
import type { StaffActor } from "../../src/domain/actor.ts";
import type { AcceptanceId, CustomerId, InvitationId } from "../../src/domain/ids.ts";
import { translator } from "../../src/i18n/index.ts";
import { validateView } from "../../src/simulators/slack/rules/validate.ts";
import {
  adoptAcceptanceButton,
  confirmAcceptanceButton,
  doubtAcceptanceButton,
} from "../../src/slack/actions/settle-acceptance.ts";
import { renderers } from "../../src/slack/bulletins/renderers.ts";
import { FormValues, type StateValues } from "../../src/slack/form-values.ts";
import type { ActionRequest, Said, ViewAnswer, ViewRequest } from "../../src/slack/handler.ts";
import { homeScreen } from "../../src/slack/home/home-screen.ts";
import { freshHome } from "../../src/slack/home/state.ts";
import { actions } from "../../src/slack/ids.ts";
import { createVoice } from "../../src/slack/messages/voice.ts";
import { askWhyIgnored, submitIgnore } from "../../src/slack/modals/acceptance-ignore.ts";
import { linkOptions, openLink, submitLink } from "../../src/slack/modals/acceptance-link.ts";
import { openIgnored } from "../../src/slack/modals/acceptances-ignored.ts";
import { explainRefusal } from "../../src/slack/refusals.ts";
import { became, later, onlyAcceptance, profile, takeOver, tenant } from "../service/acceptances/ground.ts";
import { groundFor, sentInvitation, standingOf } from "../service/invitations/ground.ts";
import { firstNow, makeContext, type TestContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { adminAgent, otherSalesAgent, salesAgent } from "../support/people.ts";

const database = useDatabase();
const t = translator("en");
let ctx: TestContext;
let customerId: CustomerId;
let invitationId: InvitationId;
let acceptanceId: AcceptanceId;

beforeEach(async () => {
  ctx = await makeContext(database.current);
  ctx.directory.linksArePersonal = false;
  customerId = await groundFor(ctx);
  invitationId = await sentInvitation(ctx, customerId);
});

/** The vendor shows an acceptance whose name leads to the invitation, or to none. */
async function seen(what: "likely" | "unclaimed"): Promise<void> {
  ctx.setNow(later);
  const who = what === "likely" ? profile : { companyName: "Ismeretlen Bt.", domain: null, country: "HU" };
  ctx.directory.tenantAccepts({ workspaceId: ctx.workspaceId, tenantId: tenant }, who);
  expect(await became(ctx)).toBe(what);
  acceptanceId = (await onlyAcceptance(ctx)).acceptance_id;
}

describe("an agent who is asked whether an acceptance is theirs", () => {
  beforeEach(() => seen("likely"));

  it("reads who accepted and why it may be theirs, in a message and in Home", async () => {
    const asked = await bulletin("acceptance.likely");
    expect(asked).toContain("KOVACS ES TARSA");
    expect(asked).toContain("Kovács és Társa Kft.");
    expect(asked).toContain("legal form and accents aside");
    expect(asked).toContain(actions.acceptanceYes);
    expect(await home(salesAgent)).toContain("Is this your customer?");
    expect(await home(otherSalesAgent)).not.toContain("Is this your customer?");
  });

  it("says yes, and the question turns into what was done", async () => {
    expect(await press(confirmAcceptanceButton)).toContain("Noted: it is the answer of Kovács és Társa Kft.");
    await takeOver(ctx);
    expect(await standingOf(ctx, customerId)).toBe("active");
    const settled = await bulletin("acceptance.likely");
    expect(settled).toContain("<@USALES1> matched it with the invitation of Kovács és Társa Kft.");
    expect(settled).not.toContain(actions.acceptanceYes);
    expect(await press(confirmAcceptanceButton)).toContain("matched with an invitation already");
  });

  it("says no, and admin agents are asked instead", async () => {
    expect(await press(doubtAcceptanceButton)).toContain("it is not theirs");
    expect(await bulletin("acceptance.likely")).toContain("Admin agents now look for whose it is");
    const asked = await bulletin("acceptance.unclaimed");
    expect(asked).toContain("An agent said that it is not the answer");
    expect(asked).toContain("It could be of:");
    expect(await press(confirmAcceptanceButton)).toContain("Somebody has already said that it is not theirs");
  });

  it("is not another sales agent", async () => {
    expect(await press(confirmAcceptanceButton, otherSalesAgent)).toContain("with your own only");
    expect((await onlyAcceptance(ctx)).state).toBe("likely");
  });
});

describe("an admin agent who places an acceptance", () => {
  beforeEach(() => seen("unclaimed"));

  it("finds it in Home, and sales agents do not", async () => {
    expect(await home(adminAgent)).toContain("Unclaimed acceptances");
    expect(await home(salesAgent)).not.toContain("Unclaimed acceptances");
  });

  it("links it to an invitation after saying that the names may differ", async () => {
    const view = await open(openLink);
    const found = await options(view, "kov");
    expect(found).toEqual([[invitationId, expect.stringContaining("Kovács és Társa Kft.: handed over on")]]);
    const answer = await submit(submitLink, view, chosen());
    expect(answer).toEqual({
      kind: "errors",
      errors: { [actions.acceptanceInvitation]: expect.stringContaining("Ismeretlen Bt.") },
    });
    const linked = await submit(submitLink, view, chosen(true));
    expect(JSON.stringify(linked)).toContain("it is the answer of Kovács és Társa Kft.");
    await takeOver(ctx);
    const [row] = await ctx.db
      .select()
      .from(invitationRows)
      .where(eq(invitationRows.invitationId, invitationId));
    expect(row?.state).toBe("accepted");
  });

  it("is asked for an invitation when none was picked", async () => {
    const answer = await submit(submitLink, await open(openLink), {});
    expect(answer).toEqual({
      kind: "errors",
      errors: { [actions.acceptanceInvitation]: "Please pick an invitation." },
    });
  });

  it("accepts it as a new customer", async () => {
    expect(await press(adoptAcceptanceButton, adminAgent)).toContain("Ismeretlen Bt. was added");
    expect(await home(adminAgent)).not.toContain("Unclaimed acceptances");
  });

  it("ignores it with a reason, and finds it among the ignored ones", async () => {
    const view = await open(askWhyIgnored);
    expect(await submit(submitIgnore, view, typed(" "))).toMatchObject({ kind: "errors" });
    expect(JSON.stringify(await submit(submitIgnore, view, typed("A test tenant.")))).toContain("Ignored");
    expect(await home(adminAgent)).toContain("Every acceptance is placed");
    const ignored = JSON.stringify(await open(openIgnored));
    expect(ignored).toContain("A test tenant.");
    expect(ignored).toContain(actions.acceptanceAdopt);
  });

  it("is the only one who may", async () => {
    for (const handler of [openLink, askWhyIgnored, adoptAcceptanceButton, openIgnored]) {
      expect(await press(handler, salesAgent)).toContain("admin agent");
    }
    expect((await onlyAcceptance(ctx)).state).toBe("unclaimed");
  });
});

function chosen(isSure = false): StateValues {
  return {
    [actions.acceptanceInvitation]: {
      [actions.acceptanceInvitation]: {
        type: "external_select",
        selected_option: { value: invitationId },
      },
    },
    [actions.acceptanceSure]: {
      [actions.acceptanceSure]: {
        type: "checkboxes",
        selected_options: isSure ? [{ value: "sure" }] : [],
      },
    },
  };
}

function typed(reason: string): StateValues {
  const id = actions.acceptanceReason;
  return { [id]: { [id]: { type: "plain_text_input", value: reason } } };
}

async function bulletin(kind: "acceptance.likely" | "acceptance.unclaimed"): Promise<string> {
  const reader = { kind: "person", slackId: "USALES1", voice: createVoice("en", t, null) } as const;
  const system = ctx.as({ kind: "system", name: "dispatcher" });
  return JSON.stringify(await renderers[kind](system, { kind, id: acceptanceId }, reader));
}

async function home(actor: StaffActor): Promise<string> {
  const view = await homeScreen({ ...requestOf(actor), ctx: ctx.as(actor) }, freshHome);
  expect(validateView(JSON.parse(JSON.stringify(view)))).toEqual([]);
  return JSON.stringify(view);
}

async function options(view: ModalView, query: string) {
  const found = await linkOptions({
    ...requestOf(adminAgent),
    actionId: actions.acceptanceInvitation,
    query,
    view: shownView(view),
  });
  return found.map(({ value, text }) => [value, text.text]);
}

/** What was said, or shown, to whoever pressed. */
async function press(
  handler: (request: ActionRequest) => Promise<void>,
  as: StaffActor = salesAgent,
): Promise<string> {
  const said: string[] = [];
  await handler({ ...requestOf(as), ...pressed(), say: async (text: Said) => void said.push(wordsOf(text)) });
  return said.join("\n");
}

async function open(handler: (request: ActionRequest) => Promise<void>): Promise<ModalView> {
  const opened: ModalView[] = [];
  const openView = async (view: ModalView) => {
    expect(validateView(JSON.parse(JSON.stringify(view)))).toEqual([]);
    opened.push(view);
    return "V1";
  };
  await handler({ ...requestOf(adminAgent), ...pressed(), openView });
  const [view] = opened;
  if (!view) throw new Error("no view was opened");
  return view;
}

function submit(
  handler: (request: ViewRequest) => Promise<ViewAnswer>,
  view: ModalView,
  state: StateValues,
): Promise<ViewAnswer> {
  return handler({ ...requestOf(adminAgent), view: shownView(view), values: new FormValues(state) });
}

function pressed() {
  return {
    actionId: "",
    blockId: "",
    value: acceptanceId,
    message: null,
    values: new FormValues({}),
    view: null,
    publishHome: async () => {},
  };
}

function shownView(view: ModalView) {
  return {
    id: "V1",
    rootId: "V1",
    isThird: false,
    hash: "1",
    type: "modal" as const,
    callbackId: view.callback_id ?? "",
    privateMetadata: view.private_metadata ?? "",
  };
}

function requestOf(actor: StaffActor) {
  const { slackUserId } = actor;
  const person = {
    slackUserId,
    name: slackUserId,
    language: "en",
    timeZone: "Europe/Budapest",
    isWorkspaceAdmin: false,
  } as const;
  const grant = {
    role: "admin-agent",
    holder: { kind: "person", slackUserId: adminAgent.slackUserId },
    grantedBy: "U0",
    grantedAt: firstNow,
  } as const;
  const grants = async () => [grant];
  const nameOf = async (id: string) => `name of ${id}`;
  const explaining = { t, person, actor, grants, nameOf, presentAdmins: async () => null };
  const nobody = async (): Promise<never> => {
    throw new Error("this test does not expect it");
  };
  const request = {
    ctx: ctx.as(actor),
    actor,
    person,
    t,
    explain: ((refusal, permission) =>
      explainRefusal(refusal, permission ?? null, explaining)) as ViewRequest["explain"],
    openView: nobody,
    updateView: nobody,
    say: nobody,
  };
  // Handlers of acceptances ask neither Slack itself nor who others are.
  return request as typeof request & Pick<ViewRequest, "client" | "identify" | "scopes">;
}

function wordsOf(said: Said): string {
  return typeof said === "string" ? said : said.text;
}
