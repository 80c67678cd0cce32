import { useEffect, useState } from "preact/hooks";
import type { Mailbox } from "../../contract.ts";
import { getJson } from "../api.ts";
import { useSession } from "../session.ts";

/** The mailbox of an address, or the addresses alone; asked for anew when mail came or was read. */
export function useMailbox(address: string | null) {
  const { change, notice, t } = useSession();
  const [mailbox, setMailbox] = useState<Mailbox | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    const going = new AbortController();
    const query = new URLSearchParams(address === null ? {} : { address });
    getJson<Mailbox>(`mail?${query}`, going.signal)
      .then(setMailbox)
      .catch(() => {
        if (!going.signal.aborted) notice(t("playground.trouble.away"));
      });
    return () => going.abort();
  }, [address, change.mail, asked]);
  return { mailbox, askAgain: () => setAsked((count) => count + 1) };
}
