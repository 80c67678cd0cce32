import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { isFields } from "../../../../simulators/slack/rules/shape.ts";
import { useSession } from "../../session.ts";
import { Icon } from "../../shell/icon.tsx";
import { numberIn } from "../held.ts";
import { type ElementProps, fieldProps } from "./control.ts";

interface HeldFile {
  readonly id: string;
  readonly name: string;
}

export function FileInput({ element, control }: ElementProps): JSX.Element {
  const { t, sendFile } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [isSending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const most = numberIn(element, "max_files") ?? 10;
  const kinds = Array.isArray(element["filetypes"]) ? element["filetypes"].map(String) : [];
  const files = filesIn(control.held);

  async function add(chosen: readonly File[]): Promise<void> {
    setTrouble(null);
    const wrong = chosen.find(({ name }) => kinds.length > 0 && !kinds.includes(ending(name)));
    if (wrong) return setTrouble(t("playground.blocks.file.wrong-kind", { name: wrong.name }));
    if (files.length + chosen.length > most)
      return setTrouble(t("playground.blocks.file.full", { count: most }));
    setSending(true);
    let all = files;
    for (const file of chosen)
      try {
        all = [...all, { id: await sendFile(file), name: file.name }];
        void control.change(all);
      } catch {
        setTrouble(t("playground.blocks.file.failed", { name: file.name }));
        break;
      }
    setSending(false);
  }

  const { id, ...props } = fieldProps(control, element);
  return (
    <div class="file-input">
      <ul>
        {files.map((file) => (
          <li class="chip" key={file.id}>
            {file.name}
            <button
              type="button"
              aria-label={t("playground.blocks.file.remove", { name: file.name })}
              onClick={() => {
                void control.change(files.filter((one) => one.id !== file.id));
                input.current?.focus();
              }}
            >
              <Icon name="close" size={12} />
            </button>
          </li>
        ))}
      </ul>
      <label class={isSending ? "button is-busy" : "button"} for={id}>
        {t("playground.blocks.file.choose")}
      </label>
      <input
        {...props}
        ref={input}
        id={id}
        class="visually-hidden"
        type="file"
        multiple={most > 1}
        accept={kinds.map((kind) => `.${kind}`).join(",")}
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])];
          currentTarget.value = "";
          void add(chosen);
        }}
      />
      {kinds.length > 0 && <small>{t("playground.blocks.file.kinds", { kinds: kinds.join(", ") })}</small>}
      <span class={trouble ? "trouble" : ""} role="status">
        {trouble ?? (isSending ? t("playground.blocks.file.sending") : "")}
      </span>
    </div>
  );
}

function filesIn(held: unknown): HeldFile[] {
  if (!Array.isArray(held)) return [];
  return held.map((one) =>
    isFields(one)
      ? { id: String(one["id"]), name: String(one["name"] ?? one["id"]) }
      : { id: String(one), name: String(one) },
  );
}

function ending(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}
