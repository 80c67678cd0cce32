import { useEffect } from "preact/hooks";
import { Desk } from "../desk/desk.tsx";
import { MailView } from "../mail/mail-view.tsx";
import { ModalStack } from "../modal/modal-stack.tsx";
import { useSession } from "../session.ts";
import { Tour } from "../tour/tour.tsx";
import { AppPage } from "./app-page.tsx";
import { Conversation } from "./conversation.tsx";
import { Header } from "./header.tsx";
import { NoticeArea, type Notices } from "./notices.tsx";
import { channelInView, isAppInView } from "./places.ts";
import { Sidebar } from "./sidebar.tsx";
import { ThreadPane } from "./thread-pane.tsx";

/** The whole page: header, sidebar, what was opened, and what lies over it. */
export function Frame({ isLost, notices }: { readonly isLost: boolean; readonly notices: Notices }) {
  const session = useSession();
  const { seen, route, t } = session;
  const channel = channelInView(session);
  const isApp = isAppInView(session);
  const hasThread = route.threadTs !== null && route.place !== "mail";

  useEffect(() => {
    const place = route.place === "mail" ? t("playground.mail") : isApp ? seen.app?.name : channel?.name;
    document.title = t("playground.title", { place: place ?? seen.team.name, team: seen.team.name });
  }, [route.place, channel?.name, seen.app?.name, seen.team.name, isApp, t]);

  return (
    <div class="frame" data-place={route.place} data-thread={hasThread}>
      <button type="button" class="skip-link" onClick={skip}>
        {t("playground.skip")}
      </button>
      <Header />
      {isLost && (
        <p class="lost" role="alert">
          {t("playground.lost")}
        </p>
      )}
      <div class="panes">
        {route.place === "mail" ? (
          <MailView />
        ) : (
          <>
            <Sidebar />
            <main class="content" id="content" tabIndex={-1}>
              {isApp ? <AppPage /> : <Conversation channel={channel} />}
            </main>
            {hasThread && <ThreadPane />}
          </>
        )}
      </div>
      {route.desk !== null && <Desk />}
      <Tour />
      <NoticeArea notices={notices} />
      <ModalStack modals={seen.modals} />
    </div>
  );
}

/** A button, since a link would change the address, which is the route's. */
function skip(): void {
  document.getElementById("content")?.focus();
}
