import { useEffect, useMemo, useState } from "preact/hooks";
import { languageOf, translator } from "../../../i18n/index.ts";
import type { Act, ActAnswer } from "../../../simulators/slack/client/act.ts";
import type { DeskAct } from "../../contract.ts";
import { postFile, postJson } from "../api.ts";
import { hrefOf, moved } from "../route.ts";
import { type Session, SessionContext } from "../session.ts";
import type { Store } from "../store.ts";
import { Frame } from "./frame.tsx";
import { useNotices } from "./notices.tsx";

const minuteMs = 60_000;

/** Binds the store to the page: everything below reads the session. */
export function App({ store }: { readonly store: Store }) {
  const snapshot = useSnapshot(store);
  const now = useMinute();
  const notices = useNotices();
  const { seen, route, cast, change } = snapshot;
  const language = languageOf(seen?.me.locale ?? navigator.language);
  const t = useMemo(() => translator(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const session = useMemo((): Session | null => {
    if (!seen || !cast) return null;
    const userId = seen.me.id;
    return {
      seen,
      cast,
      change,
      route,
      t,
      locale: seen.me.locale,
      tz: seen.me.tz,
      now,
      async act(act: Act) {
        const answer = await postJson<ActAnswer>(`act?as=${encodeURIComponent(userId)}`, act);
        store.refresh();
        if (!answer) throw new Error("An act is always answered");
        return answer;
      },
      sendFile: (file) => postFile(userId, file),
      async desk(act: DeskAct) {
        await postJson("desk", act);
      },
      announce: notices.announce,
      notice: notices.notice,
      go: store.go,
      href: (to) => hrefOf(moved(route, to)),
    };
  }, [seen, cast, change, route, t, now, store, notices.announce, notices.notice]);

  if (snapshot.isStranger)
    return <Problem words={t("playground.stranger")} link={t("playground.stranger.back")} />;
  if (!session)
    return <Problem words={t(snapshot.connection === "lost" ? "playground.lost" : "playground.loading")} />;
  return (
    <SessionContext.Provider value={session}>
      <Frame isLost={snapshot.connection === "lost"} notices={notices} />
    </SessionContext.Provider>
  );
}

function Problem({ words, link }: { readonly words: string; readonly link?: string }) {
  return (
    <main class="whole-page">
      <p role="status">{words}</p>
      {link && <a href="#/">{link}</a>}
    </main>
  );
}

function useSnapshot(store: Store) {
  const [snapshot, set] = useState(store.current);
  useEffect(() => {
    set(store.current);
    return store.subscribe(() => set(store.current));
  }, [store]);
  return snapshot;
}

function useMinute(): number {
  const [now, set] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => set(Date.now()), minuteMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
