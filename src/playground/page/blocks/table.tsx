import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Fields, isFields } from "../../../simulators/slack/rules/shape.ts";
import { useSession } from "../session.ts";
import { RichText } from "../text/rich-text.tsx";
import type { BlockProps } from "./block.tsx";
import { numberIn, textIn } from "./held.ts";

export function TableBlock({ block }: BlockProps): JSX.Element {
  const { t } = useSession();
  const settings = Array.isArray(block["column_settings"]) ? block["column_settings"] : [];
  return <Grid label={t("playground.blocks.table")} rows={rowsIn(block)} settings={settings} />;
}

export function DataTableBlock({ block }: BlockProps): JSX.Element {
  const { t } = useSession();
  const [page, setPage] = useState(0);
  const [head, ...body] = rowsIn(block);
  const size = numberIn(block, "page_size") ?? 5;
  const from = page * size;
  const to = Math.min(from + size, body.length);
  return (
    <>
      <Grid
        label={textIn(block, "caption") ?? t("playground.blocks.table")}
        isCaptionShown
        rows={[head ?? [], ...body.slice(from, to)]}
        settings={[]}
        headColumn={numberIn(block, "row_header_column_index")}
      />
      {body.length > size && (
        <div class="table-pages">
          <button type="button" class="button" disabled={from === 0} onClick={() => setPage(page - 1)}>
            {t("playground.blocks.previous")}
          </button>
          <span role="status">
            {t("playground.blocks.table.page", { from: from + 1, to, all: body.length })}
          </span>
          <button
            type="button"
            class="button"
            disabled={to === body.length}
            onClick={() => setPage(page + 1)}
          >
            {t("playground.blocks.next")}
          </button>
        </div>
      )}
    </>
  );
}

interface GridProps {
  readonly label: string;
  readonly isCaptionShown?: boolean;
  readonly rows: readonly (readonly unknown[])[];
  readonly settings: readonly unknown[];
  readonly headColumn?: number | undefined;
}

function Grid({ label, isCaptionShown = false, rows, settings, headColumn }: GridProps): JSX.Element {
  const [head = [], ...body] = rows;
  const look = (column: number) => {
    const setting = settings[column];
    if (!isFields(setting)) return {};
    const wrap = setting["is_wrapped"] === true ? "normal" : "nowrap";
    return { style: { textAlign: textIn(setting, "align") ?? "left", whiteSpace: wrap } };
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and whoever has no mouse scrolls it too.
    <section class="table-place" aria-label={label} tabIndex={0}>
      <table class="grid">
        <caption class={isCaptionShown ? "" : "visually-hidden"}>{label}</caption>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" {...look(column)}>
                <Cell of={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === headColumn ? (
                  <th key={column} scope="row" {...look(column)}>
                    <Cell of={cell} />
                  </th>
                ) : (
                  <td key={column} {...look(column)}>
                    <Cell of={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ of }: { readonly of: unknown }): JSX.Element | null {
  if (!isFields(of)) return null;
  if (of["type"] === "rich_text") return <RichText of={of} />;
  return <>{String(of["text"] ?? of["value"] ?? "")}</>;
}

function rowsIn(block: Fields): (readonly unknown[])[] {
  return Array.isArray(block["rows"]) ? block["rows"].filter((row) => Array.isArray(row)) : [];
}
