import { describe, expect, it } from "vitest";
import { readMessageLink } from "../../src/slack/message-link.ts";

describe("the link of a message", () => {
  const place = { channelId: "C0SALES", ts: "1712345678.901234" };

  it.each([
    "https://x.slack.com/archives/C0SALES/p1712345678901234",
    "  https://x.enterprise.slack.com/archives/C0SALES/p1712345678901234\n",
    "https://x.slack.com/archives/C0SALES/p1712345678901234?thread_ts=1712345678.901234&cid=C0SALES",
  ])("names its place: %s", (typed) => {
    expect(readMessageLink(typed)).toEqual(place);
  });

  it("of a reply names the message that the thread hangs on", () => {
    const reply = "https://x.slack.com/archives/C0SALES/p1712349999000100?thread_ts=1712345678.901234";
    expect(readMessageLink(reply)).toEqual(place);
  });

  it.each([
    "",
    "C0SALES",
    "https://x.slack.com/archives/C0SALES",
    "https://x.slack.com/archives/sales/p1712345678901234",
    "https://x.slack.com/archives/C0SALES/p12345",
    "https://x.slack.com/archives/C0SALES/p1712345678901234?thread_ts=yesterday",
    "https://x.slack.com/archives/C0SALES/p1712345678901234/more",
  ])("is no other text: %s", (typed) => {
    expect(readMessageLink(typed)).toBeNull();
  });
});
