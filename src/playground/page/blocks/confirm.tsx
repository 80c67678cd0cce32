import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { type Fields, isFields } from "../../../simulators/slack/rules/shape.ts";
import { useSession } from "../session.ts";
import { plainWords, TextObject } from "../text/text.tsx";

/** Asks the element's own question; true at once when it has none. */
type Ask = (confirm: unknown) => Promise<boolean>;

const ConfirmContext = createContext<Ask>(async () => true);

export const useConfirm = (): Ask => useContext(ConfirmContext);

/** Around the elements of one surface: their confirm dialogs open here, one at a time. */
export function Confirming({ children }: { readonly children: ComponentChildren }) {
  const [open, setOpen] = useState<{ confirm: Fields; answer: (yes: boolean) => void } | null>(null);
  const ask = useMemo<Ask>(
    () => (confirm) =>
      isFields(confirm) ? new Promise((answer) => setOpen({ confirm, answer })) : Promise.resolve(true),
    [],
  );
  return (
    <ConfirmContext.Provider value={ask}>
      {children}
      {open && (
        <ConfirmDialog
          confirm={open.confirm}
          answer={(yes) => {
            setOpen(null);
            open.answer(yes);
          }}
        />
      )}
    </ConfirmContext.Provider>
  );
}

interface DialogProps {
  readonly confirm: Fields;
  readonly answer: (yes: boolean) => void;
}

/** The browser's own modal dialog: it keeps the focus inside, and gives it back to the button that was pressed. */
function ConfirmDialog({ confirm, answer }: DialogProps) {
  const { t } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opened = dialog.current;
    const before = document.activeElement;
    opened?.showModal();
    return () => {
      opened?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const yesClass = confirm["style"] === "danger" ? "button button-danger" : "button button-primary";
  return (
    <dialog
      ref={dialog}
      class="confirm"
      role="alertdialog"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.preventDefault();
        answer(false);
      }}
    >
      <h2 id={`${id}title`}>{plainWords(confirm["title"])}</h2>
      <div id={`${id}text`} class="confirm-text">
        <TextObject of={confirm["text"]} />
      </div>
      <div class="confirm-buttons">
        <button type="button" class="button" onClick={() => answer(false)}>
          {plainWords(confirm["deny"]) || t("playground.blocks.confirm.no")}
        </button>
        <button type="button" class={yesClass} onClick={() => answer(true)}>
          {plainWords(confirm["confirm"]) || t("playground.blocks.confirm.yes")}
        </button>
      </div>
    </dialog>
  );
}
