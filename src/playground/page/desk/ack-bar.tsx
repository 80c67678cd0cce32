import type { SeenExchange } from "../../contract.ts";
import { useSession } from "../session.ts";
import { Icon } from "../shell/icon.tsx";

/** Slack waits this long for an acknowledgement. */
export const ackLimitMs = 3000;

export function isLate({ ms, error }: Pick<SeenExchange, "ms" | "error">): boolean {
  return error === "operation_timeout" || (ms !== null && ms > ackLimitMs);
}

/** How much of Slack's three seconds an acknowledgement took: a bar, the number, and a word when it was late. */
export function AckBar({ exchange }: { readonly exchange: SeenExchange }) {
  const { t } = useSession();
  const { ms, status, error } = exchange;
  if (ms === null && error === null && status === null)
    return <span class="ack quiet">{t("playground.desk.under-way")}</span>;
  const late = isLate(exchange);
  const words =
    ms === null
      ? t("playground.desk.ack-none")
      : t(late ? "playground.desk.ack-late" : "playground.desk.ack", { ms });
  return (
    <span class="ack" data-late={late} title={words}>
      <span class="visually-hidden">{words}</span>
      <span class="ack-track" aria-hidden="true">
        <span
          class="ack-fill"
          style={{ width: `${Math.min(100, ((ms ?? ackLimitMs) / ackLimitMs) * 100)}%` }}
        />
      </span>
      <span class="ack-words" aria-hidden="true">
        {late && <Icon name="trouble" size={14} />}
        {ms === null ? t("playground.desk.late") : t("playground.desk.ms", { ms })}
      </span>
    </span>
  );
}
