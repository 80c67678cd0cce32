import { describe, expect, it } from "vitest";
import { dateWords } from "../../src/playground/page/text/date-words.ts";
import { parseMarkdown } from "../../src/playground/page/text/markdown.ts";
import { type Inline, parseMrkdwn, type Stretch } from "../../src/playground/page/text/mrkdwn.ts";

/** The reading in brackets: `b(…)` bold, `i(…)` italic, `s(…)` struck, `c(…)` code, `q(…)` quotation, `p(…)` fenced. */
const read = (text: string, links = false, names = false) =>
  parseMrkdwn(text, { links, names }).map(stretch).join("¶");

function stretch(of: Stretch): string {
  if (of.is === "quote") return `q(${of.inner.map(stretch).join("")})`;
  return of.is === "preformatted" ? `p(${inlines(of.inner)})` : inlines(of.inner);
}
const inlines = (of: readonly Inline[]) => of.map(inline).join("");
function inline(of: Inline): string {
  switch (of.is) {
    case "text":
      return of.text;
    case "marked":
      return `${of.mark === "code" ? "c" : of.mark.charAt(0)}(${inlines(of.inner)})`;
    case "link":
      return `link(${of.url} ${of.text})`;
    case "everyone":
      return `everyone(${of.range})`;
    case "emoji":
      return `emoji(${of.name})`;
    case "date":
      return `date(${of.epoch} ${of.format}${of.url ? ` ${of.url}` : ""} or ${of.fallback})`;
    default:
      return `${of.is}(${of.id})`;
  }
}

describe("mrkdwn", () => {
  it.each([
    ["*bold* _italic_ ~gone~ `code`", "b(bold) i(italic) s(gone) c(code)"],
    ["*bold _and italic_*", "b(bold i(and italic))"],
    ["(*bold*), *bold*.", "(b(bold)), b(bold)."],
    ["2*3*4 snake_case_name a~b~c", "2*3*4 snake_case_name a~b~c"],
    ["* not bold* *nor this *", "* not bold* *nor this *"],
    ["**two** *open", "**two** *open"],
    ["*one\ntwo*", "*one\ntwo*"],
    ["`*raw* :tada:`", "c(*raw* :tada:)"],
    [
      "\u2060*\u2060Acme\u2060*\u2060 \u2060_\u2060x\u2060_\u2060",
      "\u2060*\u2060Acme\u2060*\u2060 \u2060_\u2060x\u2060_\u2060",
    ],
    ["árvíz*tűrő* *ősz*", "árvíz*tűrő* b(ősz)"],
  ])("reads the marks of %j", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["A &amp; B &lt;b&gt; &amp;lt;", "A & B <b> &lt;"],
    ["<b>x</b> <script>", "<b>x</b> <script>"],
    [":tada: :no-such-thing: 10:30:45 :+1::skin-tone-3:", "emoji(tada) :no-such-thing: 10:30:45 emoji(+1)"],
    [":\u2060code:", ":\u2060code:"],
    [
      "<@U0ANNA> <@U0ANNA|anna> <#C0SALES|sales> <!subteam^S0ADMINS|@x>",
      "user(U0ANNA) user(U0ANNA) channel(C0SALES) group(S0ADMINS)",
    ],
    ["<!here> <!channel> <!unknown|label> <!strange>", "everyone(here) everyone(channel) label <!strange>"],
    [
      "<https://a.example/?x=1&amp;y=2|label &lt;1&gt;> <mailto:a@b.example>",
      "link(https://a.example/?x=1&y=2 label <1>) link(mailto:a@b.example a@b.example)",
    ],
    ["<javascript:alert(1)|click> <data:text/html,x|y>", "<javascript:alert(1)|click> <data:text/html,x|y>"],
    [
      "<!date^1800000000^{date_num} {time}^https://x.example|then>",
      "date(1800000000 {date_num} {time} https://x.example or then)",
    ],
    ["<!date^soon^{date}|later>", "date(NaN {date} or later)"],
    ["*<https://a.example|a*b>*", "b(link(https://a.example a*b))"],
  ])("reads the tags of %j", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it("makes links of bare addresses, and mentions of plain names, only where Slack would", () => {
    const text = "See https://a.example/x, (http://b.example) and @here or mail@here.example";
    expect(read(text)).toBe(text);
    expect(read(text, true, true)).toBe(
      "See link(https://a.example/x https://a.example/x), (link(http://b.example http://b.example)) and everyone(here) or mail@here.example",
    );
  });
  it("keeps quotations and fenced lines together", () => {
    expect(read("one\n&gt; two\n> *three*\nfour")).toBe("one¶q(two\nb(three))¶four");
    expect(read("&gt;&gt;&gt; all\nof it")).toBe("q(all\nof it)");
    expect(read("a\n```\n*x* &amp; <https://a.example|y>\n```\nb")).toBe(
      "a\n¶p(*x* & link(https://a.example y)\n)¶b",
    );
    expect(read("\u2060&gt; no quotation")).toBe("\u2060> no quotation");
  });
});

describe("a date in a text", () => {
  const noon = Date.parse("2026-11-22T12:00:00Z");
  const say = (format: string, at: string, locale = "en-US", tz = "Europe/Budapest") =>
    // Which space stands before PM is the platform's affair.
    dateWords(format, Date.parse(at) / 1000, { locale, tz, now: noon })?.replace(/\s/g, " ");

  it.each([
    ["{date_num}", "2027-08-03"],
    ["{date_slash}", "8/3/27"],
    ["{date}", "August 3rd, 2027"],
    ["{date_short}", "Aug 3, 2027"],
    ["{date_long}", "Tuesday, August 3rd, 2027"],
    ["{date_pretty}", "August 3rd, 2027"],
    ["{date_short_pretty}", "Aug 3, 2027"],
    ["{date_long_pretty}", "Tuesday, August 3rd, 2027"],
    ["{date_long_full}", "Tuesday, August 3rd, 2027"],
    ["{day_divider_pretty}", "Tuesday, August 3rd, 2027"],
    ["{time}", "9:05 PM"],
    ["{time_secs}", "9:05:07 PM"],
    ["{ago}", "in 8 months"],
    ["{strange} {date_num}", "{strange} 2027-08-03"],
  ])("knows the token %s", (format, expected) => {
    expect(say(format, "2027-08-03T19:05:07Z")).toBe(expected);
  });
  it("leaves the year out while it is near", () => {
    expect(say("{date_short}", "2026-12-24T12:00:00Z")).toBe("Dec 24");
    expect(say("{date_short}", "2026-12-24T12:00:00Z", "hu-HU")).toBe("dec. 24.");
  });
  it("says today, yesterday and tomorrow by the reader's own clock and language", () => {
    expect(say("{date_short_pretty} {time}", "2026-11-22T08:30:00Z", "hu-HU")).toBe("ma 9:30");
    expect(say("{date_pretty}", "2026-11-21T23:30:00Z")).toBe("today");
    expect(say("{date_pretty}", "2026-11-21T23:30:00Z", "en-US", "America/New_York")).toBe("yesterday");
    expect(say("{date_long_pretty}", "2026-11-23T12:00:00Z", "hu-HU")).toBe("holnap");
  });
  it("is nothing when the second is none, so that the fallback shows", () => {
    expect(dateWords("{date}", Number.NaN, { locale: "en", tz: "UTC", now: noon })).toBeUndefined();
    expect(dateWords("{date}", 1e15, { locale: "en", tz: "UTC", now: noon })).toBeUndefined();
  });
});

describe("a markdown block", () => {
  const parts = (text: string) =>
    parseMarkdown(text).map((part) => {
      if ("inner" in part) return `${part.is}: ${inlines(part.inner)}`;
      if (part.is === "list")
        return `${part.isOrdered ? "ordered" : "bullets"}: ${part.items.map(({ inner, indent, ticked }) => `${indent}${ticked ?? ""} ${inlines(inner)}`).join(" / ")}`;
      if (part.is === "table")
        return `table: ${part.rows.map((row) => row.map(inlines).join(" | ")).join(" / ")}`;
      return part.is === "code" ? `code: ${part.text}` : part.is;
    });

  it("is read as ordinary Markdown, and HTML in it stays text", () => {
    expect(
      parts(
        "## Head\n\nSome **bold**, *italic*, ~~gone~~, `code` and [a link](https://a.example)\nnext <b>line</b>\n\n---\n> quoted\n\n- one\n  - [x] two\n\n1. first\n\n```\n**raw**\n```\n| a | b |\n|---|---|\n| 1 | **2** |",
      ),
    ).toEqual([
      "heading: Head",
      "paragraph: Some b(bold), i(italic), s(gone), c(code) and link(https://a.example a link)\nnext <b>line</b>",
      "rule",
      "quote: quoted",
      "bullets: 0 one / 1true two",
      "ordered: 0 first",
      "code: **raw**",
      "table: a | b / 1 | b(2)",
    ]);
  });
  it("makes a link of web addresses only, and comes to an end whatever it reads", () => {
    expect(parts("[x](javascript:alert(1)) \\*plain\\* | loose\n#none")).toEqual([
      "paragraph: [x](javascript:alert(1)) *plain* | loose\n#none",
    ]);
  });
});
