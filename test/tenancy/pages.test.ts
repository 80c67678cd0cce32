import { describe, expect, it } from "vitest";
import { CorrelationId } from "../../src/domain/ids.ts";
import { createWebApp } from "../../src/web/app.tsx";
import { createInstallStates } from "../../src/web/install-state.ts";

const nobody = async () => null;

/** Every page there can be, over desks that know nobody. */
function everyPage() {
  const app = createWebApp({
    front: { open: nobody, answer: nobody },
    handOver: { read: nobody },
    signIn: {
      desk: {
        begun: nobody,
        finish: async () => ({
          ...{ workspaceId: null, by: null, trouble: null },
          end: { outcome: "refused", because: "unknown-state" },
        }),
      },
      languageOf: async () => "en",
      placeOf: null,
    },
    passports: { open: nobody, confirm: nobody, skip: nobody } as never,
    vendorEvents: { receive: nobody } as never,
    install: {
      desk: { consentUrl: () => "", finish: nobody } as never,
      states: createInstallStates("a secret"),
      isSecure: true,
    },
    log: { info: () => {}, error: () => {} },
    newCorrelationId: () => CorrelationId.parse("reference-1"),
    now: () => new Date(),
  });
  return new Set(
    app.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`),
  );
}

/** How a request says whose it is, and where it is tried that it cannot be another's. */
const whose: Readonly<Record<string, string>> = {
  "GET /": "nobody's: delivery.test.ts",
  "GET /assets/:file": "nobody's",
  "GET /i/:token": "a hashed secret: delivery.test.ts",
  "POST /i/:token": "a hashed secret: delivery.test.ts",
  "GET /h/:pass": "a hashed secret: delivery.test.ts, and the query in queries.test.ts",
  "GET /h/:pass/invitation.eml": "the same",
  "GET /p/:token": "a hashed secret: the queries in queries.test.ts",
  "POST /p/:token": "the same",
  "GET /setup/partner-center/callback": "a hashed state, used once: slack/partner-of-each-workspace.test.ts",
  "POST /setup/partner-center/callback": "the same",
  "POST /partner-center/events/:address":
    "a keyed hash of the workspace: adapters/partner-center/web-hook.test.ts",
  "GET /slack/install": "nobody's: delivery.test.ts",
  "GET /slack/oauth_redirect": "a signed state and Slack's own code: slack/many-workspaces.test.ts",
};

describe("the pages", () => {
  it("are all known by how they tell whose they are", () => {
    expect([...everyPage()].sort()).toEqual(Object.keys(whose).sort());
  });
});
