import { describe, expect, it } from "vitest";
import {
  clean,
  limits,
  readCustomer,
  readDomain,
  readEmail,
  standingFrom,
  type TypedCustomer,
} from "../../src/domain/customer.ts";

function detailsOf(typed: TypedCustomer) {
  const read = readCustomer({ companyName: "Kovács Kft.", ...typed });
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.details;
}

function faultsOf(typed: TypedCustomer) {
  const read = readCustomer({ companyName: "Kovács Kft.", ...typed });
  return "faults" in read ? read.faults : {};
}

describe("what is typed about a customer", () => {
  it("needs a company name and nothing else", () => {
    expect(detailsOf({})).toEqual({
      companyName: "Kovács Kft.",
      domain: null,
      tenantId: null,
      ownReference: null,
      country: null,
      origin: "own-marketing",
      contactName: null,
      contactEmail: null,
      language: "en",
    });
    expect(faultsOf({ companyName: "" })).toEqual({ companyName: "required" });
    expect(faultsOf({ companyName: "\u200b \t" })).toEqual({ companyName: "required" });
    expect(faultsOf({ companyName: null })).toEqual({ companyName: "required" });
  });

  it("takes an empty field as not given", () => {
    expect(detailsOf({ domain: " ", tenantId: "", country: "", contactEmail: null })).toMatchObject({
      domain: null,
      tenantId: null,
      country: null,
      contactEmail: null,
    });
  });

  it("counts characters, not bytes or halves of them", () => {
    expect(faultsOf({ companyName: "ő".repeat(limits.companyName) })).toEqual({});
    expect(faultsOf({ companyName: "🜂".repeat(limits.companyName) })).toEqual({});
    expect(faultsOf({ companyName: "ő".repeat(limits.companyName + 1) })).toEqual({
      companyName: "too-long",
    });
    expect(faultsOf({ ownReference: "x".repeat(limits.ownReference + 1) })).toEqual({
      ownReference: "too-long",
    });
    expect(faultsOf({ contactName: "x".repeat(limits.contactName + 1) })).toEqual({
      contactName: "too-long",
    });
  });

  it("reads a tenant id in any case, with or without braces", () => {
    const tenantId = "7e4a0000-0000-4000-8000-00000000000a";
    expect(detailsOf({ tenantId: `{${tenantId.toUpperCase()}}` }).tenantId).toBe(tenantId);
    for (const bad of ["7e4a0000", `${tenantId}0`, "contoso.onmicrosoft.com", "null"])
      expect(faultsOf({ tenantId: bad })).toEqual({ tenantId: "bad-tenant-id" });
  });

  it("reads a country by its two letters, or by its name in English or Hungarian", () => {
    for (const [typed, code] of [
      ["hu", "HU"],
      ["Hungary", "HU"],
      ["magyarorszag", "HU"],
      ["Russia", "RU"],
      ["Egyesült Királyság", "GB"],
      ["Côte d’Ivoire", "CI"],
    ] as const)
      expect(detailsOf({ country: typed }).country, typed).toBe(code);
    for (const bad of ["H", "HUN", "Hungaria", "European Union", "ZZ", "XX", "EU", "UN", "12", "ÁÉ"])
      expect(faultsOf({ country: bad })).toEqual({ country: "bad-country" });
  });

  it("reads an address as mail programs copy it, and the contact’s name in it where none is given", () => {
    for (const [typed, name] of [
      ["Kovács Jolán <jolan@kovacs.example>", "Kovács Jolán"],
      ['"Kovács, Jolán" <jolan@kovacs.example>;', "Kovács, Jolán"],
      ["<jolan@kovacs.example>", null],
      ["mailto:jolan@kovacs.example?subject=Hi", null],
      [`${"J".repeat(121)} <jolan@kovacs.example>`, null],
    ] as const)
      expect(detailsOf({ contactEmail: typed }), typed).toMatchObject({
        contactEmail: "jolan@kovacs.example",
        contactName: name,
      });
    expect(
      detailsOf({ contactEmail: "Kovács Jolán <j@kovacs.example>", contactName: "Jolán néni" }).contactName,
    ).toBe("Jolán néni");
    for (const bad of ["Jolán <jolan>", "<a@b.example> <c@d.example>", "<script>@<b>", "mailto:x"])
      expect(faultsOf({ contactEmail: bad }), bad).toEqual({ contactEmail: "bad-email" });
  });

  it("names every fault at once", () => {
    expect(
      readCustomer({
        companyName: "",
        domain: "x",
        tenantId: "x",
        country: "x",
        origin: "x",
        contactEmail: "x",
        language: "x",
      }),
    ).toEqual({
      faults: {
        companyName: "required",
        domain: "bad-domain",
        tenantId: "bad-tenant-id",
        country: "bad-country",
        origin: "bad-origin",
        contactEmail: "bad-email",
        language: "bad-language",
      },
    });
  });
});

describe("a customer’s standing", () => {
  it.each([
    [null, false, "none"],
    [null, true, "invited"],
    ["active", false, "active"],
    ["active", true, "active"],
    ["removed", false, "removed"],
    ["removed", true, "invited"],
  ] as const)(
    "with our leg %s and an invitation pending %s is %s",
    (ownLeg, hasPendingInvitation, standing) => {
      expect(standingFrom({ ownLeg, hasPendingInvitation })).toBe(standing);
    },
  );
});

describe("typed text", () => {
  it("loses what cannot be seen and could mislead", () => {
    expect(clean("  Kovács\t\n  Kft. ")).toBe("Kovács Kft.");
    expect(clean("a\u202eb\u2066c\u200bd\ufeff")).toBe("abcd");
    expect(clean("a\u0000b\u2028c")).toBe("a b c");
    expect(clean("o\u030b")).toBe("ő");
    expect(clean(undefined)).toBeNull();
  });

  it("keeps half a character from breaking what is stored", () => {
    expect(clean("a\ud83dz")).toBe("a\ufffdz");
  });
});

describe("a domain", () => {
  it.each([
    ["Kovacs.HU", "kovacs.hu"],
    ["https://www.kovacs.hu/kapcsolat?x=1", "kovacs.hu"],
    ["kovacs.hu.", "kovacs.hu"],
    ["kovács.hu", "xn--kovcs-zqa.hu"],
    ["contoso.onmicrosoft.com", "contoso.onmicrosoft.com"],
    ["www.hu", "www.hu"],
    ["a-b.c1.example", "a-b.c1.example"],
  ])("%s is read as %s", (typed, read) => {
    expect(readDomain(typed)).toBe(read);
  });

  it.each([
    "kovacs",
    "kovacs hu",
    "eva@kovacs.hu",
    "kovacs.hu:8080",
    "http://",
    "-a.hu",
    "a-.hu",
    "a..hu",
    "192.168.0.1",
    "1.2",
    "[::1]",
    "%6b.hu",
    "a_b.hu",
    "a.hu#x",
    `${"a".repeat(64)}.hu`,
    `${"abcdefgh.".repeat(30)}hu`,
    "<!channel>.hu",
  ])("%s is none", (typed) => {
    expect(readDomain(typed)).toBe("bad");
  });
});

describe("an e-mail address", () => {
  it.each([
    ["Eva.Kovacs+x@Kovacs.HU", "Eva.Kovacs+x@kovacs.hu"],
    ["o'neil@kovács.hu", "o'neil@xn--kovcs-zqa.hu"],
    ["é@kovacs.hu", "é@kovacs.hu"],
    ["info@www.kovacs.hu", "info@www.kovacs.hu"],
  ])("%s is read as %s", (typed, read) => {
    expect(readEmail(typed)).toBe(read);
  });

  it.each([
    "eva",
    "@kovacs.hu",
    "eva@",
    "eva@kovacs",
    "a b@kovacs.hu",
    "a..b@kovacs.hu",
    ".a@kovacs.hu",
    "a.@kovacs.hu",
    "a@b@kovacs.hu",
    "Eva <eva@kovacs.hu>",
    "a,b@kovacs.hu",
    "a@kovacs.hu,b@kovacs.hu",
    "a@kovacs.hu?bcc=x@y.hu",
    "a@kovacs.hu/x",
    "a@https://kovacs.hu",
    "a%0d%0aBcc:x@y.hu",
    `${"a".repeat(65)}@kovacs.hu`,
  ])("%s is none", (typed) => {
    expect(readEmail(typed)).toBe("bad");
  });
});
