import { Hono } from "hono";
import { z } from "zod";
import { keepTime } from "../graph/clock.ts";
import type { CallerEnv, EventsPart, Simulation } from "../simulation.ts";
import { announce } from "./announce.ts";
import { auditApi } from "./audit-api.ts";
import { makeKeyring } from "./keyring.ts";
import { registrationApi } from "./registration-api.ts";
import { makeSender, type Sender, type SenderSettings, usualSending } from "./sender.ts";
import { makeValidations } from "./validations.ts";

const stateSchema = z.object({ sender: z.unknown(), validations: z.unknown() });

/** Audit records, the registration for web hooks, and their sender with a chain of certificates of its own. */
export function startEvents(
  sim: Simulation,
  settings: Partial<SenderSettings> = {},
): EventsPart & Pick<Sender, "offline" | "flush"> {
  const keyring = makeKeyring(sim.now(), sim.addresses.certificates);
  const validations = makeValidations(sim, () => sender);
  const sender = makeSender(sim, keyring, { ...usualSending, ...settings }, validations.note);
  const stopTime = keepTime(sim);
  const api = new Hono<CallerEnv>();
  api.route("/", auditApi(sim));
  api.route("/", registrationApi(sim, validations));
  return {
    announce: (event) => announce(sim, sender, event),
    get rootCertificate() {
      return keyring.rootCertificate;
    },
    api,
    certificates: keyring.routes,
    idle: sender.idle,
    offline: sender.offline,
    flush: sender.flush,
    exportState: () => ({ sender: sender.exportState(), validations: validations.exportState() }),
    restoreState(state) {
      const read = stateSchema.parse(state);
      validations.restoreState(read.validations);
      sender.restoreState(read.sender);
    },
    close() {
      stopTime();
      sender.close();
    },
  };
}
