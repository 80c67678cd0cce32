import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { en } from "../../src/i18n/en.ts";
import { hu } from "../../src/i18n/hu.ts";
import { languageOf, type MessageKey, translator } from "../../src/i18n/index.ts";

const keys = Object.keys(en) as MessageKey[];

describe("the message catalogue", () => {
  it("has the same keys in both languages", () => {
    expect(Object.keys(hu).sort()).toEqual([...keys].sort());
  });

  it.each(keys)("%s takes the same parameters in both languages", (key) => {
    expect(parametersOf(hu[key])).toEqual(parametersOf(en[key]));
  });

  it("leaves no message empty or untranslated by oversight", () => {
    const same = keys.filter(
      (key) => (en[key] as string) === (hu[key] as string) && /[a-z]{4}/i.test(en[key]),
    );
    expect(same).toMatchInlineSnapshot(`
      [
        "story.sees.channel",
        "story.sees.direct",
        "core.app-name",
        "gdap.mail.role",
        "gdap.end.option",
        "gdap.end.listed",
        "playground.desk.ms",
        "playground.desk.trouble.unknown",
        "record.holding",
        "record.gdap.entry",
        "registry.gdap.title",
        "setup.provider.is",
        "doctor.group.slack",
        "messages.blocker",
        "playground.said",
        "playground.message-by",
        "trail.line",
        "trail.line.customer",
        "web.home.title",
      ]
    `);
    expect(keys.filter((key) => hu[key].trim() === "" || en[key].trim() === "")).toEqual([]);
  });

  it("puts no suffix on a Hungarian parameter, since a name takes none", () => {
    expect(
      keys.filter((key) =>
        /\}[-a-záéíóöőúüű]/i.test(hu[key].replace(/\{[^{}]*, (plural|select)[\s\S]*/, "")),
      ),
    ).toEqual([]);
  });
});

describe("a sentence", () => {
  it("ends in one full stop when a name brings its own", () => {
    const t = translator("hu");
    expect(t("invite.withdrawn", { customer: "Kovács Kft." })).not.toContain("..");
    expect(
      translator("en")("email.who.joint", { partner: "P", company: "C", provider: "Nagy Ltd." }),
    ).not.toContain("..");
  });

  it("takes other people's text as it is, braces and tags included", () => {
    const customer = "<b>{x}</b> '#' {{personal-link}}";
    expect(translator("en")("invite.draft.for", { customer })).toContain(customer);
  });
});

describe("a reader's language", () => {
  it.each([
    ["hu-HU", "hu"],
    ["hu", "hu"],
    ["en-GB", "en"],
    ["de-DE", "en"],
    [null, "en"],
  ])("of locale %s is %s", (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });
});

function parametersOf(message: string): string[] {
  const names = new Set<string>();
  JSON.stringify(
    new IntlMessageFormat(message, "en", undefined, { ignoreTag: true }).getAst(),
    (key, value: unknown) => {
      if (typeof value === "object" && value !== null && "type" in value && "value" in value) {
        const { type, value: name } = value;
        // 0 is literal text, 7 the number sign inside a plural; every other element names an argument.
        if (typeof name === "string" && type !== 0 && type !== 7) names.add(name);
      }
      return key === "" ? value : value;
    },
  );
  return [...names].sort();
}
