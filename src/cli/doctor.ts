import { z } from "zod";
import { readWhatCanBeUsed } from "../config.ts";
import { examine, UnknownWorkspace } from "../doctor/examine.ts";
import { type Finding, groups, levels } from "../doctor/finding.ts";
import { type Translate, translator } from "../i18n/index.ts";
import { createLog } from "../log.ts";
import { chooseLanguage } from "./language.ts";
import { versionOf } from "./version.ts";

/**
 * What `kapocs doctor --json` prints. Its fields and the words in `group`, `level` and `code` stay; new ones may come.
 * `text` is for people and may change.
 */
export const DoctorReport = z.object({
  kapocs: z.string(),
  checkedAt: z.iso.datetime(),
  language: z.enum(["en", "hu"]),
  /** False: there is at least one fault. */
  ok: z.boolean(),
  counts: z.object({
    ok: z.number().int(),
    warning: z.number().int(),
    fault: z.number().int(),
    "not-checked": z.number().int(),
  }),
  findings: z.array(
    z.object({
      group: z.enum(groups),
      code: z.string(),
      level: z.enum(levels),
      /** Our id of the workspace that it is about; null for what all share. */
      workspace: z.string().nullable(),
      text: z.string(),
    }),
  ),
});
export type DoctorReport = z.infer<typeof DoctorReport>;

interface Options {
  readonly json?: true;
  readonly lang?: string;
  readonly workspace?: string;
}

/** Ends with 0 when there is no fault, 1 when there is one, 2 when it could not look. */
export async function runDoctor(
  { json, lang, workspace }: Options,
  env: NodeJS.ProcessEnv,
  write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<0 | 1 | 2> {
  const language = chooseLanguage(lang, env);
  const t = translator(language ?? "en");
  if (language === null) return cannot(t("operator.no-such-language", { language: lang ?? "" }));
  const now = new Date();
  try {
    const config = readWhatCanBeUsed(env);
    const log = createLog("silent");
    const findings = await examine({ config, workspaceId: workspace ?? null, now, log });
    const report = toReport(findings, language, now, t);
    if (json) write(JSON.stringify(DoctorReport.parse(report)));
    else for (const line of inWords(report, t)) write(line);
    return report.ok ? 0 : 1;
  } catch (error) {
    if (error instanceof UnknownWorkspace)
      return cannot(t("doctor.unknown-workspace", { known: error.known.join(", ") || "-" }));
    createLog().error({ err: error }, "the doctor could not look");
    return cannot(t("doctor.could-not-look"));
  }
}

function cannot(line: string): 2 {
  process.stderr.write(`${line}\n`);
  return 2;
}

function toReport(
  findings: readonly Finding[],
  language: DoctorReport["language"],
  now: Date,
  t: Translate,
): DoctorReport {
  const counts = { ok: 0, warning: 0, fault: 0, "not-checked": 0 };
  for (const { level } of findings) counts[level] += 1;
  const sorted = groups.flatMap((group) => findings.filter((each) => each.group === group));
  return {
    kapocs: versionOf(),
    checkedAt: now.toISOString(),
    language,
    ok: counts.fault === 0,
    counts,
    findings: sorted.map(({ group, code, level, workspaceId, text }) => ({
      ...{ group, code, level, workspace: workspaceId, text: text(t) },
    })),
  };
}

/** Words tell what is a fault: a log, a screen reader and a colour-blind eye see them too. */
function inWords({ findings, counts, ok }: DoctorReport, t: Translate): readonly string[] {
  const workspaces = new Set(findings.flatMap(({ workspace }) => workspace ?? []));
  const lines: string[] = [];
  const width = Math.max(...levels.map((level) => [...t(`doctor.level.${level}`)].length));
  for (const group of groups) {
    const ofGroup = findings.filter((each) => each.group === group);
    if (ofGroup.length === 0) continue;
    lines.push("", t(`doctor.group.${group}`));
    for (const { level, text, workspace } of ofGroup) {
      const word = t(`doctor.level.${level}`).padEnd(width);
      const where = workspaces.size > 1 && workspace ? `[${workspace}] ` : "";
      lines.push(`  ${word}  ${where}${text}`);
    }
  }
  const { fault: faults, warning: warnings, "not-checked": unchecked } = counts;
  const sum = ok
    ? t("doctor.sum.well", { warnings, unchecked })
    : t("doctor.sum.faults", { faults, warnings, unchecked });
  return [...lines.slice(1), "", sum];
}
