import { useState } from "preact/hooks";
import { useSession } from "../session.ts";

interface JsonProps {
  readonly name: string | null;
  readonly value: unknown;
  /** So many levels are open at first. */
  readonly open: number;
}

/** JSON that folds. What is folded is not drawn, so that a payload of a thousand fields opens at once. */
export function JsonTree({ name, value, open }: JsonProps) {
  if (typeof value !== "object" || value === null)
    return (
      <p class="json-line">
        <Name name={name} />
        <span class={`json-${value === null ? "null" : typeof value}`}>{JSON.stringify(value) ?? "–"}</span>
      </p>
    );
  return <Branch name={name} value={value} open={open} />;
}

function Branch({ name, value, open }: JsonProps & { readonly value: object }) {
  const { t } = useSession();
  const [isOpen, setOpen] = useState(open > 0);
  const entries = Object.entries(value);
  const isList = Array.isArray(value);
  if (entries.length === 0)
    return (
      <p class="json-line">
        <Name name={name} />
        {isList ? "[]" : "{}"}
      </p>
    );
  return (
    <details class="json-branch" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="json-line">
        <Name name={name} />
        {isList ? "[…]" : "{…}"}
        <span class="quiet"> {t("playground.desk.json.entries", { count: entries.length })}</span>
      </summary>
      {isOpen && (
        <div class="json-children">
          {entries.map(([key, child]) => (
            <JsonTree key={key} name={isList ? null : key} value={child} open={open - 1} />
          ))}
        </div>
      )}
    </details>
  );
}

function Name({ name }: { readonly name: string | null }) {
  return name === null ? null : (
    <>
      <span class="json-name">{name}</span>
      {": "}
    </>
  );
}
