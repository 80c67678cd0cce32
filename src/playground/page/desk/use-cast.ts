import { useEffect, useState } from "preact/hooks";
import type { Cast } from "../../contract.ts";
import { getJson } from "../api.ts";
import { useSession } from "../session.ts";

/** Of the last reading, so that the drawer's page does not begin with older switches when it is opened again. */
let newest: Cast | null = null;

/** The switches and the seed as they are now; the session's cast is of when the page was opened. */
export function useCastNow() {
  const { cast, change } = useSession();
  const [now, setNow] = useState<Cast>(newest ?? cast);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    const going = new AbortController();
    // What cannot be read now is read with the next change.
    getJson<Cast>("cast", going.signal)
      .then((read) => {
        newest = read;
        setNow(read);
      })
      .catch(() => undefined);
    return () => going.abort();
  }, [change, asked]);
  return { cast: now, askAgain: () => setAsked((count) => count + 1) };
}
