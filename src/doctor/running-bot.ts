import { type Finding, found } from "./finding.ts";

export interface RunningBot {
  readonly findings: readonly Finding[];
  readonly isRunning: boolean;
}

const withinMs = 3_000;

/** Asks the bot of this machine, at HOST and PORT, whether it is ready. */
export async function examineBot(host: string, port: number | null): Promise<RunningBot> {
  // A port that the system chooses is known to nobody else.
  if (port === null || port === 0) return { isRunning: false, findings: [] };
  const url = `http://${reachable(host)}:${port}`;
  const answer = await ask(`${url}/readyz`);
  const isKapocs = answer !== null && (await ask(`${url}/healthz`))?.text === "ok";
  if (!answer) return { isRunning: false, findings: [found("not-checked", "doctor.bot.silent", { url })] };
  if (!isKapocs) return { isRunning: false, findings: [found("warning", "doctor.bot.another", { url })] };
  const finding =
    answer.status === 200
      ? found("ok", "doctor.bot.ready", { url })
      : found("fault", "doctor.bot.not-ready", {
          url,
          why: answer.text.split("\n").join("; ").slice(0, 300),
        });
  return { isRunning: true, findings: [finding] };
}

export async function ask(url: string): Promise<{ readonly status: number; readonly text: string } | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(withinMs), redirect: "manual" });
    return { status: response.status, text: (await response.text()).trim() };
  } catch {
    return null;
  }
}

/** All addresses of a machine are no address that one can ask. */
function reachable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
