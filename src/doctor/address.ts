import { lookup } from "node:dns/promises";
import { addressOf } from "../compose.ts";
import type { ReadableConfig } from "../config.ts";
import { type Finding, found } from "./finding.ts";
import { ask } from "./running-bot.ts";

/** Whether customers, Slack and the vendor can reach us at PUBLIC_URL, as far as this machine can tell. */
export async function examineAddress(
  config: ReadableConfig,
  isRunning: boolean,
): Promise<readonly Finding[]> {
  const { publicUrl, slack, partnerDirectory } = config;
  if (publicUrl === "mistaken") return [];
  const isReached = slack?.transport.kind === "http" || partnerDirectory?.kind === "local";
  if (publicUrl === null)
    return [
      !slack || !isReached
        ? found("ok", "doctor.address.not-needed")
        : partnerDirectory?.kind === "local"
          ? found(isRealSlack(config) ? "fault" : "warning", "doctor.address.missing-for-links")
          : found("not-checked", "doctor.address.missing"),
    ];
  const findings: Finding[] = [];
  const fault = slack ? addressOf({ publicUrl, slack }, publicUrl).fault : null;
  if (fault === "loopback") return [found("fault", "doctor.address.loopback", { url: publicUrl })];
  if (fault === "not-https") findings.push(found("fault", "doctor.address.not-https", { url: publicUrl }));
  const { hostname } = new URL(publicUrl);
  try {
    await lookup(hostname.replace(/^\[|\]$/g, ""));
  } catch {
    return [...findings, found("fault", "doctor.address.unresolvable", { host: hostname })];
  }
  const answer = await ask(`${publicUrl}/healthz`);
  if (answer?.status === 200 && answer.text === "ok")
    findings.push(found("ok", "doctor.address.answers", { url: publicUrl }));
  else if (!isRunning)
    findings.push(found("not-checked", "doctor.address.bot-not-running", { url: publicUrl }));
  else if (answer)
    findings.push(found("fault", "doctor.address.another", { url: publicUrl, status: answer.status }));
  else findings.push(found("not-checked", "doctor.address.silent", { url: publicUrl }));
  return findings;
}

function isRealSlack({ slack }: ReadableConfig): boolean {
  return (
    slack !== null && addressOf({ publicUrl: "http://localhost", slack }, "http://localhost").fault !== null
  );
}
