import { useEffect, useState } from "preact/hooks";
import type { Mailbox } from "../../contract.ts";
import { getJson } from "../api.ts";
import { useSession } from "../session.ts";

interface Asked {
  readonly mailbox: Mailbox | null;
  /** The workspace's version when the server could not answer: it is asked again with the next one. */
  readonly failedAt: number | null;
}

/** The mailbox of an address, or the addresses alone; asked for anew when mail came or was read. */
export function useMailbox(address: string | null): Mailbox | null {
  const { change } = useSession();
  const [{ mailbox, failedAt }, set] = useState<Asked>({ mailbox: null, failedAt: null });
  const retry = failedAt !== null && failedAt !== change.version;
  useEffect(() => {
    const going = new AbortController();
    const query = new URLSearchParams(address === null ? {} : { address });
    getJson<Mailbox>(`mail?${query}`, going.signal)
      .then((mailbox) => set({ mailbox, failedAt: null }))
      .catch(() => {
        // That the server is away is said above the page already.
        if (!going.signal.aborted) set(({ mailbox }) => ({ mailbox, failedAt: change.version }));
      });
    return () => going.abort();
  }, [address, change.mailboxes, retry]);
  return mailbox;
}
