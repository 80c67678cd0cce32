import { answerBreaks, type Shown, showAnswer } from "../push/acks.ts";
import { type Delivery, deliver } from "../push/deliver.ts";
import { commandForm } from "../push/payloads.ts";
import { type Fields, isFields } from "../rules/shape.ts";
import { noteBreaks, type Simulation } from "../simulation.ts";
import type { PushError } from "../traffic.ts";
import { builtInCommands } from "../web-api/manifest.ts";
import type { Channel, User } from "../world/state.ts";

export interface CommandSaid {
  readonly command: string;
  readonly text: string;
}

/** Why a command never reaches the app, in the words the person sees: it is Slack's own, or nobody's. */
export function refusedCommand(sim: Simulation, user: User, command: string): string | undefined {
  const app = sim.installation;
  const isRegistered = app?.commands.some((one) => one.command === command) ?? false;
  if (builtInCommands.includes(command) && !(app?.allowBuiltInCommands && isRegistered))
    return `${command} is Slack's own command: it ran, and no app heard of it.`;
  if (!isRegistered || !app?.scopes.includes("commands") || app.revoked || user.isStranger)
    return `${command} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.`;
  return undefined;
}

/** Slack's words for a command that was sent and failed. */
export function failedCommand(command: string, error: PushError): string {
  return `${command} failed with the error "${error}"`;
}

/** Sends a command to the app and shows what it answers at once. */
export async function runCommand(
  sim: Simulation,
  user: User,
  channel: Channel,
  said: CommandSaid,
): Promise<{ status: number; ms: number; error?: PushError; shown?: Shown }> {
  const body = commandForm(sim, user, channel, said);
  const delivered = await deliver(sim, { kind: "command", body });
  const { status, ms, error } = delivered;
  if (error) return { status, ms, error };
  const shown = showAck(sim, user, channel, delivered);
  return { status, ms, ...(shown ? { shown } : {}) };
}

function showAck(
  sim: Simulation,
  user: User,
  channel: Channel,
  { exchange, answer }: Delivery,
): Shown | undefined {
  if (answer === undefined || answer === "") return undefined;
  const breaks = answerBreaks(answer);
  noteBreaks(sim, exchange, "command ack", breaks);
  const message: Fields = isFields(answer) ? answer : { text: String(answer) };
  if (breaks.some(({ code }) => code !== "unknown_field")) return undefined;
  const posted = showAnswer(sim, { userId: user.id, channelId: channel.id }, message);
  return (
    posted && {
      text: posted.text,
      blocks: posted.blocks,
      responseType: posted.ephemeralFor ? "ephemeral" : "in_channel",
    }
  );
}
