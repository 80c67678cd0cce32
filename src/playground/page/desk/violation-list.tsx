import type { Violation } from "../../../simulators/slack/traffic.ts";
import type { SeenExchange } from "../../contract.ts";
import { useSession } from "../session.ts";
import { Icon } from "../shell/icon.tsx";
import { deskPath } from "./desk-route.ts";

interface ListProps {
  readonly violations: readonly Violation[];
  readonly exchanges: readonly SeenExchange[];
}

/** Slack's rules that the bot broke: where, in which part of it, and Slack's words. */
export function ViolationList({ violations, exchanges }: ListProps) {
  const { t, href } = useSession();
  const kept = new Set(exchanges.map(({ number }) => number));
  return (
    // The words alone may be more than fits, and scroll by the keyboard then.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable
    <section class="desk-page" tabIndex={0} aria-label={t("playground.desk.violations")}>
      <p class="quiet">{t("playground.desk.violations.about")}</p>
      {violations.length === 0 && (
        <p class="desk-good">
          <Icon name="check" size={18} /> {t("playground.desk.violations.none")}
        </p>
      )}
      <ol class="violations">
        {violations.map(({ exchange, where, pointer, message }, index) => (
          // The same violation may stand twice, and none is ever taken away.
          <li key={index} class="violation">
            <p class="trouble">
              <Icon name="trouble" size={16} /> {message}
            </p>
            <p>
              <span class="quiet">{t("playground.desk.violations.where")}</span> <code>{where}</code>{" "}
              {pointer && <code>{pointer}</code>}{" "}
              {kept.has(exchange) && (
                <a href={href({ desk: deskPath({ tab: "all", number: exchange }) })}>
                  {t("playground.desk.violations.line", { number: exchange })}
                </a>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
