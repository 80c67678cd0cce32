import type { SeenExchange } from "../../contract.ts";
import { useSession } from "../session.ts";
import { Icon } from "../shell/icon.tsx";
import { AckBar } from "./ack-bar.tsx";
import { clockOf } from "./clock.ts";

interface RowProps {
  readonly exchange: SeenExchange;
  readonly href: string;
  /** The bot broke a rule of Slack's in it. */
  readonly isBreaking: boolean;
  readonly isChosen: boolean;
  /** The one line that Tab stops at. */
  readonly isStop: boolean;
}

/** One line of the drawer, of one height whatever it says; a link, so that it can be opened beside or sent. */
export function ExchangeRow({ exchange, href, isBreaking, isChosen, isStop }: RowProps) {
  const session = useSession();
  const { t } = session;
  const { number, at, direction, name, about, error, fault } = exchange;
  return (
    <a
      class="exchange"
      href={href}
      tabIndex={isStop ? 0 : -1}
      data-number={number}
      data-way={direction}
      data-breaking={isBreaking}
      aria-current={isChosen ? "true" : undefined}
    >
      <span class="exchange-at quiet">{clockOf(session, at)}</span>
      <span class="exchange-way" title={t(`playground.desk.${direction}`)}>
        <span aria-hidden="true">{direction === "push" ? "→" : "←"}</span>
        <span class="visually-hidden">{t(`playground.desk.${direction}`)}</span>
      </span>
      <span class="exchange-name">{name}</span>
      <span class="exchange-about quiet">{about}</span>
      {isBreaking && <span class="tag tag-danger">{t("playground.desk.violation")}</span>}
      {fault !== null && <span class="tag tag-warn">{t("playground.desk.played")}</span>}
      <span class="exchange-result" data-failed={error !== null}>
        {error !== null && <Icon name="trouble" size={14} />}
        {error ?? (direction === "call" ? statusWords(exchange, t("playground.desk.under-way")) : "")}
      </span>
      {direction === "push" && <AckBar exchange={exchange} />}
    </a>
  );
}

function statusWords({ status }: SeenExchange, underWay: string): string {
  return status === null ? underWay : String(status);
}
