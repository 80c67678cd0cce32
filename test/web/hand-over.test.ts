import { describe, expect, it } from "vitest";
import { mailFile } from "../../src/web/mail-file.ts";
import { mailLink } from "../../src/web/mail-links.ts";
import { useDatabase } from "../support/databases.ts";
import { draft, longText, webWorld } from "./web-world.ts";

const database = useDatabase();
const world = () => webWorld(database.current.db);
const programs = ["mailProgram", "outlook", "gmail"] as const;

describe("the hand-over page", () => {
  it("shows the message as it was saved, read-only, in its own language", async () => {
    const web = world();
    web.drafts.set("pass", draft({ text: "\n<b>Kedves</b> Anna!\n" }));
    const response = await web.app.request("/h/pass");
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('<html lang="en">');
    expect(html).toContain("anna@contoso.example");
    expect(html).toMatch(/value="Viszonteladói kapcsolat kérése – Példa &amp; Társa" lang="hu" readonly=""/);
    // A text field swallows one line break at its beginning, so there is one more.
    expect(html).toMatch(/<textarea[^>]*readonly[^>]*>\n\n&lt;b&gt;Kedves&lt;\/b&gt; Anna!\n<\/textarea>/);
    expect(html).toContain("press “Done”");
    expect(html).toContain("Leave the personal link exactly as it is");
  });

  it("speaks the agent's language, which need not be the message's", async () => {
    const web = world();
    web.drafts.set("pass", draft({ language: "en", readerLanguage: "hu", to: null }));
    const html = await (await web.app.request("/h/pass")).text();
    expect(html).toContain('<html lang="hu">');
    expect(html).toMatch(/<textarea id="text" lang="en"/);
    expect(html).toContain("nyomja meg a „Kész” gombot");
    expect(html).toContain("Nincs ismert cím: írja be Ön.");
  });

  it("says what to press in Slack when the pass is unknown or over", async () => {
    const web = world();
    for (const address of ["/h/unknown", "/h/unknown/invitation.eml"]) {
      const response = await web.app.request(address);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain("press “Open the hand-over page” again");
    }
  });

  it("marks the links that leave the text behind", async () => {
    const web = world();
    web.drafts.set("short", draft());
    web.drafts.set("long", draft({ text: longText }));
    const short = await (await web.app.request("/h/short")).text();
    const long = await (await web.app.request("/h/long")).text();
    expect(short).not.toContain("with the subject only");
    expect(long.match(/<small>with the subject only<\/small>/g)).toHaveLength(3);
    expect(long.match(/<a [^>]*data-copies="text"/g)).toHaveLength(3);
  });
});

describe("a link that opens the message", () => {
  it("carries address, subject and text, each encoded", () => {
    const message = { to: "anna+it@contoso.example", subject: "A & B = 100%?", text: "Első\nmásodik" };
    expect(programs.map((program) => mailLink(program, message))).toEqual([
      {
        href: "mailto:anna%2Bit@contoso.example?subject=A%20%26%20B%20%3D%20100%25%3F&body=Els%C5%91%0D%0Am%C3%A1sodik",
        carriesText: true,
      },
      {
        href: "https://outlook.office.com/mail/deeplink/compose?to=anna%2Bit%40contoso.example&subject=A%20%26%20B%20%3D%20100%25%3F&body=Els%C5%91%0D%0Am%C3%A1sodik",
        carriesText: true,
      },
      {
        href: "https://mail.google.com/mail/?view=cm&fs=1&to=anna%2Bit%40contoso.example&su=A%20%26%20B%20%3D%20100%25%3F&body=Els%C5%91%0D%0Am%C3%A1sodik",
        carriesText: true,
      },
    ]);
  });

  it.each(programs)("carries the text up to 1,800 encoded characters of the whole link: %s", (program) => {
    const message = { to: null, subject: "Tárgy", text: "" };
    const room = 1_800 - mailLink(program, message).href.length;
    const fits = mailLink(program, { ...message, text: "a".repeat(room) });
    expect([fits.href.length, fits.carriesText]).toEqual([1_800, true]);
    const over = mailLink(program, { ...message, text: "a".repeat(room + 1) });
    expect(over.carriesText).toBe(false);
    expect(over.href).toContain("T%C3%A1rgy");
    expect(over.href).not.toContain("body");
    // One letter of ours is six encoded characters.
    expect(mailLink(program, { ...message, text: "ő".repeat(Math.ceil(room / 6) + 1) }).carriesText).toBe(
      false,
    );
  });

  it("leaves out what is no address", () => {
    const sneaky = "anna@contoso.example?bcc=all@evil.example";
    expect(mailLink("mailProgram", { to: sneaky, subject: "s", text: "t" }).href).toBe(
      "mailto:?subject=s&body=t",
    );
  });
});

describe("the mail file", () => {
  const headersOf = (file: string) =>
    file.slice(0, file.indexOf("\r\n\r\n")).replace(/\r\n /g, " ").split("\r\n");
  const textOf = (file: string) =>
    Buffer.from(file.slice(file.indexOf("\r\n\r\n")), "base64").toString("utf8");
  const decoded = (header: string) =>
    header.replace(/=\?utf-8\?B\?([^?]*)\?=\s?/g, (_, word) => Buffer.from(word, "base64").toString("utf8"));

  it("is downloaded as a draft that was not sent, with the whole text", async () => {
    const web = world();
    web.drafts.set("pass", draft({ text: longText }));
    const response = await web.app.request("/h/pass/invitation.eml");
    expect(response.headers.get("content-type")).toBe("message/rfc822");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="invitation.eml"');
    const file = await response.text();
    expect(headersOf(file).map(decoded)).toEqual([
      "X-Unsent: 1",
      "To: anna@contoso.example",
      "Subject: Viszonteladói kapcsolat kérése – Példa & Társa",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
    ]);
    expect(textOf(file)).toBe(longText.replace(/\n/g, "\r\n"));
  });

  it("has short ASCII lines that all end in CRLF", () => {
    const file = mailFile(draft({ subject: "Árvíztűrő 🧷 tükörfúrógép ".repeat(12), text: longText }));
    expect(file).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(file.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
    expect(Math.max(...file.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(76);
    const subject = headersOf(file).find((header) => header.startsWith("Subject:"));
    expect(decoded(subject ?? "")).toBe(`Subject: ${"Árvíztűrő 🧷 tükörfúrógép ".repeat(12).trim()}`);
  });

  it.each([
    "Hello\r\nBcc: all@evil.example",
    "Hello\nBcc: all@evil.example",
    "Hello\rX: y",
    "=?utf-8?Q?Hello=0D=0ABcc:_all@evil.example?=",
  ])("lets no header in through the subject: %j", (subject) => {
    const headers = headersOf(mailFile(draft({ subject })));
    expect(headers.map((line) => line.split(":")[0])).toEqual([
      "X-Unsent",
      "To",
      "Subject",
      "MIME-Version",
      "Content-Type",
      "Content-Transfer-Encoding",
    ]);
    expect(headers[2]).not.toContain("=?utf-8?Q?");
  });

  it.each([null, "nobody", "a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example", "őz@erdo.example"])(
    "names no recipient that a header cannot carry: %j",
    (to) => {
      expect(mailFile(draft({ to }))).not.toContain("To:");
    },
  );
});
