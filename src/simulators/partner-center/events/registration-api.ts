import { type Context, Hono } from "hono";
import { z } from "zod";
import { classicError, json } from "../server/errors.ts";
import { needs } from "../server/needs.ts";
import type { CallerEnv, Simulation } from "../simulation.ts";
import type { HookRegistration } from "../world/state.ts";
import { eventNamed, eventNames } from "./event-names.ts";
import type { Validations } from "./validations.ts";

type C = Context<CallerEnv>;

/** `/webhooks/v1/registration…`: which events a partner hears of, and where. One registration for each partner. */
export function registrationApi(sim: Simulation, validations: Validations): Hono<CallerEnv> {
  const app = new Hono<CallerEnv>();
  const root = "/webhooks/v1/registration";
  app.use(
    "/webhooks/*",
    needs(sim, { roles: ["admin-agent", "sales-agent", "helpdesk-agent", "billing-admin", "global-admin"] }),
  );
  app.get(`${root}/events`, () => json(200, eventNames));
  app.get(root, (c) => {
    const known = registrationOf(sim, c);
    return known ? json(200, presented(known)) : notRegistered();
  });
  app.post(root, async (c) => {
    if (registrationOf(sim, c))
      return classicError(409, 409, "This tenant has a registration already. Use PUT to replace it.");
    return save(sim, c, sim.newGuid());
  });
  app.put(root, async (c) => {
    const known = registrationOf(sim, c);
    return known ? save(sim, c, known.subscriberId) : notRegistered();
  });
  app.post(`${root}/validationevents`, (c) =>
    validations.ask(c.get("caller").partnerId, c.get("correlationId")),
  );
  app.get(`${root}/validationevents/:id`, (c) =>
    validations.show(c.get("caller").partnerId, c.req.param("id") ?? ""),
  );
  return app;
}

async function save(sim: Simulation, c: C, subscriberId: string): Promise<Response> {
  const asked = await readRegistration(c);
  if (typeof asked === "string") return classicError(400, 2000, asked);
  const registration: HookRegistration = { subscriberId, ...asked };
  sim.world.hooks.set(c.get("caller").partnerId, registration);
  sim.changed();
  return json(200, { SubscriberId: subscriberId, ...presented(registration) });
}

const bodySchema = z.object({
  webhookurl: z.string(),
  webhookevents: z.array(z.string()).min(1),
  signaturetokentomssignatureheader: z.boolean().nullish(),
});

async function readRegistration(c: C): Promise<Omit<HookRegistration, "subscriberId"> | string> {
  const given: unknown = await c.req.json().catch(() => null);
  if (typeof given !== "object" || given === null) return "The body is not a JSON object.";
  const read = bodySchema.safeParse(
    Object.fromEntries(Object.entries(given).map(([key, value]) => [key.toLowerCase(), value])),
  );
  if (!read.success) return "The registration needs a WebhookUrl and at least one name in WebhookEvents.";
  const { webhookurl, webhookevents, signaturetokentomssignatureheader } = read.data;
  if (!URL.canParse(webhookurl) || !/^https?:$/.test(new URL(webhookurl).protocol))
    return "The WebhookUrl is not an address that web hooks can be sent to.";
  const unknown = webhookevents.find((name) => !eventNamed(name));
  if (unknown !== undefined) return `There is no event named ${unknown}.`;
  return {
    webhookUrl: webhookurl,
    webhookEvents: [...new Set(webhookevents.flatMap((name) => eventNamed(name) ?? []))],
    signatureTokenToMsSignatureHeader: signaturetokentomssignatureheader ?? false,
  };
}

function presented({
  webhookUrl,
  webhookEvents,
  signatureTokenToMsSignatureHeader,
}: HookRegistration): object {
  return {
    WebhookUrl: webhookUrl,
    WebhookEvents: webhookEvents,
    ...(signatureTokenToMsSignatureHeader ? { SignatureTokenToMsSignatureHeader: true } : {}),
  };
}

function registrationOf(sim: Simulation, c: C): HookRegistration | undefined {
  return sim.world.hooks.get(c.get("caller").partnerId);
}

export function notRegistered(): Response {
  return classicError(404, 404, "This tenant has no registration for web hooks.");
}
