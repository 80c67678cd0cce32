import { useCallback, useRef, useState } from "preact/hooks";

export interface Notices {
  readonly shown: readonly { readonly id: number; readonly words: string }[];
  readonly said: string;
  announce(words: string): void;
  notice(words: string): void;
}

const shownForMs = 8000;

export function useNotices(): Notices {
  const [shown, setShown] = useState<Notices["shown"]>([]);
  const [said, setSaid] = useState("");
  const last = useRef(0);

  const announce = useCallback((words: string) => {
    // The same words twice are said twice only if the text changes: a no-break space at the end is not heard.
    setSaid((was) => (was === words ? `${words}\u00a0` : words));
  }, []);
  const notice = useCallback(
    (words: string) => {
      last.current += 1;
      const id = last.current;
      setShown((was) => [...was.slice(-2), { id, words }]);
      setTimeout(() => setShown((was) => was.filter((one) => one.id !== id)), shownForMs);
      announce(words);
    },
    [announce],
  );
  return { shown, said, announce, notice };
}

export function NoticeArea({ notices }: { readonly notices: Notices }) {
  return (
    <>
      <div class="visually-hidden" role="status" aria-live="polite">
        {notices.said}
      </div>
      <div class="notices" aria-hidden="true">
        {notices.shown.map(({ id, words }) => (
          <p key={id} class="notice">
            {words}
          </p>
        ))}
      </div>
    </>
  );
}
