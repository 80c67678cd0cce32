import type { Button, KnownBlock } from "@slack/types";
import type { SupportedLanguage, Translate } from "../../i18n/index.ts";
import type { DirectoryTrouble } from "../../ports/partner-directory.ts";
import { type ShownConnection, vendorConnection } from "../../service/index.ts";
import { actionsBlock, button, context, escapeMrkdwn, present, section, slackDate } from "../blocks.ts";
import type { Request } from "../handler.ts";
import { actions } from "../ids.ts";

/** What the overview says of the way to the vendor, and to whom. */
export interface ConnectionPart extends ShownConnection {
  readonly language: SupportedLanguage;
}

/** Null with the local registry. Each reading brings a new address to sign in at. */
export async function readConnectionPart({
  ctx,
  person,
}: Pick<Request, "ctx" | "person">): Promise<ConnectionPart | null> {
  const shown = await vendorConnection.open(ctx);
  return shown && { ...shown, language: person.language };
}

/** State, signed in as, until when, and what is wrong with the person who must act; then the button. */
export function connectionBlocks(
  t: Translate,
  part: ConnectionPart,
  further: readonly Button[] = [],
): KnownBlock[] {
  const isSignedIn = part.status.state === "signed-in";
  const lookAgain = button(actions.connectionLookAgain, t("connection.look-again"));
  return present([
    section([t("connection.title"), stateOf(t, part), troubleOf(t, part)].filter(Boolean).join("\n")),
    !isSignedIn && context(t("connection.who-signs-in")),
    actionsBlock([...signInButton(t, part), lookAgain, ...further], actions.connectionSignIn),
  ]);
}

/** It stands out where somebody has to press it. */
function signInButton(t: Translate, { status, signInUrl }: ConnectionPart): Button[] {
  if (signInUrl === null) return [];
  const isFine = status.state === "signed-in" && status.trouble === null;
  const words = status.state === "not-signed-in" ? "connection.sign-in" : "connection.sign-in-again";
  const style = isFine ? {} : ({ style: "primary" } as const);
  return [button(actions.connectionSignIn, t(words), { url: signInUrl, ...style })];
}

function stateOf(t: Translate, { status, language }: ConnectionPart): string {
  const as = escapeMrkdwn(status.signedInAs ?? "");
  if (status.state === "not-signed-in") return t("connection.not-signed-in");
  if (status.state === "ended") return t("connection.ended", { as });
  return t("connection.signed-in", {
    as,
    since: status.signedInAt ? slackDate(status.signedInAt, language) : "",
    until: status.endsAt ? slackDate(status.endsAt, language, "day") : "",
  });
}

function troubleOf(t: Translate, { status, language }: ConnectionPart): string | null {
  if (status.trouble === null) return null;
  const what = troubleSentence(t, status.trouble);
  if (status.troubleSince === null) return what;
  return t("connection.trouble.since", { since: slackDate(status.troubleSince, language), what });
}

/** What happened, and who must do what now. */
export function troubleSentence(t: Translate, trouble: DirectoryTrouble): string {
  return t(`connection.trouble.${trouble}`);
}
