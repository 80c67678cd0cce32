import { describe, expect, it } from "vitest";
import { addressOf } from "../src/compose.ts";
import { translator } from "../src/i18n/index.ts";
import { waysToHandOver } from "../src/slack/modals/invite-hand-over.ts";

const slack = {
  botToken: "xoxb-1",
  apiUrl: "https://slack.com/api/",
  transport: { kind: "socket", appToken: "xapp-1" },
} as const;
const own = "http://127.0.0.1:3000";

describe("a bot in Socket Mode in a real workspace", () => {
  it("knows that nobody outside reaches it while PUBLIC_URL is not set", () => {
    expect(addressOf({ publicUrl: null, slack }, own).fault).toBe("loopback");
    expect(addressOf({ publicUrl: "http://bot.example.org", slack }, own).fault).toBe("not-https");
    expect(addressOf({ publicUrl: "https://bot.example.org", slack }, own).fault).toBeNull();
  });

  it.each(["en", "hu"] as const)(
    "offers no page that would open on no machine but its own (%s)",
    (language) => {
      const t = translator(language);
      const ids = { open: "open", back: "back" };
      const without = JSON.stringify(waysToHandOver(t, ids, null));
      expect(without).not.toContain("http");
      expect(without).toContain("PUBLIC_URL");
      const page = { url: "https://bot.example.org/hand-over/x", until: "12:00" };
      expect(JSON.stringify(waysToHandOver(t, ids, page))).toContain(page.url);
    },
  );
});
