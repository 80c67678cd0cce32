import { openSetUp } from "../actions/setup.ts";
import { header, section } from "../blocks.ts";
import type { CommandHandler } from "../handler.ts";
import { commands } from "./names.ts";

export const setUpCommand: CommandHandler = (request) => openSetUp(request);

/** What can be typed; also the answer to everything that was not understood. */
export const usage: CommandHandler = async ({ t }) => ({ text: t("core.usage", commands) });

export const help: CommandHandler = async ({ t }) => {
  const parts = [
    t("core.help.invite", { invite: commands.invite }),
    t("core.help.accept"),
    t("core.help.remove"),
    t("core.help.where"),
    t("core.usage", commands),
  ];
  return {
    text: [t("core.help.title"), ...parts].join("\n\n"),
    blocks: [header(t("core.help.title")), ...parts.map((part) => section(part))],
  };
};
