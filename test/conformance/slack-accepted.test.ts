import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Fields, isFields } from "../../src/simulators/slack/rules/shape.ts";
import { validateBlocks, validateView } from "../../src/simulators/slack/rules/validate.ts";

const folder = process.env["REFERENCE_DIR"];

/** What an app may send of a view; Slack adds the rest when it sends one back. */
const sentInHomes = ["type", "blocks", "private_metadata", "callback_id", "external_id"];
const sentInModals = [...sentInHomes, "title", "submit", "close", "clear_on_close", "notify_on_close"];

interface Accepted {
  readonly where: string;
  readonly holder: Fields;
}

/** Everything with blocks in Slack's own examples and recordings. */
function accepted(): Accepted[] {
  const files = readdirSync(`${folder}/slack`, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".json") && !file.includes("_errors"))
    .sort()
    .flatMap((file) => holders(JSON.parse(readFileSync(`${folder}/slack/${file}`, "utf8")), file));
}

function holders(value: unknown, where: string): Accepted[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => holders(item, `${where}/${index}`));
  if (!isFields(value)) return [];
  const inside = Object.entries(value).flatMap(([key, item]) => holders(item, `${where}/${key}`));
  return Array.isArray(value["blocks"]) ? [{ where, holder: value }, ...inside] : inside;
}

describe.skipIf(!folder)("the rules take what Slack has taken", () => {
  it.each(folder ? accepted().map((one) => [one.where, one.holder] as const) : [])("%s", (_where, holder) => {
    const isView = holder["type"] === "modal" || holder["type"] === "home";
    const sent = holder["type"] === "home" ? sentInHomes : sentInModals;
    const view = Object.fromEntries(
      sent.flatMap((key) => (holder[key] === null || holder[key] === undefined ? [] : [[key, holder[key]]])),
    );
    expect(isView ? validateView(view) : validateBlocks(holder["blocks"], "message")).toEqual([]);
  });
});
