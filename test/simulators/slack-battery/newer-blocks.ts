import { mrkdwn, plain } from "../listening-app.ts";
import {
  above,
  below,
  button,
  empty,
  fewerThan,
  inMessage,
  inModal,
  long,
  longerThan,
  missing,
  moreThan,
  notInEnum,
  times,
  unsupported,
  type Wrong,
} from "./payload.ts";

const cell = (text = "x") => ({ type: "raw_text", text });
const dataTable = (more: object = {}) => ({
  type: "data_table",
  caption: "Licences",
  rows: [[cell()], [cell()]],
  ...more,
});
const point = (more: object = {}) => ({ label: "A", value: 1, ...more });
const drawing = (chart: unknown, more: object = {}) => ({
  type: "data_visualization",
  title: "Growth",
  chart,
  ...more,
});
const pie = (segments: unknown) => drawing({ type: "pie", segments });
const series = (more: object = {}) => ({ name: "Sales", data: [point()], ...more });
const axes = (more: object = {}) => ({ categories: ["A"], ...more });
const bars = (more: object = {}) =>
  drawing({ type: "bar", series: [series()], axis_config: axes(), ...more });
const card = (more: object = {}) => ({ type: "card", title: plain("A card"), ...more });
const carousel = (...elements: unknown[]) => ({ type: "carousel", elements });
const container = (more: object = {}) => ({
  type: "container",
  title: plain("A container"),
  child_blocks: [{ type: "divider" }],
  ...more,
});
const richText = { type: "rich_text", elements: [] };
const task = (more: object = {}) => ({ task_id: "1", title: "Ask", ...more });
const plan = (...tasks: unknown[]) => ({ type: "plan", title: "The plan", tasks });
const taskCard = (one: object) => ({ type: "task_card", ...one });

const charts: Wrong[] = [
  inMessage(
    "a chart of no known type",
    "chart.type",
    drawing({ type: "radar" }),
    "/chart/type",
    unsupported("radar"),
  ),
  inMessage(
    "a drawing without a chart",
    "block.data_visualization.chart.required",
    drawing(undefined),
    "",
    missing("chart"),
  ),
  inMessage(
    "a drawing without a title",
    "block.data_visualization.title.required",
    drawing({ type: "pie", segments: [point()] }, { title: undefined }),
    "",
    missing("title"),
  ),
  inMessage(
    "a drawing with a title of 51 characters",
    "block.data_visualization.title.max",
    drawing({ type: "pie", segments: [point()] }, { title: long(51) }),
    "/title",
    longerThan(50),
  ),
  inMessage(
    "a drawing with an empty title",
    "block.data_visualization.title.min",
    drawing({ type: "pie", segments: [point()] }, { title: "" }),
    "/title",
    empty,
  ),
  inMessage(
    "a pie of 13 segments",
    "chart.pie.segments.max",
    pie(times(13, () => point())),
    "/chart/segments",
    moreThan(12),
  ),
  inMessage("a pie of no segments", "chart.pie.segments.min", pie([]), "/chart/segments", fewerThan(1)),
  inMessage(
    "a pie without segments",
    "chart.pie.segments.required",
    pie(undefined),
    "/chart",
    missing("segments"),
  ),
  inMessage(
    "a segment with a label of 21 characters",
    "chart.point.label.max",
    pie([point({ label: long(21) })]),
    "/chart/segments/0/label",
    longerThan(20),
  ),
  inMessage(
    "a segment with an empty label",
    "chart.point.label.min",
    pie([point({ label: "" })]),
    "/chart/segments/0/label",
    empty,
  ),
  ...["label", "value"].map((field) =>
    inMessage(
      `a segment without a ${field}`,
      `chart.point.${field}.required`,
      pie([point({ [field]: undefined })]),
      "/chart/segments/0",
      missing(field),
    ),
  ),
  ...["bar", "line", "area"].flatMap((type) =>
    ["series", "axis_config"].map((field) =>
      inMessage(
        `a ${type} chart without ${field}`,
        `chart.${type}.${field}.required`,
        bars({ type, [field]: undefined }),
        "/chart",
        missing(field),
      ),
    ),
  ),
  inMessage(
    "a chart of 13 series",
    "chart.series.max",
    bars({ series: times(13, () => series()) }),
    "/chart/series",
    moreThan(12),
  ),
  inMessage("a chart of no series", "chart.series.min", bars({ series: [] }), "/chart/series", fewerThan(1)),
  inMessage(
    "a series of 21 points",
    "chart.series[].data.max",
    bars({ series: [series({ data: times(21, () => point()) })] }),
    "/chart/series/0/data",
    moreThan(20),
  ),
  inMessage(
    "a series of no points",
    "chart.series[].data.min",
    bars({ series: [series({ data: [] })] }),
    "/chart/series/0/data",
    fewerThan(1),
  ),
  ...["name", "data"].map((field) =>
    inMessage(
      `a series without ${field}`,
      `chart.series[].${field}.required`,
      bars({ series: [series({ [field]: undefined })] }),
      "/chart/series/0",
      missing(field),
    ),
  ),
  inMessage(
    "a series with a name of 21 characters",
    "chart.series[].name.max",
    bars({ series: [series({ name: long(21) })] }),
    "/chart/series/0/name",
    longerThan(20),
  ),
  inMessage(
    "a series with an empty name",
    "chart.series[].name.min",
    bars({ series: [series({ name: "" })] }),
    "/chart/series/0/name",
    empty,
  ),
  inMessage(
    "21 categories on an axis",
    "chart.axis_config.categories.max",
    bars({ axis_config: axes({ categories: times(21, String) }) }),
    "/chart/axis_config/categories",
    moreThan(20),
  ),
  inMessage(
    "an axis of no categories",
    "chart.axis_config.categories.min",
    bars({ axis_config: axes({ categories: [] }) }),
    "/chart/axis_config/categories",
    fewerThan(1),
  ),
  inMessage(
    "an axis without categories",
    "chart.axis_config.categories.required",
    bars({ axis_config: {} }),
    "/chart/axis_config",
    missing("categories"),
  ),
  inMessage(
    "a category of 21 characters",
    "chart.category.max",
    bars({ axis_config: axes({ categories: [long(21)] }) }),
    "/chart/axis_config/categories/0",
    longerThan(20),
  ),
  inMessage(
    "an empty category",
    "chart.category.min",
    bars({ axis_config: axes({ categories: [""] }) }),
    "/chart/axis_config/categories/0",
    empty,
  ),
  ...["x_label", "y_label"].map((field) =>
    inMessage(
      `an ${field} of 51 characters`,
      `chart.axis_config.${field}.max`,
      bars({ axis_config: axes({ [field]: long(51) }) }),
      `/chart/axis_config/${field}`,
      longerThan(50),
    ),
  ),
];

const tasks: Wrong[] = [
  { of: "a task of a plan", rule: "block.plan.tasks[]", make: (one: object) => plan(one), at: "/tasks/0" },
  { of: "a task card", rule: "block.task_card", make: taskCard, at: "" },
].flatMap(({ of, rule, make, at }) => [
  ...["task_id", "title"].flatMap((field) => [
    inMessage(
      `${of} without ${field}`,
      `${rule}.${field}.required`,
      make(task({ [field]: undefined })),
      at,
      missing(field),
    ),
    inMessage(
      `${of} with an empty ${field}`,
      `${rule}.${field}.min`,
      make(task({ [field]: "" })),
      `${at}/${field}`,
      empty,
    ),
  ]),
  ...["details", "output"].map((field) =>
    inMessage(
      `${of} whose ${field} are no rich text`,
      `${rule}.${field}.block`,
      make(task({ [field]: { type: "divider" } })),
      `${at}/${field}/type`,
      unsupported("divider"),
    ),
  ),
  inMessage(
    `${of} of a status Slack does not know`,
    `${rule}.status.enum`,
    make(task({ status: "completed" })),
    `${at}/status`,
    notInEnum,
  ),
]);

/** The newer blocks, which only messages show. */
export const wrongNewerBlocks: readonly Wrong[] = [
  ...[
    dataTable(),
    bars(),
    card(),
    carousel(card()),
    container(),
    { type: "context_actions", elements: [{ type: "icon_button", icon: "trash", text: plain("Bin") }] },
    plan(),
    taskCard(task()),
  ].map((block) =>
    inModal(
      `a ${block.type} in a modal`,
      `block.${block.type}.surface`,
      block,
      "/type",
      unsupported(block.type),
    ),
  ),
  inMessage(
    "a data table of one row",
    "block.data_table.rows.min",
    dataTable({ rows: [[cell()]] }),
    "/rows",
    fewerThan(2),
  ),
  inMessage(
    "a data table of 202 rows",
    "block.data_table.rows.max",
    dataTable({ rows: times(202, () => [cell()]) }),
    "/rows",
    moreThan(201),
  ),
  inMessage(
    "a data table without rows",
    "block.data_table.rows.required",
    dataTable({ rows: undefined }),
    "",
    missing("rows"),
  ),
  inMessage(
    "a data table of 21 columns",
    "block.data_table.rows[].max",
    dataTable({ rows: [[cell()], times(21, () => cell())] }),
    "/rows/1",
    moreThan(20),
  ),
  inMessage(
    "a data table of no columns",
    "block.data_table.rows[].min",
    dataTable({ rows: [[cell()], []] }),
    "/rows/1",
    fewerThan(1),
  ),
  inMessage(
    "a data table without a caption",
    "block.data_table.caption.required",
    dataTable({ caption: undefined }),
    "",
    missing("caption"),
  ),
  inMessage(
    "a data table with an empty caption",
    "block.data_table.caption.min",
    dataTable({ caption: "" }),
    "/caption",
    empty,
  ),
  inMessage(
    "a data table of 101 rows a page",
    "block.data_table.page_size.max",
    dataTable({ page_size: 101 }),
    "/page_size",
    above(100),
  ),
  inMessage(
    "a data table of no rows a page",
    "block.data_table.page_size.min",
    dataTable({ page_size: 0 }),
    "/page_size",
    below(1),
  ),
  inMessage(
    "a row header in column 20",
    "block.data_table.row_header_column_index.max",
    dataTable({ row_header_column_index: 20 }),
    "/row_header_column_index",
    above(19),
  ),
  inMessage(
    "a row header before the first column",
    "block.data_table.row_header_column_index.min",
    dataTable({ row_header_column_index: -1 }),
    "/row_header_column_index",
    below(0),
  ),
  inMessage(
    "a data table with an empty cell",
    "cell.raw_text.text.min",
    dataTable({ rows: [[cell()], [cell("")]] }),
    "/rows/1/0/text",
    empty,
  ),
  ...charts,
  ...(
    [
      ["title", 150],
      ["subtitle", 150],
      ["body", 200],
      ["subtext", 200],
    ] as const
  ).map(([field, most]) =>
    inMessage(
      `a card with a ${field} of ${most + 1} characters`,
      `block.card.${field}.max`,
      card({ [field]: mrkdwn(long(most + 1)) }),
      `/${field}/text`,
      longerThan(most),
    ),
  ),
  inMessage(
    "a card with four buttons",
    "block.card.actions.max",
    card({ actions: times(4, (index) => button({ action_id: `b${index}` })) }),
    "/actions",
    moreThan(3),
  ),
  inMessage(
    "a card that shows nothing",
    "block.card.(hero_image|title|actions|body).required",
    card({ title: undefined }),
    "",
    "must define either `hero_image` or `title` or `actions` or `body`",
  ),
  inMessage(
    "a carousel of 11 cards",
    "block.carousel.elements.max",
    carousel(...times(11, () => card())),
    "/elements",
    moreThan(10),
  ),
  inMessage("a carousel of no cards", "block.carousel.elements.min", carousel(), "/elements", fewerThan(1)),
  inMessage(
    "a carousel without elements",
    "block.carousel.elements.required",
    { type: "carousel" },
    "",
    missing("elements"),
  ),
  inMessage(
    "a carousel of dividers",
    "block.carousel.elements[].block",
    carousel({ type: "divider" }),
    "/elements/0/type",
    unsupported("divider"),
  ),
  inMessage(
    "a container without a title",
    "block.container.(title|rich_text_title).required",
    container({ title: undefined }),
    "",
    "must define either `title` or `rich_text_title`",
  ),
  inMessage(
    "a container with a title of 151 characters",
    "block.container.title.max",
    container({ title: plain(long(151)) }),
    "/title/text",
    longerThan(150),
  ),
  inMessage(
    "a container with a title in mrkdwn",
    "block.container.title.plain",
    container({ title: mrkdwn("x") }),
    "/title/type",
    notInEnum,
  ),
  inMessage(
    "a container whose rich title is none",
    "block.container.rich_text_title.block",
    container({ rich_text_title: { type: "divider" } }),
    "/rich_text_title/type",
    unsupported("divider"),
  ),
  inMessage(
    "a container with a subtitle of 151 characters",
    "block.container.subtitle.max",
    container({ subtitle: mrkdwn(long(151)) }),
    "/subtitle/text",
    longerThan(150),
  ),
  inMessage(
    "a container as wide as the sky",
    "block.container.width.enum",
    container({ width: "huge" }),
    "/width",
    notInEnum,
  ),
  inMessage(
    "a container of 11 blocks",
    "block.container.child_blocks.max",
    container({ child_blocks: times(11, () => ({ type: "divider" })) }),
    "/child_blocks",
    moreThan(10),
  ),
  inMessage(
    "a container of no blocks",
    "block.container.child_blocks.min",
    container({ child_blocks: [] }),
    "/child_blocks",
    fewerThan(1),
  ),
  inMessage(
    "a container without blocks",
    "block.container.child_blocks.required",
    container({ child_blocks: undefined }),
    "",
    missing("child_blocks"),
  ),
  inMessage(
    "a container in a container",
    "block.container.child_blocks[].block",
    container({ child_blocks: [container()] }),
    "/child_blocks/0/type",
    unsupported("container"),
  ),
  inMessage(
    "a container that is collapsed for ever",
    "block.container.default_collapsed.collapsible",
    container({ default_collapsed: true }),
    "/default_collapsed",
    "`default_collapsed` needs `is_collapsible`",
  ),
  inMessage(
    "six context actions",
    "block.context_actions.elements.max",
    {
      type: "context_actions",
      elements: times(6, (index) => ({
        type: "icon_button",
        action_id: `b${index}`,
        icon: "trash",
        text: plain("Bin"),
      })),
    },
    "/elements",
    moreThan(5),
  ),
  inMessage(
    "a row of no context actions",
    "block.context_actions.elements.min",
    { type: "context_actions", elements: [] },
    "/elements",
    fewerThan(1),
  ),
  inMessage(
    "context actions without elements",
    "block.context_actions.elements.required",
    { type: "context_actions" },
    "",
    missing("elements"),
  ),
  inMessage("a plan without a title", "block.plan.title.required", { type: "plan" }, "", missing("title")),
  inMessage(
    "a plan of 51 tasks",
    "block.plan.tasks.max",
    plan(...times(51, (index) => task({ task_id: String(index) }))),
    "/tasks",
    moreThan(50),
  ),
  inMessage(
    "a plan with a task twice",
    "block.plan.task_id.unique",
    plan(task(), task()),
    "/tasks/1/task_id",
    '`task_id` "1" already exists',
  ),
  ...tasks,
  inMessage(
    "a source of no known type",
    "source.type",
    taskCard(task({ sources: [{ type: "book" }] })),
    "/sources/0/type",
    unsupported("book"),
  ),
  ...["url", "text"].map((field) =>
    inMessage(
      `a source without ${field}`,
      `source.url.${field}.required`,
      taskCard(task({ sources: [{ type: "url", url: "https://x.example", text: "X", [field]: undefined }] })),
      "/sources/0",
      missing(field),
    ),
  ),
  inMessage(
    "a text beside rich text",
    "rich_text.type",
    { ...richText, elements: [{ type: "text", text: "x" }] },
    "/elements/0/type",
    unsupported("text"),
  ),
];
