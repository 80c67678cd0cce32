import type { KnownBlock } from "@slack/types";
import { ListTransferId } from "../../domain/ids.ts";
import type { ListTransfer, TransferReport } from "../../domain/list-transfer.ts";
import { sayProblem } from "../../i18n/import-problem.ts";
import type { Translate } from "../../i18n/index.ts";
import { transfers } from "../../service/index.ts";
import { actionsBlock, button, dangerButton } from "../blocks.ts";
import { actions } from "../ids.ts";
import { asText, sections, type Voice } from "../messages/voice.ts";
import type { BulletinRenderer } from "./renderers.ts";

/** Where a customer list stands that came in, or is to go out. Its owner alone gets it. */
export const listTransfer: BulletinRenderer = async (ctx, bulletin, { kind, voice }) => {
  const id = ListTransferId.safeParse(bulletin.id);
  const transfer = id.success && kind === "person" ? await transfers.get(ctx, id.data) : null;
  if (!transfer) return null;
  const lines = linesOf(transfer, voice);
  return { text: asText(lines), blocks: [...sections(lines), ...buttonsOf(transfer, voice.t)] };
};

function linesOf(transfer: ListTransfer, voice: Voice): (string | null)[] {
  const { state, report, undone, because, percent } = transfer;
  const { t } = voice;
  const name = voice.name(transfer.name);
  switch (state) {
    case "reading":
    case "importing":
      return [t(`list.${state}`, { name, percent })];
    case "undoing":
    case "cancelled":
      return [t(`list.${state}`, { name })];
    case "writing":
      return [t("list.writing")];
    case "read":
      return [
        t("list.read", { name }),
        ...(report ? foundLines(report, voice) : []),
        because ? t(`list.because.${because}`) : null,
      ];
    case "imported":
      return [
        t("list.imported", { name }),
        report && t("list.imported.counts", countsOf(report)),
        because === "too-late" ? t("list.because.too-late") : null,
        canUndo(transfer) ? t("list.imported.undoable") : null,
      ];
    case "undone":
      return [
        t("list.undone", { name }),
        undone && t("list.undone.counts", { ...undone }),
        undone && undone.kept > 0
          ? t("list.undone.kept", {
              names: undone.keptNames.map(voice.name).join(", "),
              more: undone.kept - undone.keptNames.length,
            })
          : null,
      ];
    case "sent":
      return [t("list.sent", { name, count: report?.rows ?? 0 })];
    case "refused":
      return [t("list.refused", { name }), t(`list.because.${because ?? "slack-away"}`)];
  }
}

function foundLines(report: TransferReport, { t, name }: Voice): (string | null)[] {
  const { problems, rejected, ignoredColumns } = report;
  const shown = problems.slice(0, problemsShown);
  return [
    t("list.read.counts", countsOf(report)),
    ignoredColumns.length > 0
      ? t("import.ignored-columns", { columns: ignoredColumns.map(name).join(", ") })
      : null,
    shown.length > 0 ? t("list.read.problems") : null,
    ...shown.map((problem) => `• ${sayProblem(problem, t)}`),
    rejected > shown.length ? t("list.read.more-problems", { count: rejected - shown.length }) : null,
    isWorthIt(report) ? t("list.read.nothing-yet") : t("list.read.nothing-new"),
  ];
}

const problemsShown = 15;

function buttonsOf(transfer: ListTransfer, t: Translate): KnownBlock[] {
  const { id, state, report } = transfer;
  if (state === "read")
    return [
      actionsBlock([
        ...(report && isWorthIt(report)
          ? [button(actions.listTake, t("list.button.import"), { style: "primary", value: id })]
          : []),
        ...(report && report.problems.length > problemsShown
          ? [button(actions.listProblems, t("list.button.problems"), { value: id })]
          : []),
        button(actions.listCancel, t("list.button.cancel"), { value: id }),
      ]),
    ];
  if (!canUndo(transfer)) return [];
  const dialog = {
    title: t("list.undo.title"),
    text: t("list.undo.text"),
    yes: t("list.undo.yes"),
    no: t("common.cancel"),
  };
  return [actionsBlock([dangerButton(actions.listUndo, t("list.button.undo"), dialog, id)])];
}

function canUndo({ state, report, because }: ListTransfer): boolean {
  return state === "imported" && report !== null && isWorthIt(report) && because !== "too-late";
}

/** Something would change. */
function isWorthIt({ added, updated }: TransferReport): boolean {
  return added + updated > 0;
}

function countsOf({ rows, added, updated, unchanged, rejected }: TransferReport) {
  return { rows, added, updated, unchanged, rejected };
}
