import { describe, expect, it } from "vitest";
import { composeAttestation, paragraphLimit } from "../../src/domain/attestation.ts";
import type { RemovalFacts, ShownLeg } from "../../src/domain/facts.ts";
import { ProviderId } from "../../src/domain/ids.ts";

const providerId = ProviderId.parse("b0000000-0000-7000-8000-000000000001");
const quiet: RemovalFacts = {
  blockers: [],
  hasDap: false,
  gdap: [],
  legs: [{ kind: "reseller", providerId: null, providerName: null, isActive: true }],
  readAt: new Date("2026-11-22T18:46:30Z"),
};
const full: RemovalFacts = {
  blockers: [
    { kind: "subscription", id: "s1", name: "Microsoft 365 Business Standard", status: "active" },
    { kind: "subscription", id: "s2", name: "Visio Plan 2", status: "suspended" },
    { kind: "reservation", id: "r1", name: "D2s v3, West Europe", status: "active" },
    { kind: "savings-plan", id: "p1", name: "Compute, three years", status: "active" },
    { kind: "software", id: "w1", name: "Windows Server 2025", status: "in-grace" },
  ],
  hasDap: true,
  gdap: [
    {
      id: "g1",
      name: "Helpdesk",
      status: "active",
      roles: ["Helpdesk Administrator"],
      endsAt: new Date("2027-03-01T23:30:00Z"),
    },
    { id: "g2", name: "Reports", status: "active", roles: ["Reports Reader"], endsAt: null },
  ],
  legs: [
    { kind: "reseller", providerId: null, providerName: null, isActive: true },
    { kind: "provider", providerId, providerName: "Nagy Elosztó Zrt.", isActive: true },
  ],
  readAt: new Date("2026-11-22T18:46:30Z"),
};
const secondProviderId = ProviderId.parse("b0000000-0000-7000-8000-000000000002");
const subject = { companyName: "Kovács & Társa Kft.", reason: "The contract ended.\nThey know." };

describe.each(["en", "hu"] as const)("the attestation (%s)", (language) => {
  it("reads like this with everything in it", async () => {
    const { paragraphs, labels } = composeAttestation(language, { ...subject, facts: full });
    const screen = [...paragraphs, `[ ] ${labels.checkbox}`, `( ${labels.submit} )`].join("\n\n");
    await expect(`${screen}\n`).toMatchFileSnapshot(`snapshots/attestation-full.${language}.txt`);
  });

  it("reads like this with nothing in the way", async () => {
    const { paragraphs } = composeAttestation(language, { ...subject, facts: quiet });
    await expect(`${paragraphs.join("\n\n")}\n`).toMatchFileSnapshot(
      `snapshots/attestation-quiet.${language}.txt`,
    );
  });

  it("names every provider whose relationship stays, and none that ended", () => {
    const leg = { kind: "provider", isActive: true } as const;
    const legs: ShownLeg[] = [
      { ...leg, providerId, providerName: "Nagy Elosztó Zrt." },
      { ...leg, providerId: secondProviderId, providerName: "Másik Elosztó Zrt." },
      { ...leg, providerId: secondProviderId, providerName: "Volt Elosztó Zrt.", isActive: false },
    ];
    const text = composeAttestation(language, { ...subject, facts: { ...quiet, legs } }).paragraphs.join(
      "\n",
    );
    expect(text).toContain("Nagy Elosztó Zrt.");
    expect(text).toContain("Másik Elosztó Zrt.");
    expect(text).not.toContain("Volt Elosztó Zrt.");
  });

  it("fits a section each, and leaves out none of very many subscriptions", () => {
    const many = Array.from({ length: 400 }, (_each, at) => ({
      kind: "subscription" as const,
      id: `s${at}`,
      name: `Subscription number ${at} 🙂`,
      status: "active",
    }));
    const { paragraphs } = composeAttestation(language, {
      companyName: "ő".repeat(200),
      reason: "🙂".repeat(1_000),
      facts: { ...full, blockers: many },
    });
    for (const paragraph of paragraphs) expect([...paragraph].length).toBeLessThanOrEqual(paragraphLimit);
    const lines = paragraphs.join("\n\n").split("\n");
    for (const each of many) expect(lines.filter((line) => line.includes(`${each.name} `))).toHaveLength(1);
    expect(paragraphs.length).toBeLessThan(90);
  });

  it("marks a name that it had to shorten", () => {
    const [blocker] = full.blockers;
    const blockers = [{ ...blocker!, name: "é".repeat(4_000) }];
    const { paragraphs } = composeAttestation(language, { ...subject, facts: { ...full, blockers } });
    const text = paragraphs.join("\n\n");
    expect(text).toContain(`${"é".repeat(199)}… (`);
    expect(text).not.toContain("é".repeat(200));
  });

  it("has a button that Slack takes", () => {
    const { labels } = composeAttestation(language, { ...subject, facts: quiet });
    expect([...labels.submit].length).toBeLessThanOrEqual(24);
  });

  it("does not speak of the provider's relationship when that has ended", () => {
    const legs = full.legs.map((leg) => ({ ...leg, isActive: leg.kind === "reseller" }));
    const { paragraphs } = composeAttestation(language, { ...subject, facts: { ...full, legs } });
    expect(paragraphs.join()).not.toContain("Nagy Elosztó");
  });
});
