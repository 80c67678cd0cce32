import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { customers, driftFindings, registryLegs } from "../../db/schema/index.ts";
import { DriftFindingId } from "../../src/domain/ids.ts";
import { translator } from "../../src/i18n/index.ts";
import { readListButton } from "../../src/slack/actions/directory-sync.ts";
import { useDatabase } from "../support/databases.ts";
import { modalOf, modalSaying, type Stage, setStage } from "./removal-stage.ts";

const database = useDatabase();
let stage: Stage;

beforeAll(async () => {
  stage = await setStage(database);
});
afterAll(() => stage?.stop());
afterEach(async () => {
  expect(stage.bot.slack.violations).toEqual([]);
  expect(stage.bot.logged()).not.toContain('"level":"error"');
  await stage.db.delete(driftFindings);
});

/** A customer who is active here, and a difference that says it ended elsewhere. */
async function haveDifference(companyName: string, minutesAgo = 1) {
  const { customerId } = await stage.haveActive(companyName);
  await stage.db.update(registryLegs).set({ isActive: false }).where(eq(registryLegs.customerId, customerId));
  const findingId = DriftFindingId.parse(randomUUID());
  await stage.db.insert(driftFindings).values({
    workspaceId: stage.workspaceId,
    findingId,
    kind: "ended-elsewhere",
    subjectKey: findingId,
    customerId,
    details: { companyName },
    state: "open",
    foundAt: new Date(Date.now() - minutesAgo * 60_000),
  });
  return { findingId, customerId };
}

async function homeOf(id: "U0DAN" | "U0BEN") {
  const person = stage.person(id);
  await person.openHome();
  return person;
}

const standingOf = async (customerId: string) => {
  const rows = await stage.db.select().from(customers);
  return rows.find((row) => row.customerId === customerId)?.standing;
};

describe("differences from the directory in Home", () => {
  it("are listed for admin agents only, page by page", async () => {
    for (let n = 1; n <= 4; n += 1) await haveDifference(`Differs ${n} & <Co>`, 10 - n);
    const dan = await homeOf("U0DAN");
    await expect
      .poll(() => dan.home()?.text)
      .toContain("Differs 1 & <Co>: active here, but Partner Center no longer");
    expect(dan.home()?.text).not.toContain("Differs 4 & <Co>: active");
    await dan.home()?.press("Show more of these");
    await expect.poll(() => dan.home()?.text).toContain("Differs 4 & <Co>: active");
    await dan.home()?.press("Show the first of these");
    await expect.poll(() => dan.home()?.text).toContain("Differs 1 & <Co>: active");
    const ben = await homeOf("U0BEN");
    await expect.poll(() => ben.home()?.text).toContain("Customers");
    expect(ben.home()?.text).not.toContain("Differences");
  });

  it("are taken over after the directory was asked again", async () => {
    const { customerId } = await haveDifference("Went Elsewhere Ltd");
    const dan = await homeOf("U0DAN");
    await expect.poll(() => dan.home()?.text).toContain("Went Elsewhere Ltd");
    await dan.home()?.press("Take over from Partner Center", { confirm: "yes" });
    expect((await modalSaying(dan, "Done: what Partner Center shows")).text).toBeTruthy();
    await dan.modal()?.cancel();
    expect(await standingOf(customerId)).toBe("removed");
    await expect.poll(() => dan.home()?.text).not.toContain("Went Elsewhere Ltd: active here");
  });

  it("are set aside with a reason, and without one not", async () => {
    const { findingId } = await haveDifference("May Stay Ltd");
    const dan = await homeOf("U0DAN");
    await expect.poll(() => dan.home()?.text).toContain("May Stay Ltd");
    await dan.home()?.press("Set aside with a reason");
    const asked = await modalOf(dan, "Set aside");
    expect(asked.text).toContain("May Stay Ltd: active here");
    await asked.fill("Why it may stay as it is", "We know of it.").submit();
    await expect
      .poll(async () => {
        const rows = await stage.db.select().from(driftFindings);
        return rows.find((row) => row.findingId === findingId);
      })
      .toMatchObject({ state: "dismissed", reason: "We know of it.", settledBy: "U0DAN" });
  });
});

describe("the button for reading the customer list", () => {
  it.each(["en", "hu"] as const)("asks in whole sentences (%s)", (language) => {
    const { confirm } = readListButton(translator(language));
    expect(confirm?.text.text).toMatch(/Center\.$|változik\.$/);
  });
});
