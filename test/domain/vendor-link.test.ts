import { describe, expect, it } from "vitest";
import { linkPlaceholder } from "../../src/domain/invitation.ts";
import { linkRules } from "../../src/domain/link-rules.ts";

const us = "484e548c-f5f3-4528-93a9-c16c6373cb59";
const provider = "0e195b37-4574-4539-bc42-0e539b9684c0";
const link = `https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship&partnerId=${us}&msppId=4847383&indirectCSPId=${provider}&DAP=false#/BillingAccounts/partner-invitation`;
const rules = linkRules(link, false);

const around = (piece: string) => `Dear Jolán,\n\nplease open\n\n${piece}\n\nand accept.\n`;

describe("the vendor's link in a draft", () => {
  it.each([
    ["on a line of its own", around(link)],
    ["in brackets", around(`(${link})`)],
    ["at the end of a sentence", around(`it is here: ${link}.`)],
    [
      "beside a page of the same vendor's",
      around(`${link}\nhttps://admin.microsoft.com/AdminPortal/Home?ref=/BillingAccounts/agreement`),
    ],
    [
      "beside the vendor's name and words of the link",
      around(`${link}\nin admin.microsoft.com, under BillingAccounts, partner-invitation`),
    ],
  ])("may stand %s", (_where, text) => {
    expect(rules.check(text)).toBeNull();
  });

  it.each([
    ["missing", around("the link")],
    ["missing", around("https://admin.microsoft.com/Adminportal/Home")],
    ["twice", around(`${link}\n${link}`)],
    ["twice", around(`${link}\n${link.toUpperCase()}`)],
    ["cut", around(link.slice(0, -20))],
    ["cut", around(`${link.slice(0, 90)} …`)],
    ["wrapped", around(`${link.slice(0, 76)}\n${link.slice(76)}`)],
    ["rewritten", around(`${link}x`)],
    ["rewritten", around(link.replaceAll("&", "&amp;"))],
    ["rewritten", around(`https://safelinks.example/?url=${encodeURIComponent(link)}`)],
    ["foreign", around(link.replace(us, "11111111-1111-4111-8111-111111111111"))],
    ["foreign", around(`${link}\n${link.replace(us, "11111111-1111-4111-8111-111111111111")}`)],
    [
      "foreign",
      around(
        `${link}\nhttps://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/1-2`,
      ),
    ],
    [
      "foreign",
      around(
        "https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&id=1&csp=1&msppid=0",
      ),
    ],
    [
      "foreign",
      around("https://partner.microsoft.com/dashboard/v2/customers/indirectresellers/relationshiprequest/1"),
    ],
  ])("is found %s", (fault, text) => {
    expect(rules.check(text)).toBe(fault);
  });

  it("has no place in a subject, while the vendor's name has", () => {
    expect(rules.isIn(`Please accept ${link}`)).toBe(true);
    expect(rules.isIn("Your Microsoft 365 admin center (admin.microsoft.com)")).toBe(false);
  });

  it("is stored as its placeholder, and nothing else of the text is touched", () => {
    const text = around(`${link}\nunder BillingAccounts, partner-invitation`);
    expect(rules.without(text)).toBe(around(`${linkPlaceholder}\nunder BillingAccounts, partner-invitation`));
  });

  it.each([
    ["where it was cut", around(link.slice(0, -20))],
    ["where it was wrapped", around(`${link.slice(0, 76)}\n${link.slice(76)}`)],
    ["where another partner's stands", around(link.replace(us, "11111111-1111-4111-8111-111111111111"))],
    ["where it stands twice", around(`${link} or ${link}`)],
    ["where it is missing", around("the link")],
  ])("is put back %s", (_where, text) => {
    const restored = rules.restore(text);
    expect(rules.check(restored)).toBeNull();
    expect(restored).toContain("and accept.");
  });
});

describe("a personal link in a draft", () => {
  const personal = linkRules("https://kapocs.example/i/abcdefgh12345678", true);

  it("keeps the rules it always had", () => {
    expect(personal.check("open https://kapocs.example/i/abcdefgh12345678 please")).toBeNull();
    expect(personal.check("open https://kapocs.example/i/abcdefgh please")).toBe("cut");
    expect(personal.check("open https://kapocs.example/i/zzzzzzzz12121212 please")).toBe("foreign");
    expect(personal.isIn("https://kapocs.example/i/zzzzzzzz12121212")).toBe(true);
    expect(personal.without("x abcdefgh12345678 y")).toBe(`x ${linkPlaceholder} y`);
  });
});
