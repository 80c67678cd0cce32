import { list, named, number, object, string, tagged } from "./shape.ts";

const point = named("chart.point", object({ label: string(20, 1), value: number }));
const category = named("chart.category", string(20, 1));

const plotted = {
  series: named("chart.series", list(object({ name: string(20, 1), data: list(point, 20, 1) }), 12, 1)),
  axis_config: named(
    "chart.axis_config",
    object({ categories: list(category, 20, 1), "x_label?": string(50), "y_label?": string(50) }),
  ),
};

/** What a data_visualization block draws. */
export const chart = tagged("chart", {
  pie: { segments: list(point, 12, 1) },
  bar: plotted,
  line: plotted,
  area: plotted,
});
