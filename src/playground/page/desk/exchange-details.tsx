import type { ComponentChildren } from "preact";
import type { Violation } from "../../../simulators/slack/traffic.ts";
import type { SeenExchange } from "../../contract.ts";
import { useSession } from "../session.ts";
import { Icon } from "../shell/icon.tsx";
import { inFull } from "../shell/times.ts";
import { AckBar } from "./ack-bar.tsx";
import { JsonTree } from "./json-tree.tsx";

interface DetailsProps {
  readonly number: number;
  readonly exchange: SeenExchange | undefined;
  /** What the bot broke in it. */
  readonly violations: readonly Violation[];
  /** To the list without this one. */
  readonly closeHref: string;
}

/** One exchange in full: when, which way, what came of it, and both payloads. */
export function ExchangeDetails({ number, exchange, violations, closeHref }: DetailsProps) {
  const { t, notice } = useSession();
  const copyLink = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      notice(t("playground.desk.copied"));
    } catch {
      notice(t("playground.desk.not-copied", { link: location.href }));
    }
  };
  return (
    <section class="exchange-details" aria-label={t("playground.desk.details", { number })}>
      <div class="exchange-details-head">
        <h3>{exchange?.name ?? String(number)}</h3>
        <button type="button" class="button" onClick={copyLink}>
          <Icon name="link" size={16} /> {t("playground.desk.copy-link")}
        </button>
        <a class="icon-button" href={closeHref} aria-label={t("playground.desk.details.close")}>
          <Icon name="close" />
        </a>
      </div>
      {exchange ? (
        <>
          <Facts exchange={exchange} />
          {violations.map(({ pointer, message }, index) => (
            // As in the list of violations.
            <p key={index} class="trouble">
              <Icon name="trouble" size={16} /> {message} {pointer && <code>{pointer}</code>}
            </p>
          ))}
          <Payload title={t("playground.desk.request")} value={exchange.request} />
          <Payload title={t("playground.desk.answer")} value={exchange.answer} />
        </>
      ) : (
        <p class="desk-empty quiet">{t("playground.desk.gone", { number })}</p>
      )}
    </section>
  );
}

function Facts({ exchange }: { readonly exchange: SeenExchange }) {
  const session = useSession();
  const { t } = session;
  const { at, about, direction, transport, status, error, fault } = exchange;
  const way =
    direction === "call"
      ? t("playground.desk.call")
      : t(
          transport === "socket"
            ? "playground.desk.details.push-socket"
            : "playground.desk.details.push-http",
        );
  return (
    <>
      {about && <p class="exchange-details-about">{about}</p>}
      <dl class="exchange-facts">
        <Fact name={t("playground.desk.details.at")}>{inFull(session, at)}</Fact>
        <Fact name={t("playground.desk.details.way")}>{way}</Fact>
        <Fact name={t("playground.desk.details.status")}>
          {status === null ? t("playground.desk.under-way") : String(status)}
        </Fact>
        {direction === "push" && (
          <Fact name={t("playground.desk.details.ack")}>
            <AckBar exchange={exchange} />
          </Fact>
        )}
        {error !== null && (
          <Fact name={t("playground.desk.details.error")}>
            <span class="trouble">
              <Icon name="trouble" size={16} /> {error}
            </span>
          </Fact>
        )}
        {fault !== null && <Fact name={t("playground.desk.details.fault")}>{fault}</Fact>}
      </dl>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Payload({ title, value }: { readonly title: string; readonly value: unknown }) {
  const { t, notice } = useSession();
  const isNothing = value === null || value === "";
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(JSON.stringify(value, null, 2));
      notice(t("playground.desk.copied"));
    } catch {
      notice(t("playground.desk.json-not-copied"));
    }
  };
  return (
    <section class="payload" aria-label={title}>
      <div class="payload-head">
        <h4>{title}</h4>
        {!isNothing && (
          <button type="button" class="link-button" onClick={copy}>
            {t("playground.desk.copy-json")}
          </button>
        )}
      </div>
      {isNothing ? (
        <p class="quiet">{t("playground.desk.no-answer")}</p>
      ) : (
        <JsonTree name={null} value={value} open={2} />
      )}
    </section>
  );
}
