import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { languageOf, translator } from "../../../src/i18n/index.ts";
import { blockParts } from "../../../src/playground/page/blocks/block.tsx";
import { Attachments, Blocks, MessageText } from "../../../src/playground/page/blocks/blocks.tsx";
import { elementParts } from "../../../src/playground/page/blocks/elements/element.tsx";
import { ModalStack } from "../../../src/playground/page/modal/modal-stack.tsx";
import { nowhere } from "../../../src/playground/page/route.ts";
import { type Session, SessionContext } from "../../../src/playground/page/session.ts";
import { fieldsIn } from "../../../src/playground/page/text/text.tsx";
import type { Act, ActAnswer } from "../../../src/simulators/slack/client/act.ts";
import type { Seen } from "../../../src/simulators/slack/client/seen.ts";

declare global {
  interface Window {
    /** Given by the test: the stand-in's client of one person. */
    see(): Promise<Seen>;
    perform(act: Act): Promise<ActAnswer>;
    keepFile(name: string, bytes: number[]): Promise<string>;
    /** Given to the test. */
    redraw(): Promise<void>;
    notices: string[];
    drawn: { blocks: string[]; elements: string[] };
  }
}

/** The parts that draw what an app sends, without the workspace around them, for tests. */
window.drawn = { blocks: Object.keys(blockParts), elements: Object.keys(elementParts) };
window.notices = [];
render(<Stage first={await window.see()} />, document.body);

function Stage({ first }: { readonly first: Seen }) {
  const [seen, setSeen] = useState(first);
  useEffect(() => {
    window.redraw = async () => setSeen(await window.see());
  }, []);
  const session: Session = {
    seen,
    cast: { people: [], seeds: [], seed: "empty", faults: [], vendorPortal: null },
    change: { version: seen.version, traffic: 0, mail: 0, mailboxes: 0 },
    route: nowhere,
    t: translator(languageOf(seen.me.locale)),
    locale: seen.me.locale,
    tz: seen.me.tz,
    now: Date.now(),
    async act(act) {
      try {
        return await window.perform(act);
      } finally {
        await window.redraw();
      }
    },
    sendFile: async (file) => window.keepFile(file.name, [...new Uint8Array(await file.arrayBuffer())]),
    desk: async () => undefined,
    announce: () => undefined,
    notice: (words) => void window.notices.push(words),
    go: () => undefined,
    href: () => "#/",
  };
  const { home, open, modals } = seen;
  return (
    <SessionContext.Provider value={session}>
      <main>
        <h1>Stage</h1>
        <h2>Messages</h2>
        {open?.messages.map((message) => {
          const place = { channelId: open.channelId, ts: message.ts };
          return (
            <article key={message.ts} data-ts={message.ts}>
              {message.blocks.length > 0 ? (
                <Blocks blocks={message.blocks} place={place} values={message.values} />
              ) : (
                <MessageText text={message.text} />
              )}
              <Attachments attachments={message.attachments} place={place} />
            </article>
          );
        })}
        {home && (
          <Blocks
            key={home.id}
            blocks={fieldsIn(home.payload["blocks"])}
            place={{ viewId: home.id }}
            values={home.values}
          />
        )}
      </main>
      <ModalStack modals={modals} />
    </SessionContext.Provider>
  );
}
