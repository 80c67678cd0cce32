import type { Simulation } from "../simulation.ts";
import { findPartner } from "../world/relate.ts";
import type { GdapRelationship, Relationship } from "../world/state.ts";
import { frame, type Page } from "./frame.tsx";
import type { SignedIn } from "./refusals.ts";
import type { Words } from "./words.ts";

/** What ties the organisation to partners, as its administrator sees it; a reseller relationship can only be ended by the partner. */
export function partnersPage(
  words: Words,
  sim: Simulation,
  address: string,
  { tenant, administrator }: SignedIn,
): Page {
  const relationships = [...sim.world.relationships.values()].filter(
    (one) => one.tenantId === tenant.tenantId && one.endedAt === null,
  );
  const gdap = [...sim.world.gdap.values()].filter(
    (one) => one.customer?.tenantId === tenant.tenantId && one.status === "active",
  );
  const form = (name: string, value: string, text: string) => (
    <form method="post" action={address}>
      <input type="hidden" name="tenant" value={tenant.tenantId} />
      <input type="hidden" name="administrator" value={administrator} />
      <button type="submit" name={name} value={value}>
        {text}
      </button>
    </form>
  );
  const resellerSection = ({ partnerId, hasDap }: Relationship) => (
    <section>
      <h2>{findPartner(sim.world, partnerId)?.name ?? partnerId}</h2>
      <p>{words.reseller}</p>
      {hasDap ? (
        <>
          <p>{words.hasDap}</p>
          {form("endDap", partnerId, words.endDap)}
        </>
      ) : null}
    </section>
  );
  const gdapSection = ({ id, partnerId, displayName, endAt }: GdapRelationship) => (
    <section>
      <h2>{findPartner(sim.world, partnerId)?.name ?? partnerId}</h2>
      <p>
        {displayName}
        {endAt === null ? "" : `, ${words.until} ${new Date(endAt).toISOString().slice(0, 10)}`}
      </p>
      {form("endGdap", id, words.endGdap)}
    </section>
  );
  return frame(
    words,
    words.partners,
    <>
      <h1>{words.partners}</h1>
      <p>
        <small>
          {words.signedInAs} {administrator} ({tenant.companyName})
        </small>
      </p>
      {relationships.length + gdap.length === 0 ? <p>{words.noPartners}</p> : null}
      {relationships.map(resellerSection)}
      {gdap.map(gdapSection)}
    </>,
  );
}
