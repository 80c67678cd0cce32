import { type Db, inTransaction } from "../../../db/client.ts";
import { isDatabaseDown } from "../../../db/errors.ts";
import type { LegAnswer } from "../../domain/invitation.ts";
import type { AcceptanceAnswer, AcceptanceFront, AcceptanceOffer } from "../../ports/acceptance-front.ts";
import { Unavailable } from "../../ports/unavailable.ts";
import { activateLeg } from "./legs.ts";
import { findLinkByToken, type RegistryLink, saveAnswers } from "./links.ts";
import type { RegistryDependencies } from "./registry.ts";
import { hashOf } from "./token.ts";

/** Somebody who has waited longer than this was told that it failed: the answer must not count behind their back. */
const patienceMs = 4_000;

export function localFront({ db, now: clock, onAnswered }: RegistryDependencies): AcceptanceFront {
  return {
    open: (token, now) =>
      answering(async () => {
        const link = await findLinkByToken(db, hashOf(token));
        return link && offerOf(link, now);
      }),

    answer: (token, answer, now) =>
      answering(async () => {
        const link = await findLinkByToken(db, hashOf(token));
        if (!link) return null;
        const counted = await writeAnswer(db, link, answer, now, clock);
        if (counted) onAnswered(link.workspaceId);
        const current = await findLinkByToken(db, link.tokenHash);
        return current && { counted, offer: offerOf(current, now) };
      }),
  };
}

/** The page tells a database that is away, which comes back, from a mistake of ours. */
async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (isDatabaseDown(cause)) throw new Unavailable("The registry's database is away.", { cause });
    throw cause;
  }
}

/** The answer and the legs that follow from it, in one transaction; false when the link took no answer any more. */
function writeAnswer(
  db: Db,
  link: RegistryLink,
  answer: AcceptanceAnswer,
  now: Date,
  clock: () => Date,
): Promise<boolean> {
  const isAccepted = (kind: string) => answer.acceptedLegs.some((accepted) => accepted === kind);
  const grantsDap = link.asksForDap && answer.grantsDap && isAccepted("reseller");
  const { name, title } = answer.signatory;
  const answers = link.legs.map(
    ({ kind }): LegAnswer => ({
      kind,
      answer: isAccepted(kind) ? "accepted" : "declined",
      answeredAt: now,
      signatory: name === "" && title === "" ? null : { name, title },
    }),
  );

  return inTransaction(db, async (tx) => {
    if (clock().getTime() - now.getTime() > patienceMs) return false;
    if (!(await saveAnswers(tx, link, answers, grantsDap, now))) return false;
    for (const leg of link.legs.filter((each) => isAccepted(each.kind))) {
      await activateLeg(tx, link, leg, grantsDap && leg.kind === "reseller", now);
    }
    return true;
  });
}

function offerOf(link: RegistryLink, now: Date): AcceptanceOffer {
  const { partnerName, language } = link;
  switch (link.state) {
    case "answered":
      return { state: "answered", partnerName, language, at: link.closedAt };
    case "expired":
      return { state: "expired", partnerName, language, at: link.expiresAt };
    case "withdrawn":
    case "discarded":
    case "replaced":
      return { state: "withdrawn", partnerName, language, at: link.closedAt };
    case "open":
      if (link.expiresAt <= now) return { state: "expired", partnerName, language, at: link.expiresAt };
      return {
        state: "open",
        companyName: link.companyName,
        partnerName,
        legs: link.legs.map(({ kind, askedBy }) => ({ kind, askedBy })),
        asksForDap: link.asksForDap && link.legs.some(({ kind }) => kind === "reseller"),
        language,
        expiresAt: link.expiresAt,
      };
  }
}
