import { actionsBlock, button, escapeMrkdwn, section } from "../blocks.ts";
import { commands } from "../commands/names.ts";
import { actions } from "../ids.ts";
import { asText, type Message, sections, type Voice } from "./voice.ts";

interface Told {
  readonly why: "reopened" | "installed" | "installed-again" | "token-ending";
  readonly at: Date;
  /** Where the app can be installed. */
  readonly installUrl: string;
}

/** Word to one person about the set-up: it waits for them, or is open again, or the app has to be installed anew. */
export function setUpMessage({ why, at, installUrl }: Told, { t, date }: Voice): Message {
  switch (why) {
    case "reopened":
      return plainly([t("messages.told.set-up-open")]);
    case "installed-again":
      return plainly([t("install.told.again")]);
    case "token-ending":
      return plainly([t("install.told.token-ending", { date: date(at), url: escapeMrkdwn(installUrl) })]);
    case "installed": {
      const steps = t("install.told.first.steps", { invite: "/invite @Kapocs", command: commands.invite });
      return {
        text: asText([t("install.told.first"), steps]),
        blocks: [
          section(t("install.told.first")),
          section(steps),
          actionsBlock([button(actions.setUpOpen, t("install.told.open"), { style: "primary" })]),
        ],
      };
    }
  }
}

function plainly(lines: readonly string[]): Message {
  return { text: asText(lines), blocks: sections(lines) };
}
