import { describe, expect, it } from "vitest";
import { readMailLink, withPlayMail } from "../../src/playground/server/hand-over-links.ts";
import { mailLink } from "../../src/web/mail-links.ts";

const message = {
  to: "jolan+it@kovacs.example",
  subject: "Kérés: 1 + 1 & több?",
  text: "Kedves Jolán!\n\n50% = fél\nhttp://localhost/i/abc",
};

describe("the mail buttons of the hand-over page", () => {
  it.each(["mailProgram", "outlook", "gmail"] as const)("are understood whole: %s", (program) => {
    const fields = readMailLink(mailLink(program, message).href);
    expect(Object.fromEntries(fields ?? [])).toEqual({
      to: message.to,
      subject: message.subject,
      body: message.text,
    });
  });

  it("lead to the playground's mail program, and all other links stay", () => {
    const html = `<a href="mailto:a@b.example?subject=Hi&amp;body=x%0D%0Ay">m</a><a href="/h/1/invitation.eml">f</a><a href="https://example.com/?view=cm">o</a>`;
    expect(withPlayMail(html)).toBe(
      `<a href="/playground/compose?to=a%40b.example&amp;subject=Hi&amp;body=x%0Ay">m</a><a href="/h/1/invitation.eml">f</a><a href="https://example.com/?view=cm">o</a>`,
    );
  });

  it("carry no markup of the text's into the page", () => {
    const html = `<a href="mailto:?subject=${encodeURIComponent('"><script>x</script>')}">m</a>`;
    expect(withPlayMail(html)).not.toContain("<script");
  });
});
