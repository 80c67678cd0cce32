import type { WebClient } from "@slack/web-api";
import type { Settings, TeamChannel } from "../domain/settings.ts";
import { checkChannel } from "../slack/channel-check.ts";
import { type Finding, found } from "./finding.ts";
import { printable } from "./slack.ts";

/** Whether cards can go where they are meant to go, and to nobody else. */
export async function examineChannels(
  client: WebClient,
  channels: readonly TeamChannel[],
  settings: Settings,
): Promise<readonly Finding[]> {
  if (channels.length === 0) return [found("warning", "doctor.channels.none")];
  const findings: Finding[] = [];
  for (const channel of channels) {
    const name = printable(channel.name);
    const checked = await checkChannel(client, channel.id);
    if (!checked.ok) findings.push(faultOf(checked.fault, name, channel.id));
    else if (checked.isShared === null)
      findings.push(found("not-checked", "doctor.channels.cannot-see", { name }));
    else if (checked.isShared && !settings.sharedChannelsAllowed)
      findings.push(found("fault", "doctor.channels.shared", { name }));
    else if (checked.isShared) findings.push(found("warning", "doctor.channels.shared-allowed", { name }));
    else findings.push(found("ok", "doctor.channels.fine", { name }));
  }
  return findings;
}

type Fault = Extract<Awaited<ReturnType<typeof checkChannel>>, { ok: false }>["fault"];

function faultOf(fault: Fault, name: string, id: string): Finding {
  switch (fault) {
    case "not-in-channel":
      return found("fault", "doctor.channels.not-in-channel", { name, id });
    case "archived":
      return found("fault", "doctor.channels.archived", { name });
    case "no-posting":
      return found("fault", "doctor.channels.no-posting", { name });
    case "direct":
      return found("fault", "doctor.channels.direct", { name });
    case "slack":
      return found("not-checked", "doctor.channels.silent", { name });
  }
}
