import { addMonths } from "date-fns";
import type { Core } from "../compose/core.ts";
import { askForSetUp, type SlackWorkspace } from "../compose/slack.ts";
import type { PartnerCenterConfig } from "../config/partner-center.ts";
import type { SlackUserId } from "../domain/ids.ts";
import { vendorPartner, vendorSetUp, vendorSubscription } from "../playground/seed/vendor-set-up.ts";
import { vendorPath } from "../playground/server/vendor-path.ts";
import { directorySyncs, SetUpFile, setUp, vendorConnection } from "../service/index.ts";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../simulators/partner-center/simulator.ts";

/** The simulated vendor beside the simulated Slack, and how the bot gets to know it. */
export interface PlaygroundVendor {
  readonly sim: PartnerCenterSimulator;
  readonly config: PartnerCenterConfig;
  /** A workspace that is set up, signed in and has read its customers: what a real one is after an hour. */
  prepare(core: Core, workspace: SlackWorkspace, owner: SlackUserId): Promise<void>;
  save(): unknown;
  /** `origin` is where the playground answered when it was saved. */
  restore(state: unknown, origin: string): void;
  reset(): void;
  close(): Promise<void>;
}

/** `publicUrl` is the playground's own: whatever the vendor hands out leads there, below its path. */
export async function openPlaygroundVendor(publicUrl: string, now: () => number): Promise<PlaygroundVendor> {
  const sim = await startPartnerCenterSimulator({
    world: "small",
    settings: { mayResellersRemove: true },
    publicUrl: `${publicUrl}${vendorPath}`,
    now,
  });
  const callbackUrl = `${publicUrl}/setup/partner-center/callback`;
  const admit = () => {
    const uris = sim.world.partners.get(vendorPartner.tenantId)?.apps[0]?.redirectUris;
    if (uris && !uris.includes(callbackUrl)) uris.push(callbackUrl);
  };
  admit();
  const { tenantId, subscription } = vendorSubscription;
  const commitmentEndDate = addMonths(new Date(now()), 7).getTime();
  sim.world.subscriptions.set(tenantId, [{ ...subscription, suspensionReasons: [], commitmentEndDate }]);
  const untouched = sim.exportState();
  const { origin } = new URL(sim.origin);
  const config: PartnerCenterConfig = {
    kind: "partner-center",
    cloud: "global",
    tenantId: vendorPartner.tenantId,
    clientId: vendorPartner.clientId,
    clientSecret: sim.world.partners.get(vendorPartner.tenantId)?.apps[0]?.secret ?? "",
    // People sign in where they can get to; the bot itself takes the short way.
    loginUrl: sim.addresses.login,
    apiUrl: `${origin}/api`,
    graphUrl: `${origin}/graph`,
    adminCenterUrl: sim.addresses.adminCenter,
    linkHosts: [],
    certificateHosts: [new URL(sim.addresses.certificates).host],
    trustedRoots: [sim.rootCertificate],
    customerCallsPerMinute: 500,
    // Nobody who plays wants to wait five minutes for the activity log.
    pollSeconds: 10,
    resellerRemoves: true,
  };
  return {
    sim,
    config,
    async prepare(core, workspace, owner) {
      const { workspaceId } = workspace;
      const ctx = core.contextFor(workspaceId, { kind: "system", name: "operator" });
      const file = SetUpFile.parse(vendorSetUp);
      const asked = await askForSetUp(workspace, file);
      const { refusal } = await setUp.apply(ctx, file, {
        presentAdminAgent: asked.presentAdminAgent,
        channels: asked.channels.flatMap(({ id, checked }) =>
          checked.ok ? [{ id, name: checked.name, isShared: checked.isShared ?? false }] : [],
        ),
      });
      if (refusal !== null) throw new Error(`the set-up beside the simulated vendor was refused: ${refusal}`);
      if (!ctx.vendor) throw new Error("the bot was started without its vendor");
      const { connection } = ctx.vendor;
      const { state } = await connection.beginSignIn(workspaceId, owner, callbackUrl, ctx.now());
      const code = sim.signIn(vendorPartner.signsInAs, vendorPartner.clientId, callbackUrl);
      const { end } = await connection.finishSignIn({ state, code, error: null }, ctx.now());
      if (end.outcome !== "signed-in") throw new Error(`the simulated vendor let nobody in: ${end.because}`);
      const hook = await vendorConnection.registerWebHook(ctx, { takeOver: null });
      if (!hook.ok) throw new Error(`the simulated vendor sends us no events: ${hook.reason}`);
      await directorySyncs.start(ctx, { kind: "by-hand" });
      const fresh = () => core.contextFor(workspaceId, { kind: "system", name: "directory" });
      await directorySyncs.carryOn({ fresh, signal: AbortSignal.timeout(60_000) });
    },
    save: () => sim.exportState(),
    restore(state, origin) {
      // The playground may answer at another port than when it was left.
      const text = JSON.stringify(state).replaceAll(origin, publicUrl);
      sim.restoreState(JSON.parse(text));
      admit();
    },
    reset() {
      sim.faults.clear();
      sim.restoreState(untouched);
    },
    close: () => sim.close(),
  };
}
