import type { JSX } from "preact";
import { type Fields, isFields } from "../../../simulators/slack/rules/shape.ts";
import { useSession } from "../session.ts";
import { fieldsIn } from "../text/text.tsx";
import type { BlockProps } from "./block.tsx";
import { textIn } from "./held.ts";

interface Series {
  readonly name: string;
  readonly points: readonly Fields[];
}

/** Numbers with a bar each, whatever the kind of chart: a table says to everybody what a picture shows to some. */
export function ChartBlock({ block }: BlockProps): JSX.Element {
  const { t, locale } = useSession();
  const chart = isFields(block["chart"]) ? block["chart"] : {};
  const axes = isFields(chart["axis_config"]) ? chart["axis_config"] : {};
  const series = seriesIn(chart, textIn(axes, "y_label") ?? t("playground.blocks.chart.value"));
  const labels = labelsIn(axes, series);
  const most = Math.max(...series.flatMap(({ points }) => points.map(amountOf)), 0) || 1;
  const number = new Intl.NumberFormat(locale);
  return (
    <table class="grid chart">
      <caption>{textIn(block, "title")}</caption>
      <thead>
        <tr>
          <th scope="col">{textIn(axes, "x_label") ?? t("playground.blocks.chart.label")}</th>
          {series.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((label) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {series.map(({ name, points }) => {
              const point = points.find((one) => one["label"] === label);
              if (!point) return <td key={name} />;
              const share = Math.max(0, amountOf(point) / most);
              return (
                <td key={name}>
                  {number.format(amountOf(point))}
                  <span class="chart-bar" style={{ width: `${Math.round(share * 100)}%` }} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function seriesIn(chart: Fields, only: string): Series[] {
  const segments = fieldsIn(chart["segments"]);
  if (segments.length > 0) return [{ name: only, points: segments }];
  return fieldsIn(chart["series"]).map((one) => ({
    name: String(one["name"] ?? ""),
    points: fieldsIn(one["data"]),
  }));
}

function labelsIn(axes: Fields, series: readonly Series[]): string[] {
  const { categories } = axes;
  const named = Array.isArray(categories) ? categories.map(String) : [];
  const found = series.flatMap(({ points }) => points.map(({ label }) => String(label)));
  return [...new Set([...named, ...found])];
}

function amountOf(point: Fields): number {
  return Number(point["value"]) || 0;
}
