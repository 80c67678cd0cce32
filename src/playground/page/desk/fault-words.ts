import type { MessageKey, Translate } from "../../../i18n/index.ts";
import type { FaultSwitch } from "../../contract.ts";

const known = [
  "rate-limited",
  "server-error",
  "no-answer",
  "not-arrived",
  "slow",
  "slow-client",
  "late-views",
  "late-acks",
  "lost-acks",
  "groups-away",
] as const satisfies readonly (MessageKey extends infer Key
  ? Key extends `playground.desk.trouble.${infer Id}.see`
    ? Id
    : never
  : never)[];

/** What a switch does, and what a person should see then; a switch that nobody described shows what it is made of. */
export function faultWords({ id, method }: FaultSwitch, t: Translate): { does: string; see: string | null } {
  const one = known.find((name) => name === id);
  return one
    ? { does: t(`playground.desk.trouble.${one}`), see: t(`playground.desk.trouble.${one}.see`) }
    : { does: t("playground.desk.trouble.unknown", { id, method }), see: null };
}
