import type { JSX } from "preact";
import { isFields } from "../../../simulators/slack/rules/shape.ts";
import { useSession } from "../session.ts";
import { RichText } from "../text/rich-text.tsx";
import { fieldsIn, Link, TextObject } from "../text/text.tsx";
import type { BlockProps } from "./block.tsx";

export function PlanBlock({ block }: BlockProps): JSX.Element {
  return (
    <div class="card plan">
      <div class="card-title">{String(block["title"] ?? "")}</div>
      <ol>
        {fieldsIn(block["tasks"]).map((task, index) => (
          <li key={String(task["task_id"] ?? index)}>
            <TaskBlock block={task} />
          </li>
        ))}
      </ol>
    </div>
  );
}

const statuses = ["in_progress", "complete", "error"] as const;
const signs = { pending: "○", in_progress: "◐", complete: "✓", error: "!" } as const;

export function TaskBlock({ block }: BlockProps): JSX.Element {
  const { t } = useSession();
  const status = statuses.find((one) => one === block["status"]) ?? "pending";
  const sources = fieldsIn(block["sources"]);
  return (
    <div class={`task task-${status}`}>
      <div>
        <span class="task-sign" aria-hidden="true">
          {signs[status]}
        </span>{" "}
        {String(block["title"] ?? "")} <small>{t(`playground.blocks.task.${status}`)}</small>
      </div>
      <Words label={t("playground.blocks.task.details")} of={block["details"]} />
      <Words label={t("playground.blocks.task.output")} of={block["output"]} />
      {sources.length > 0 && (
        <div class="task-words">
          <small>{t("playground.blocks.task.sources")}</small>
          <ul>
            {sources.map((source, index) => (
              <li key={index}>
                <Link url={String(source["url"] ?? "")}>{String(source["text"] ?? source["url"] ?? "")}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Words({ label, of }: { readonly label: string; readonly of: unknown }): JSX.Element | null {
  if (typeof of === "string")
    return (
      <div class="task-words">
        <small>{label}</small>
        <p>{of}</p>
      </div>
    );
  if (!isFields(of)) return null;
  return (
    <div class="task-words">
      <small>{label}</small>
      {of["type"] === "rich_text" ? <RichText of={of} /> : <TextObject of={of} />}
    </div>
  );
}
