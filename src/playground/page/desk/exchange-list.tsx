import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { SeenExchange } from "../../contract.ts";
import { useSession } from "../session.ts";
import { deskPath, type Tab } from "./desk-route.ts";
import { ExchangeRow } from "./exchange-row.tsx";
import { rowHeight, windowOf } from "./window-of.ts";

interface ListProps {
  readonly exchanges: readonly SeenExchange[];
  /** Numbers of those in which the bot broke a rule. */
  readonly breaking: ReadonlySet<number>;
  readonly tab: Tab;
  readonly chosen: number | null;
}

/** Newest at the bottom, and stays there while the bottom is in view. Draws only the lines in view. */
export function ExchangeList({ exchanges, breaking, tab, chosen }: ListProps) {
  const { t, href } = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const isAtBottom = useRef(true);
  const [view, setView] = useState({ top: 0, height: 400 });
  const [stop, setStop] = useState<number | null>(chosen);
  const wantsFocus = useRef(false);
  const keysId = useId();

  const measure = () => {
    const element = scroller.current;
    if (!element) return;
    isAtBottom.current = element.scrollTop + element.clientHeight >= element.scrollHeight - rowHeight;
    setView({ top: element.scrollTop, height: element.clientHeight });
  };
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && isAtBottom.current) element.scrollTop = element.scrollHeight;
    measure();
  }, [exchanges.length]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const stopAt = Math.max(
    0,
    exchanges.findIndex(({ number }) => number === (stop ?? exchanges.at(-1)?.number)),
  );
  const bringIntoView = (index: number) => {
    const element = scroller.current;
    if (!element) return;
    const top = index * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight - element.clientHeight;
  };
  useLayoutEffect(() => {
    const index = exchanges.findIndex(({ number }) => number === chosen);
    if (index >= 0) {
      setStop(chosen);
      bringIntoView(index);
      measure();
    }
  }, [chosen]);
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-number="${stop}"]`)?.focus();
  });

  const press = (event: KeyboardEvent) => {
    const last = exchanges.length - 1;
    const next = {
      ArrowDown: Math.min(last, stopAt + 1),
      ArrowUp: Math.max(0, stopAt - 1),
      Home: 0,
      End: last,
    }[event.key];
    const number = next === undefined ? undefined : exchanges[next]?.number;
    if (next === undefined || number === undefined) return;
    event.preventDefault();
    bringIntoView(next);
    wantsFocus.current = true;
    setStop(number);
    measure();
  };

  // The line that Tab stops at is drawn even when it is out of view: the focus may be on it.
  const { start, end } = windowOf(exchanges.length, view.top, view.height);
  const drawn = exchanges.slice(start, end).map((exchange, index) => ({ exchange, index: start + index }));
  const outside = exchanges[stopAt];
  if (outside && (stopAt < start || stopAt >= end)) drawn.push({ exchange: outside, index: stopAt });

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come up from the lines, which are links
    <div class="exchanges" ref={scroller} onScroll={measure} onKeyDown={press}>
      <p id={keysId} class="visually-hidden">
        {t("playground.desk.list.keys")}
      </p>
      {exchanges.length === 0 && <p class="desk-empty quiet">{t("playground.desk.none")}</p>}
      <div
        role="log"
        aria-live="off"
        aria-label={t("playground.desk.list")}
        aria-describedby={keysId}
        class="exchanges-all"
        style={{ height: `${exchanges.length * rowHeight}px` }}
      >
        {drawn.map(({ exchange, index }) => (
          <div key={exchange.number} class="exchange-place" style={{ top: `${index * rowHeight}px` }}>
            <ExchangeRow
              exchange={exchange}
              href={href({ desk: deskPath({ tab, number: exchange.number }) })}
              isBreaking={breaking.has(exchange.number)}
              isChosen={exchange.number === chosen}
              isStop={index === stopAt}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
