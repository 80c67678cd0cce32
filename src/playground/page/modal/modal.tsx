import type { JSX } from "preact";
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import type { SeenView } from "../../../simulators/slack/client/seen.ts";
import { elementsOf } from "../../../simulators/slack/world/state-values.ts";
import { BlockList } from "../blocks/block.tsx";
import { Confirming } from "../blocks/confirm.tsx";
import { type Form, FormContext, useNewForm } from "../blocks/form.ts";
import { useSession } from "../session.ts";
import { Icon } from "../shell/icon.tsx";
import { fieldsIn, plainWords } from "../text/text.tsx";
import { clientErrors } from "./client-checks.ts";
import { useFocusWithin } from "./focus.ts";

interface ModalProps {
  readonly view: SeenView;
  readonly isTop: boolean;
  /** Modals under this one. */
  readonly depth: number;
}

export function Modal({ view, isTop, depth }: ModalProps): JSX.Element {
  const { t } = useSession();
  const { payload } = view;
  const blocks = useMemo(() => fieldsIn(payload["blocks"]), [payload]);
  const place = useMemo(() => ({ viewId: view.id }), [view.id]);
  const { errors, dismiss, attempt, setFieldErrors } = useErrors(view);
  const form = useNewForm({ blocks, place, values: view.values, errors });
  const typing: Form = {
    ...form,
    hold: (blockId, ...rest) => {
      dismiss(blockId);
      form.hold(blockId, ...rest);
    },
  };
  const panel = useRef<HTMLDivElement>(null);
  const { isBusy, trouble, submit, close } = useAnswers({
    view,
    form,
    check: () => clientErrors(blocks, form, t),
    setFieldErrors,
  });
  const title = plainWords(payload["title"]);
  useFocusWithin(panel, isTop, `${payload["callback_id"]} ${title}`, () => void close(false));
  useEffect(() => {
    if (attempt > 0) panel.current?.querySelector<HTMLElement>(".has-error :is(input,textarea)")?.focus();
  }, [attempt]);

  const id = useId();
  // A long text scrolls by the keyboard too.
  const isOnlyRead = blocks.every((block) => elementsOf(block).length === 0);
  const submitWords = payload["submit"] ? plainWords(payload["submit"]) : "";
  return (
    <div
      ref={panel}
      class="modal"
      hidden={!isTop}
      role="dialog"
      aria-modal="true"
      aria-labelledby={`${id}title`}
      tabIndex={-1}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (submitWords) void submit();
        }}
      >
        <div class="modal-head">
          {depth > 0 && (
            <button
              type="button"
              class="icon-button"
              aria-label={t("playground.modal.back")}
              onClick={() => void close(false)}
            >
              <Icon name="back" />
            </button>
          )}
          <h2 id={`${id}title`}>{title}</h2>
          <button
            type="button"
            class="icon-button"
            aria-label={t("playground.modal.close")}
            onClick={() => void close(true)}
          >
            <Icon name="close" />
          </button>
        </div>
        <FormContext.Provider value={typing}>
          <Confirming>
            <div class="modal-body blocks" {...(isOnlyRead ? { tabIndex: 0 } : {})}>
              <BlockList blocks={blocks} />
            </div>
          </Confirming>
        </FormContext.Provider>
        <div class="modal-foot">
          <span class="modal-trouble" role="alert">
            {trouble && (
              <span class="trouble">
                <Icon name="trouble" size={16} /> {trouble}
              </span>
            )}
          </span>
          <button type="button" class="button" onClick={() => void close(false)}>
            {plainWords(payload["close"]) || t("playground.modal.cancel")}
          </button>
          {submitWords && (
            <button
              type="submit"
              class={`button button-primary${isBusy ? " is-busy" : ""}`}
              aria-disabled={isBusy || undefined}
            >
              {submitWords}
              {isBusy && <span class="visually-hidden"> {t("playground.modal.submitting")}</span>}
            </button>
          )}
        </div>
      </form>
    </div>
  );
}

/** Words under fields: the app's and the client's own, each until its field is touched. */
function useErrors(view: SeenView) {
  const [attempt, setAttempt] = useState(0);
  const [shown, setShown] = useState(view.errors);
  const given = JSON.stringify(view.errors);
  // An answer is read when the view it belongs to may have been drawn anew.
  const newest = useRef(view);
  newest.current = view;
  useEffect(() => {
    setShown(view.errors);
    if (given !== "{}") setAttempt((before) => before + 1);
  }, [given, view.hash]);
  return {
    errors: shown,
    /** Grows whenever there are new errors to look at. */
    attempt,
    dismiss: (blockId: string) =>
      setShown((before) => {
        if (!(blockId in before)) return before;
        const { [blockId]: _, ...others } = before;
        return others;
      }),
    /** Null: whatever the app says. */
    setFieldErrors(own: Readonly<Record<string, string>> | null) {
      setShown(own ?? newest.current.errors);
      setAttempt((before) => before + 1);
    },
  };
}

interface Answering {
  readonly view: SeenView;
  readonly form: Form;
  check(): Readonly<Record<string, string>>;
  setFieldErrors(own: Readonly<Record<string, string>> | null): void;
}

/** What the buttons at the foot do. */
function useAnswers({ view, form, check, setFieldErrors }: Answering) {
  const { act, t } = useSession();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function submit(): Promise<void> {
    if (isBusy) return;
    setTrouble(null);
    const refused = check();
    if (Object.keys(refused).length > 0) return setFieldErrors(refused);
    setBusy(true);
    try {
      const answer = await act({ act: "submit", viewId: view.id, values: form.typed() });
      if (answer.trouble)
        setTrouble(t(answer.trouble === "gone" ? "playground.modal.gone" : "playground.modal.trouble"));
      else if (answer.modal === "errors")
        setFieldErrors(Object.keys(answer.fieldErrors).length > 0 ? answer.fieldErrors : null);
      else if (answer.modal === "closed" || answer.modal === "cleared") form.forget();
    } catch {
      setTrouble(t("playground.modal.trouble"));
    } finally {
      setBusy(false);
    }
  }

  async function close(whole: boolean): Promise<void> {
    try {
      await act({ act: "close", viewId: view.id, whole });
      form.forget();
    } catch {
      setTrouble(t("playground.modal.trouble"));
    }
  }

  return { isBusy, trouble, submit, close };
}
