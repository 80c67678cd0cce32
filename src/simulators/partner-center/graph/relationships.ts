import { json } from "../server/errors.ts";
import type { Simulation } from "../simulation.ts";
import type { GdapRelationship } from "../world/state.ts";
import { type AskedRelationship, faultOf, readRelationship } from "./asked-relationship.ts";
import { collection } from "./collection.ts";
import { settle, touch } from "./lifecycle.ts";
import { etagOf, presentRelationship } from "./present.ts";
import { badRequest, conflict, type GraphContext, notFound, readBody, refuseMatch } from "./refuse.ts";

/** What was created is seen by reads a little later; at once when states move at once. */
const seenAfterMs = 300;

const fields = [
  "id",
  "displayName",
  "duration",
  "customer/tenantId",
  "customer/displayName",
  "accessDetails",
  "status",
  "autoExtendDuration",
  "createdDateTime",
  "lastModifiedDateTime",
  "activatedDateTime",
  "endDateTime",
  "isPartnerConsentPending",
  "indirectProviderTenantId",
];

export function collectionAddress(sim: Simulation, name: string): string {
  return `${sim.addresses.graph}/v1.0/tenantRelationships/${name}`;
}

export function contextOf(name: string): string {
  return `https://graph.microsoft.com/v1.0/tenantRelationships/$metadata#${name}`;
}

export function addressOf(sim: Simulation, { id }: GdapRelationship): string {
  return `${collectionAddress(sim, "delegatedAdminRelationships")}/${id}`;
}

/** The caller's own, once reads can see them, in the state that time has brought them to. */
export function visibleTo(sim: Simulation, partnerId: string): GdapRelationship[] {
  settle(sim);
  const seenFrom = Math.min(seenAfterMs, sim.faults.gdapStepMs);
  return [...sim.world.gdap.values()].filter(
    (one) => one.partnerId === partnerId && one.createdAt + seenFrom <= sim.now(),
  );
}

export function findRelationship(sim: Simulation, c: GraphContext): GdapRelationship | undefined {
  const id = (c.req.param("id") ?? "").toLowerCase();
  return visibleTo(sim, c.get("caller").partnerId).find((one) => one.id.toLowerCase() === id);
}

export function listRelationships(sim: Simulation, c: GraphContext): Response {
  const items = visibleTo(sim, c.get("caller").partnerId).map(presentRelationship);
  const listed = collection(items, new URL(c.req.url).searchParams, {
    address: collectionAddress(sim, "delegatedAdminRelationships"),
    context: contextOf("delegatedAdminRelationships"),
    fields,
  });
  return typeof listed === "string" ? badRequest(sim, c, listed) : json(200, listed);
}

export function showRelationship(sim: Simulation, c: GraphContext): Response {
  const found = findRelationship(sim, c);
  if (!found) return notFound(sim, c, "delegated admin relationship");
  return answer(200, found);
}

export async function createRelationship(sim: Simulation, c: GraphContext): Promise<Response> {
  const asked = readRelationship(await readBody(c));
  if (typeof asked === "string") return badRequest(sim, c, asked);
  const { displayName, duration, roleDefinitionIds } = asked;
  if (displayName === undefined || duration === undefined || roleDefinitionIds === undefined)
    return badRequest(sim, c, "displayName, duration and accessDetails are required.");
  const { partnerId } = c.get("caller");
  const at = sim.now();
  const relationship: GdapRelationship = {
    id: `${sim.newGuid()}-${sim.newGuid()}`,
    partnerId,
    displayName,
    duration,
    autoExtendDuration: asked.autoExtendDuration || "PT0S",
    customer: asked.customer ?? null,
    status: "created",
    roleDefinitionIds,
    createdAt: at,
    activatedAt: null,
    endAt: null,
    lastModifiedAt: at,
    version: 1,
    requests: [],
    assignments: [],
    operations: [],
  };
  const fault = faultOf(relationship);
  if (fault) return badRequest(sim, c, fault);
  if (isNameTaken(sim, relationship)) return conflict(sim, c, nameTaken);
  sim.world.gdap.set(relationship.id, relationship);
  sim.changed();
  return answer(201, relationship, { Location: addressOf(sim, relationship) });
}

export async function changeRelationship(sim: Simulation, c: GraphContext): Promise<Response> {
  const found = findRelationship(sim, c);
  if (!found) return notFound(sim, c, "delegated admin relationship");
  const mismatch = refuseMatch(sim, c, etagOf(found));
  if (mismatch) return mismatch;
  const asked = readRelationship(await readBody(c));
  if (typeof asked === "string") return badRequest(sim, c, asked);
  if (!mayChange(found, asked))
    return conflict(sim, c, `This cannot be changed while the relationship is ${found.status}.`);
  const wanted = { ...found, ...asked };
  const fault = faultOf(wanted);
  if (fault) return badRequest(sim, c, fault);
  if (isNameTaken(sim, wanted)) return conflict(sim, c, nameTaken);
  Object.assign(found, asked);
  touch(sim, found, sim.now());
  return answer(200, found);
}

export function deleteRelationship(sim: Simulation, c: GraphContext): Response {
  const found = findRelationship(sim, c);
  if (!found) return notFound(sim, c, "delegated admin relationship");
  const mismatch = refuseMatch(sim, c, etagOf(found));
  if (mismatch) return mismatch;
  if (found.status !== "created")
    return conflict(sim, c, `A relationship that is ${found.status} cannot be deleted.`);
  sim.world.gdap.delete(found.id);
  sim.changed();
  return new Response(null, { status: 204 });
}

const nameTaken = "A delegated admin relationship with this displayName exists already.";

function isNameTaken(sim: Simulation, { id, partnerId, displayName }: GdapRelationship): boolean {
  return [...sim.world.gdap.values()].some(
    (one) =>
      one.partnerId === partnerId &&
      one.id !== id &&
      one.displayName.toLowerCase() === displayName.toLowerCase(),
  );
}

/** The reference allows changes before the approval alone; extension and roles can be changed later in practice. */
function mayChange({ status }: GdapRelationship, asked: AskedRelationship): boolean {
  if (status === "created") return true;
  const later = new Set(["autoExtendDuration", "roleDefinitionIds"]);
  return status === "active" && Object.keys(asked).every((key) => later.has(key));
}

function answer(
  status: number,
  relationship: GdapRelationship,
  headers: Record<string, string> = {},
): Response {
  const { "@odata.type": type, ...rest } = presentRelationship(relationship);
  const context = contextOf(`delegatedAdminRelationships${status === 200 ? "/$entity" : ""}`);
  return json(status, { "@odata.type": type, "@odata.context": context, ...rest }, headers);
}
