import { describe, expect, it } from "vitest";
import {
  checkLink,
  joinParts,
  restoreLink,
  splitText,
  withLink,
  withoutLink,
} from "../../src/domain/draft.ts";
import { linkPlaceholder } from "../../src/domain/invitation.ts";

const prefix = "https://kapocs.example/i/";
const secret = "q7Zr1nXb0vKc8mTd5sWf2yLh9pJg4aEu6oRi3tQwExM";
const link = `${prefix}${secret}`;
const text = (middle: string) => `Dear Jolán,\n\nPlease open this link:\n${middle}\n\nKind regards`;

describe("a draft's link", () => {
  it.each([
    ["on a line of its own", text(link)],
    ["in brackets", text(`(${link})`)],
    ["in angle brackets", text(`<${link}>`)],
    ["at a sentence's end", text(`Open ${link}.`)],
    ["beside another company's address", text(`${link} or https://example.com/contact`)],
  ])("is fine %s", (_where, draft) => {
    expect(checkLink(draft, link, prefix)).toBeNull();
  });

  it.each([
    ["missing", text("")],
    ["twice", text(`${link}\n${link}`)],
    ["cut", text(link.slice(0, -5))],
    ["cut", text(link.slice(0, prefix.length + 6))],
    ["wrapped", text(`${link.slice(0, 40)}\n${link.slice(40)}`)],
    ["wrapped", text(`${link.slice(0, 40)} ${link.slice(40)}`)],
    ["wrapped", text(`${link.slice(0, 40)}\u200b${link.slice(40)}`)],
    ["rewritten", text(`https://safelinks.example/?url=${encodeURIComponent(link)}&data=1`)],
    ["rewritten", text(`https://click.example/?to=${link}`)],
    ["rewritten", text(link.toUpperCase())],
    ["rewritten", text(`${link}?utm_source=mail`)],
    ["rewritten", text(`${link}x`)],
    ["rewritten", text(link.replace("https://kapocs.example", "https://kapocs.example.evil"))],
    ["foreign", text(`${prefix}AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`)],
    ["foreign", text(`${link} ${prefix}AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`)],
  ])("is found %s", (fault, draft) => {
    expect(checkLink(draft, link, prefix)).toBe(fault);
  });

  const others = `${prefix}AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`;
  it.each([
    ["without its scheme", others.replace("https://", "")],
    ["by http", others.replace("https:", "http:")],
    ["with the port", others.replace(".example/", ".example:443/")],
    ["with a user", others.replace("https://", "https://someone@")],
    ["with a dot behind the host", others.replace(".example/", ".example./")],
    ["with doubled slashes", others.replace("/i/", "//i/")],
    ["percent-encoded", others.replace("/i/", "/%69/")],
    ["inside another address", `https://safelinks.example/?url=${encodeURIComponent(others)}`],
    ["with an invisible mark", others.replace("/i/", "/\u200bi/")],
    ["with entities", others.replaceAll("/", "&#47;")],
    ["in full-width letters", others.replace("kapocs", "ｋａｐｏｃｓ")],
    ["broken over two lines", others.replace("/i/", "/\ni/")],
  ])("is refused beside somebody else’s link, written %s", (_how, foreign) => {
    expect(checkLink(text(`${link}\n${foreign}`), link, prefix)).toBe("foreign");
  });

  it.each([
    ["as a safe link", `https://safelinks.example/?url=${encodeURIComponent(link)}`],
    ["by http", link.replace("https:", "http:")],
    ["bare", link.replace("https://", "")],
  ])("is refused when it stands there again %s", (_how, again) => {
    expect(checkLink(text(`${link}\n${again}`), link, prefix)).toBe("twice");
  });

  it.each(["\u200b", "\u00ad", "\u0301", ".html", ":x", ";a=b", ",abc", "!x", "|"])(
    "is refused with %j glued to its end",
    (glued) => {
      expect(checkLink(text(`${link}${glued}`), link, prefix)).not.toBeNull();
    },
  );

  it("never stands in what is stored, not even a piece of it", () => {
    for (const draft of [link, link.slice(0, -5), `https://click.example/?to=${link}`]) {
      const stored = withoutLink(text(draft), link, prefix);
      expect(stored).toContain(linkPlaceholder);
      expect(stored).not.toContain(secret.slice(0, 8));
    }
  });

  it("comes back byte for byte when the text is shown again", () => {
    expect(withLink(withoutLink(text(link), link, prefix), link)).toBe(text(link));
  });

  it.each([
    ["cut", text(link.slice(0, -5))],
    ["missing", "Dear Jolán,\n\nKind regards"],
    ["twice", text(`${link}\n${link}`)],
    ["foreign", text(`${prefix}AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`)],
    ["rewritten", text(`https://safelinks.example/?url=${encodeURIComponent(link)}`)],
    ["wrapped", text(`${link.slice(0, 40)}\n${link.slice(40)}`)],
  ])("is put back by the button when it was %s, and nothing else is lost", (_fault, draft) => {
    const restored = restoreLink(draft, link, prefix);
    expect(checkLink(restored, link, prefix)).toBeNull();
    expect(restored).toContain("Dear Jolán,");
    expect(restored).toContain("Kind regards");
  });
});

describe("a text longer than a field", () => {
  const paragraph = "Őszinte üdvözlettel küldjük Önnek. ".repeat(40).trim();
  const long = [paragraph, paragraph, paragraph].join("\n\n");

  it("is split at paragraphs and comes back whole", () => {
    const { parts, joints } = splitText(long, 3_000);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.every((part) => [...part].length <= 3_000)).toBe(true);
    expect(joinParts(parts, joints)).toBe(long);
  });

  it.each([
    ["one endless paragraph", "szó ".repeat(2_000)],
    ["lines without an empty one between", "    behúzott sor\n".repeat(500)],
    ["no blank at all", "x".repeat(7_000)],
  ])("comes back to the letter even with %s", (_kind, text) => {
    const { parts, joints } = splitText(text, 3_000);
    expect(parts.length).toBeGreaterThan(1);
    expect(joinParts(parts, joints)).toBe(text);
  });

  it("counts characters as a person does, not bytes or code units", () => {
    expect(splitText("🤝".repeat(3_000), 3_000).parts).toHaveLength(1);
    expect(splitText("🤝".repeat(3_001), 3_000).parts).toHaveLength(2);
  });
});
