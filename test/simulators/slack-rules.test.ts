import { describe, expect, it } from "vitest";
import { findMentions } from "../../src/simulators/slack/rules/mentions.ts";
import { validateBlocks, validateView } from "../../src/simulators/slack/rules/validate.ts";
import { modal, mrkdwn, plain } from "./listening-app.ts";

describe("broken rules", () => {
  it("are all named at once", () => {
    const view = modal([{ type: "section" }, { type: "header" }], { title: plain("") });
    expect(validateView(view).map(({ pointer }) => pointer)).toEqual([
      "/view/blocks/0",
      "/view/blocks/1",
      "/view/title/text",
    ]);
  });

  it("say what was asked and what came, for machines", () => {
    expect(validateBlocks([{ type: "header", text: plain("ő".repeat(151)) }], "message")).toEqual([
      {
        pointer: "/blocks/0/text/text",
        message: "must be less than 151 characters",
        code: "too_long",
        constraint: { type: "max_length", expected: ["150"], got: "151" },
      },
    ]);
  });
});

describe("mentions", () => {
  const everyone = (text: unknown) =>
    findMentions({ blocks: [{ type: "section", text }] }).filter(({ kind }) => kind === "everyone");

  it("are found where they are written", () => {
    expect(
      findMentions({ text: "<@U0DAN> and <!subteam^S0ADMINS|@admins> and <!here>" }).map(
        ({ target }) => target,
      ),
    ).toEqual(["U0DAN", "S0ADMINS", "here"]);
  });
  it("are made by Slack from plain @channel unless the text is verbatim", () => {
    expect(everyone(mrkdwn("@channel Kft"))).toMatchObject([{ target: "channel", automatic: true }]);
    expect(everyone({ ...mrkdwn("@channel Kft"), verbatim: true })).toEqual([]);
    expect(everyone(plain("@channel <!channel>"))).toEqual([]);
  });
  it("are not found in escaped text, e-mail addresses and code", () => {
    expect(everyone(mrkdwn("&lt;!channel&gt; jo@here.example `@everyone`"))).toEqual([]);
  });
  it("are found in rich text", () => {
    const blocks = [
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "broadcast", range: "channel" },
              { type: "text", text: "@here" },
            ],
          },
        ],
      },
    ];
    expect(findMentions({ blocks })).toMatchObject([{ target: "channel" }]);
  });
});
