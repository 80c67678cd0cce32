import { z } from "zod";
import { classicError, json, throttled } from "../server/errors.ts";
import type { Simulation } from "../simulation.ts";
import { isSubscribed } from "./announce.ts";
import { sevenDigits, tailFrom } from "./instants.ts";
import { bodyOf, type HookMessage } from "./message.ts";
import type { Attempt, Sender } from "./sender.ts";

/** Test events that partners asked for, and what came of each attempt to deliver them. */
export interface Validations {
  ask(partnerId: string, correlationId: string): Response;
  show(partnerId: string, correlationId: string): Response;
  note(message: HookMessage, attempt: Attempt): void;
  exportState(): unknown;
  restoreState(state: unknown): void;
}

const validationSchema = z.object({
  correlationId: z.string(),
  partnerId: z.string(),
  askedAt: z.number(),
  status: z.enum(["pending", "completed", "failed"]),
  callbackUrl: z.string(),
  results: z.array(
    z.object({
      responseCode: z.string(),
      responseMessage: z.string(),
      systemError: z.boolean(),
      dateTimeUtc: z.string(),
    }),
  ),
});
type Validation = z.infer<typeof validationSchema>;

const minuteMs = 60_000;
const keptMs = 7 * 24 * 60 * minuteMs;
const perMinute = 2;

export function makeValidations(sim: Simulation, sender: () => Sender): Validations {
  const known = new Map<string, Validation>();
  return {
    ask(partnerId) {
      const registration = sim.world.hooks.get(partnerId);
      if (!registration) return classicError(404, 404, "This tenant has no registration for web hooks.");
      if (!isSubscribed(sim, partnerId, "test-created"))
        return classicError(400, 2000, "This tenant is not subscribed to test-created.");
      const now = sim.now();
      const recent = [...known.values()].filter(
        (one) => one.partnerId === partnerId && now - one.askedAt < minuteMs,
      );
      const [oldest] = recent;
      if (recent.length >= perMinute && oldest)
        return throttled(Math.max(1, Math.ceil((oldest.askedAt + minuteMs - now) / 1000)));
      const correlationId = sim.newGuid();
      const { webhookUrl: callbackUrl } = registration;
      known.set(correlationId, {
        correlationId,
        partnerId,
        askedAt: now,
        status: "pending",
        callbackUrl,
        results: [],
      });
      sender().send({
        // The delivery carries the validation's id, so that its attempts are found again.
        id: correlationId,
        partnerId,
        eventName: "test-created",
        body: bodyOf({
          eventName: "test-created",
          resourceUri: `${sim.addresses.api}/webhooks/v1/registration/validationEvents/${correlationId}`,
          resourceName: "test",
          auditUri: null,
          changedAt: sevenDigits(now, tailFrom(sim.newGuid())),
        }),
      });
      return json(200, { correlationId });
    },
    show(partnerId, correlationId) {
      const found = known.get(correlationId);
      if (!found || found.partnerId !== partnerId || sim.now() - found.askedAt > keptMs)
        return classicError(404, 404, `There is no validation event ${correlationId}.`);
      const { status, callbackUrl, results } = found;
      return json(200, { correlationId, partnerId, status, callbackUrl, results });
    },
    note({ id }, { status, statusText, url }) {
      const found = known.get(id);
      if (!found) return;
      const isTaken = status >= 200 && status <= 299;
      known.set(id, {
        ...found,
        status: isTaken ? "completed" : "failed",
        callbackUrl: url,
        results: [
          ...found.results,
          {
            responseCode: codeNames.get(status) ?? (status === 0 ? "" : String(status)),
            responseMessage: isTaken ? "" : statusText.slice(0, 200),
            systemError: status === 0,
            dateTimeUtc: sevenDigits(sim.now(), tailFrom(sim.newGuid())),
          },
        ],
      });
    },
    exportState: () => structuredClone([...known.values()]),
    restoreState(state) {
      known.clear();
      for (const one of z.array(validationSchema).parse(state)) known.set(one.correlationId, one);
    },
  };
}

/** As .NET names them. */
const codeNames = new Map([
  [200, "OK"],
  [201, "Created"],
  [202, "Accepted"],
  [204, "NoContent"],
  [400, "BadRequest"],
  [401, "Unauthorized"],
  [403, "Forbidden"],
  [404, "NotFound"],
  [500, "InternalServerError"],
  [503, "ServiceUnavailable"],
]);
