import { useEffect, useMemo, useRef } from "preact/hooks";
import { useMeasured } from "../measured.ts";
import { useSession } from "../session.ts";
import { Icon } from "../shell/icon.tsx";
import { deskPath, readDeskRoute, type Tab } from "./desk-route.ts";
import { ExchangeDetails } from "./exchange-details.tsx";
import { ExchangeList } from "./exchange-list.tsx";
import { Grip, useHeight } from "./resizing.tsx";
import { type ShownTraffic, useTraffic } from "./traffic.ts";
import { Troubles } from "./troubles.tsx";
import { ViolationList } from "./violation-list.tsx";

const tabs: readonly Tab[] = ["all", "pushes", "calls", "violations", "troubles"];

/** The drawer below the workspace: what went between Slack and the bot, its violations, and troubles to play. */
export function Desk() {
  const { route, t, href } = useSession();
  const { tab, number } = readDeskRoute(route.desk ?? "");
  const traffic = useTraffic();
  const [height, setHeight] = useHeight();
  useNewViolations(traffic.violations.length);
  const count = traffic.violations.length;
  const drawer = useRef<HTMLElement>(null);
  useMeasured(drawer, "--desk-room", true);

  return (
    <aside
      class="desk"
      ref={drawer}
      data-above-modals
      aria-label={t("playground.desk")}
      style={{ "--desk-height": `${height}px` }}
    >
      <Grip height={height} set={setHeight} />
      <div class="desk-head">
        <h2>{t("playground.desk.title")}</h2>
        <nav class="desk-tabs" aria-label={t("playground.desk.show")}>
          {tabs.map((name) => (
            <a
              key={name}
              class="desk-tab"
              href={href({ desk: deskPath({ tab: name, number: null }) })}
              aria-current={name === tab ? "page" : undefined}
            >
              {t(`playground.desk.${name}`)}
              {name === "violations" && count > 0 && <span class="badge">{count}</span>}
            </a>
          ))}
        </nav>
        <a class="icon-button" href={href({ desk: null })} aria-label={t("playground.desk.close")}>
          <Icon name="close" />
        </a>
      </div>
      {traffic.isAway && (
        <p class="desk-away trouble">
          <Icon name="trouble" size={16} /> {t("playground.desk.away")}
        </p>
      )}
      {tab === "troubles" ? (
        <Troubles />
      ) : tab === "violations" ? (
        <ViolationList violations={traffic.violations} exchanges={traffic.exchanges} />
      ) : (
        <Exchanges traffic={traffic} tab={tab} number={number} />
      )}
    </aside>
  );
}

interface ExchangesProps {
  readonly traffic: ShownTraffic;
  readonly tab: Tab;
  readonly number: number | null;
}

function Exchanges({ traffic, tab, number }: ExchangesProps) {
  const { t, href } = useSession();
  const { exchanges, violations } = traffic;
  const breaking = useMemo(() => new Set(violations.map(({ exchange }) => exchange)), [violations]);
  const shown =
    tab === "all"
      ? exchanges
      : exchanges.filter(({ direction }) => direction === (tab === "pushes" ? "push" : "call"));
  return (
    <div class="desk-body" data-details={number !== null}>
      <ExchangeList key={tab} exchanges={shown} breaking={breaking} tab={tab} chosen={number} />
      {number === null ? (
        <p class="desk-choose quiet">{t("playground.desk.choose")}</p>
      ) : (
        <ExchangeDetails
          key={number}
          number={number}
          violations={violations.filter(({ exchange }) => exchange === number)}
          exchange={exchanges.find((exchange) => exchange.number === number)}
          closeHref={href({ desk: deskPath({ tab, number: null }) })}
        />
      )}
    </div>
  );
}

/** The list itself is silent, since it moves all the time; a broken rule is worth a word. */
function useNewViolations(count: number): void {
  const { t, announce } = useSession();
  const before = useRef(count);
  useEffect(() => {
    const fresh = count - before.current;
    before.current = count;
    if (fresh > 0) announce(t("playground.desk.violations.new", { count: fresh }));
  }, [count]);
}
