import { addDays, addHours } from "date-fns";
import { describe, expect, it } from "vitest";
import { Bulletin } from "../../../src/domain/bulletin.ts";
import { GdapWarningId } from "../../../src/domain/ids.ts";
import { gdap } from "../../../src/service/index.ts";
import { firstNow } from "../../support/context.ts";
import { useDatabase } from "../../support/databases.ts";
import { tenantId } from "../../support/make.ts";
import { queued, ten } from "../removals/ground.ts";
import { haveGdap } from "./ground.ts";

const database = useDatabase();

describe("a granular relationship that ends", () => {
  it("is warned of 30, 7 and 1 days ahead, each once", async () => {
    const { ctx, bot, admin } = await haveGdap(database);
    admin.have({ id: "g", tenantId, endsAt: addDays(firstNow, 31) });
    const told: number[] = [];
    for (let hour = 0; hour <= 32 * 24; hour += 6) {
      ctx.setNow(addHours(firstNow, hour));
      if ((await gdap.warnOfEndings(bot)) > 0) told.push(31 - hour / 24);
    }
    expect(told).toEqual([30, 7, 1]);
    expect(await queued(ctx, "bulletin.channel")).toHaveLength(3);
  });

  it("is warned of once, though ten look at once", async () => {
    const { ctx, bot, admin } = await haveGdap(database);
    admin.have({ id: "g", tenantId, endsAt: addDays(firstNow, 5) });
    await Promise.all(ten.map(() => gdap.warnOfEndings(bot)));
    expect(await queued(ctx, "bulletin.channel")).toMatchObject([
      { channelId: "C0TEAM", bulletin: { kind: "gdap.ending" } },
    ]);
  });

  it("is no news when it is prolonged by itself", async () => {
    const { bot, admin } = await haveGdap(database);
    admin.have({ id: "g", tenantId, endsAt: addDays(firstNow, 5), isAutoExtended: true });
    expect(await gdap.warnOfEndings(bot)).toBe(0);
  });

  it("with a customer that is none of ours is told under the vendor’s name", async () => {
    const { ctx, bot, admin } = await haveGdap(database);
    admin.have({ id: "g", endsAt: addDays(firstNow, 1), companyName: "Stranger Ltd" });
    expect(await gdap.warnOfEndings(bot)).toBe(1);
    const [message] = await queued(ctx, "bulletin.channel");
    const id = GdapWarningId.parse(Bulletin.parse(message?.["bulletin"]).id);
    expect(await gdap.getWarning(ctx, id)).toMatchObject({
      warning: { companyName: "Stranger Ltd", daysAhead: 1 },
      customer: null,
    });
  });

  it("is warned of by nobody but the bot", async () => {
    const { ctx, admin } = await haveGdap(database);
    admin.have({ id: "g", tenantId, endsAt: addDays(firstNow, 1) });
    expect(await gdap.warnOfEndings(ctx)).toBe(0);
  });
});
