import type { ModalView } from "@slack/types";
import { may } from "../../domain/permissions.ts";
import type { Translate } from "../../i18n/index.ts";
import { entrance, transfers } from "../../service/index.ts";
import { limits, plain, section } from "../blocks.ts";
import type {
  ActionRequest,
  CommandAnswer,
  CommandRequest,
  Interactive,
  ViewAnswer,
  ViewRequest,
} from "../handler.ts";
import { actions, views } from "../ids.ts";
import { noticeView } from "../privately.ts";
import { frame } from "./inputs.ts";

/** A list for the bot: read through first, imported when somebody says so. */
export function listImport(t: Translate): ModalView {
  return {
    type: "modal",
    callback_id: views.listImport,
    title: plain(t("list.import.title"), limits.title),
    submit: plain(t("list.import.submit"), limits.title),
    close: plain(t("common.cancel"), limits.title),
    blocks: [
      section(t("list.import.intro")),
      {
        ...frame(actions.listFile, t("list.import.file"), { hint: t("list.import.hint") }),
        element: {
          type: "file_input",
          action_id: actions.listFile,
          filetypes: ["csv", "txt", "tsv"],
          max_files: 1,
        },
      },
    ],
  };
}

/** `/kapocs import`. */
export async function importCommand(request: CommandRequest): Promise<CommandAnswer> {
  return openListImport(request);
}

/** *Import a list* in App Home. */
export async function importButton(request: ActionRequest): Promise<void> {
  const refusal = await openListImport(request);
  if (refusal !== null) await request.say(refusal);
}

async function openListImport(request: Interactive): Promise<string | null> {
  const { ctx, actor, t } = request;
  if (!may(actor, "customer.import"))
    return request.explain(await entrance.refuse(ctx, "customer.import", null), "customer.import");
  // Without the scope Slack takes no such field.
  if (isMissing(request, "files:read")) return t("list.because.no-file-scope");
  await request.openView(listImport(t));
  return null;
}

/** Slack does not always say what it granted. */
function isMissing({ scopes }: Interactive, scope: string): boolean {
  return scopes.size > 0 && !scopes.has(scope);
}

export async function submitListImport(request: ViewRequest): Promise<ViewAnswer> {
  const { ctx, t, values } = request;
  const [file] = values.files(actions.listFile);
  const complain = (text: string): ViewAnswer => ({
    kind: "errors",
    errors: { [values.blockOf(actions.listFile)]: text },
  });
  if (!file) return complain(t("list.import.no-file"));
  const offered = await transfers.offer(ctx, { fileId: file.id, name: file.name, bytes: file.bytes });
  if (offered.ok) return { kind: "update", view: noticeView(t, t("list.import.taken")) };
  const said = await request.explain(offered, "customer.import");
  return offered.reason === "file-too-large" ? complain(said) : { kind: "update", view: noticeView(t, said) };
}

/** `/kapocs export`, and *Export the customers* in App Home. */
export async function exportCommand(request: CommandRequest): Promise<CommandAnswer> {
  return askForExport(request);
}

export async function exportButton(request: ActionRequest): Promise<void> {
  await request.say(await askForExport(request));
}

async function askForExport(request: Interactive): Promise<string> {
  if (may(request.actor, "customer.export") && isMissing(request, "files:write"))
    return request.t("list.because.no-send-scope");
  const asked = await transfers.askForExport(request.ctx);
  return asked.ok ? request.t("list.export.begun") : request.explain(asked, "customer.export");
}
