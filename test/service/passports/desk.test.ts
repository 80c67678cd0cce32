import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { customers, passports } from "../../../db/schema/index.ts";
import type { CustomerId, InvitationId } from "../../../src/domain/ids.ts";
import { linkPlaceholder, passportPlaceholder } from "../../../src/domain/invitation.ts";
import type { PassportDesk } from "../../../src/ports/passport.ts";
import { prepareMatching } from "../../../src/service/acceptances/prepare.ts";
import { createPassportDesk, invitations } from "../../../src/service/index.ts";
import { passportLink } from "../../../src/service/passports/passport.ts";
import { auditTrail, makeContext, type TestContext } from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { system } from "../../support/people.ts";
import { became, later, onlyAcceptance, tenant } from "../acceptances/ground.ts";
import { direct, groundFor, joint, value } from "../invitations/ground.ts";

describeEachEngine("our own link beside the vendor's", (database) => {
  let ctx: TestContext;
  let customerId: CustomerId;
  let invitationId: InvitationId;
  let desk: PassportDesk;
  let token: string;

  const draft = async (terms = direct) => {
    const text = `Please open\n${linkPlaceholder}\n\nor\n${passportPlaceholder}`;
    const drafted = value(
      await invitations.draft(ctx, { customerId, terms, subject: "A request", text, viewId: null }),
    );
    invitationId = drafted.id;
    await prepareMatching(ctx.as(system("dispatcher")), drafted);
    value(await invitations.issueLink(ctx.as(system("dispatcher")), { invitationId, viewId: null }));
    token = (await passportLink(ctx, ctx.db, invitationId))?.split("/p/")[1] ?? "";
    return drafted;
  };
  const accepts = async () => {
    ctx.setNow(later);
    const profile = { companyName: "Something quite different", domain: "else.example", country: null };
    ctx.directory.tenantAccepts({ workspaceId: ctx.workspaceId, tenantId: tenant }, profile);
    return became(ctx);
  };
  const rowOf = async () => {
    const [row] = await ctx.db.select().from(passports).where(eq(passports.invitationId, invitationId));
    return row;
  };

  beforeEach(async () => {
    ctx = await makeContext(database.current);
    ctx.directory.linksArePersonal = false;
    customerId = await groundFor(ctx);
    desk = createPassportDesk({ db: ctx.db, contextFor: () => ctx.as(system("directory")) });
  });

  it("is kept sealed and by its hash, and made once", async () => {
    const drafted = await draft();
    expect(token).not.toBe("");
    await prepareMatching(ctx.as(system("dispatcher")), drafted);
    expect(await passportLink(ctx, ctx.db, invitationId)).toBe(`https://kapocs.example/p/${token}`);
    expect(JSON.stringify(await rowOf())).not.toContain(token);
  });

  it("says who asks whom for what, and where it leads; the first look is on record", async () => {
    await draft(joint);
    await ctx.db
      .update(customers)
      .set({ domain: "kovacs.example" })
      .where(eq(customers.customerId, customerId));
    const offer = await desk.open(token, ctx.now());
    expect(offer).toMatchObject({
      state: "open",
      companyName: "Kovács és Társa Kft.",
      partnerName: "Contoso Partner",
      providerName: "Nagy Elosztó Zrt.",
      asksForUs: true,
      domain: "kovacs.example",
      vendorUrl: "https://vendor.example/partners/invite?partner=1",
    });
    await desk.open(token, ctx.now());
    const opened = (await auditTrail(database.current, ctx.workspaceId)).filter(
      (act) => act === "passport.opened",
    );
    expect(opened).toHaveLength(1);
  });

  it("makes the match certain by what the customer says", async () => {
    await draft();
    value(await invitations.send(ctx, { invitationId }));
    ctx.directory.tenants.set("signin.example", tenant);
    const answered = await desk.answer(token, "signin.example", ctx.now());
    expect(answered).toMatchObject({ standing: "known", offer: { domain: "signin.example" } });
    expect(await accepts()).toBe("matched");
    expect(await onlyAcceptance(ctx)).toMatchObject({
      evidence: "tenant-by-passport",
      invitation_id: invitationId,
    });
  });

  it("takes a correction: what was said before counts no more", async () => {
    await draft();
    value(await invitations.send(ctx, { invitationId }));
    ctx.directory.tenants.set("signin.example", tenant);
    await desk.answer(token, "signin.example", ctx.now());
    expect(await desk.answer(token, "nobody.example", ctx.now())).toMatchObject({ standing: "unknown" });
    expect(await accepts()).toBe("unclaimed");
  });

  it("leads on without a word, and while the vendor cannot be asked", async () => {
    await draft();
    expect(await desk.answer(token, null, ctx.now())).toMatchObject({ standing: "unsaid" });
    ctx.directory.isDown = true;
    expect(await desk.answer(token, "kovacs.example", ctx.now())).toMatchObject({ standing: "noted" });
    expect((await rowOf())?.ledOnAt).not.toBeNull();
  });

  it("says why it is over once the invitation ended, and its secret is wiped", async () => {
    await draft();
    value(await invitations.send(ctx, { invitationId }));
    value(await invitations.withdraw(ctx, { invitationId }));
    expect(await desk.open(token, ctx.now())).toMatchObject({ state: "withdrawn" });
    expect(await desk.answer(token, "kovacs.example", ctx.now())).toMatchObject({
      offer: { state: "withdrawn" },
    });
    expect(await rowOf()).toMatchObject({ sealedToken: null, domain: null });
    expect(await passportLink(ctx, ctx.db, invitationId)).toBeNull();
  });

  it("stands in the draft beside the vendor's: each once, byte for byte, neither of them stored", async () => {
    await draft();
    const opened = await invitations.open(ctx, invitationId);
    const ours = `https://kapocs.example/p/${token}`;
    const vendors = "https://vendor.example/partners/invite?partner=1";
    expect(opened?.text).toBe(`Please open\n${vendors}\n\nor\n${ours}`);
    const save = (text: string) =>
      invitations.saveText(ctx, { invitationId, subject: "A request", text, isFinal: true });
    expect(await save(`Only\n${vendors}`)).toMatchObject({ faults: { text: "missing" } });
    expect(await save(`Only\n${ours}`)).toMatchObject({ faults: { text: "missing" } });
    expect(await save(`${vendors}\n${ours}\n${ours}`)).toMatchObject({ faults: { text: "twice" } });
    expect(await save(`${vendors}\n${ours.slice(0, -5)}`)).toMatchObject({ faults: { text: "cut" } });
    const saved = value(await save(`My words\n${ours}\n${vendors}\n`));
    expect(saved.text).toBe(`My words\n${passportPlaceholder}\n${linkPlaceholder}\n`);
    value(await invitations.send(ctx, { invitationId }));
  });

  describe("that nobody made", () => {
    it("leads nowhere", async () => {
      await draft();
      expect(await desk.open("unknown", ctx.now())).toBeNull();
      expect(await desk.answer(`${token}x`, null, ctx.now())).toBeNull();
    });

    it("is not made where links are personal, or the text has no place for it", async () => {
      ctx.directory.linksArePersonal = true;
      await draft();
      expect(token).toBe("");
    });
  });
});
