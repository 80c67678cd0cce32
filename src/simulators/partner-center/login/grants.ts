import type { Simulation } from "../simulation.ts";
import type { Partner, PartnerApp, PartnerUser } from "../world/state.ts";
import { type AuthorizationCode, codeMs, type Grant, newRefreshToken } from "./state.ts";

/** Somebody finished signing in: the code that a redirect carries. */
export function keepCode(
  sim: Simulation,
  grant: Grant,
  asked: Pick<AuthorizationCode, "redirectUri" | "challenge" | "nonce">,
): string {
  const code = `0.A${sim.newGuid().replaceAll("-", "")}${sim.newGuid().replaceAll("-", "")}`;
  sim.login.codes.set(code, { ...grant, ...asked, expiresAt: sim.now() + codeMs, isUsed: false });
  forgetOld(sim);
  return code;
}

/** As if this person signed in by the page, with a second factor if there is one. */
export function freshCode(
  sim: Simulation,
  userPrincipalName: string,
  clientId: string,
  redirectUri: string,
): string {
  return keepCode(sim, grantOf(sim, userPrincipalName, clientId), {
    redirectUri,
    challenge: null,
    nonce: null,
  });
}

export function grantTo(sim: Simulation, userPrincipalName: string, clientId: string): string {
  return keepRefreshToken(sim, grantOf(sim, userPrincipalName, clientId));
}

export function keepRefreshToken(sim: Simulation, grant: Grant): string {
  const text = `1.A${sim.newGuid().replaceAll("-", "")}${sim.newGuid().replaceAll("-", "")}`;
  sim.changed();
  return newRefreshToken(sim.login, grant, text, sim.now());
}

/** Throws where the world has no such person or app: a test's own mistake. */
function grantOf(sim: Simulation, userPrincipalName: string, clientId: string): Grant {
  const found = findUser(sim, userPrincipalName);
  if (!found) throw new Error(`Nobody is called ${userPrincipalName} at any partner of this world.`);
  const app = findApp(found.partner, clientId);
  if (!app) throw new Error(`${found.partner.name} has no app with the client id ${clientId}.`);
  return {
    partnerId: found.partner.tenantId,
    clientId: app.clientId,
    userPrincipalName: found.user.userPrincipalName,
    isMfaCompliant: found.user.hasMfa,
  };
}

export function findUser(
  sim: Simulation,
  userPrincipalName: string,
): { partner: Partner; user: PartnerUser } | undefined {
  for (const partner of sim.world.partners.values()) {
    const user = userOf(partner, userPrincipalName);
    if (user) return { partner, user };
  }
  return undefined;
}

export function userOf(partner: Partner, userPrincipalName: string): PartnerUser | undefined {
  const wanted = userPrincipalName.toLowerCase();
  return partner.users.find((one) => one.userPrincipalName.toLowerCase() === wanted);
}

export function findApp(partner: Partner, clientId: string): PartnerApp | undefined {
  return partner.apps.find((one) => one.clientId.toLowerCase() === clientId.toLowerCase());
}

/** Codes live for minutes and refresh tokens for months: what ended long ago goes. */
function forgetOld(sim: Simulation): void {
  const now = sim.now();
  for (const [code, { expiresAt }] of sim.login.codes)
    if (expiresAt + codeMs < now) sim.login.codes.delete(code);
}
