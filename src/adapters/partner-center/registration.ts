import type { WorkspaceId } from "../../domain/ids.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { VendorCall, VendorClient } from "./call.ts";
import { fieldsOf, isTrue, textOf } from "./fields.ts";
import { asUnavailable, isRefused } from "./vendor-fault.ts";

/** The one registration for events that a partner has, whoever made it. */
export interface Registration {
  readonly url: string;
  readonly events: readonly string[];
  readonly inOwnHeader: boolean;
}

export interface Registrations {
  /** Every event that the vendor can send; null where it does not tell. */
  supported(workspaceId: WorkspaceId): Promise<readonly string[] | null>;
  read(workspaceId: WorkspaceId): Promise<Registration | null>;
  /** False: there is one already. */
  create(workspaceId: WorkspaceId, registration: Registration): Promise<boolean>;
  /** Everything in it is replaced. */
  replace(workspaceId: WorkspaceId, registration: Registration): Promise<void>;
  /** Asks for a test event; answers with its id. Throws VendorRefusal where the vendor has something against it. */
  validate(workspaceId: WorkspaceId): Promise<string | null>;
}

const root = "/webhooks/v1/registration";

/** Needs no signed-in person. Source: https://learn.microsoft.com/en-us/partner-center/developer/partner-center-webhooks */
export function createRegistrations(client: VendorClient, newId: () => string): Registrations {
  const call = (
    workspaceId: WorkspaceId,
    rest: Pick<VendorCall, "method" | "path" | "isRepeatable"> & { readonly body?: unknown },
  ) => client.call({ workspaceId, correlationId: newId(), to: "api", as: "either", ...rest });
  const get = async (workspaceId: WorkspaceId, path: string) =>
    (await call(workspaceId, { method: "GET", path, isRepeatable: true })).body;

  return {
    async supported(workspaceId) {
      try {
        const names = textsIn(await get(workspaceId, `${root}/events`));
        return names.length === 0 ? null : names;
      } catch (error) {
        if (isRefused(error, 404, 405)) return null;
        throw asUnavailable(error, "the vendor does not tell which events it sends");
      }
    },
    async read(workspaceId) {
      try {
        const body = await get(workspaceId, root);
        // Taken for none, it would have ours put over another tool's.
        if (!tellsOfRegistration(body))
          throw new DirectoryUnavailable("What the vendor answered is no registration for its events.");
        return readRegistration(body);
      } catch (error) {
        if (isRefused(error, 404)) return null;
        throw asUnavailable(error, "the vendor does not show the registration for its events");
      }
    },
    async create(workspaceId, registration) {
      try {
        await call(workspaceId, {
          method: "POST",
          path: root,
          body: sent(registration),
          isRepeatable: false,
        });
        return true;
      } catch (error) {
        if (isRefused(error, 409)) return false;
        throw asUnavailable(error, "the vendor does not take the registration for its events");
      }
    },
    async replace(workspaceId, registration) {
      try {
        await call(workspaceId, { method: "PUT", path: root, body: sent(registration), isRepeatable: true });
      } catch (error) {
        throw asUnavailable(error, "the vendor does not take the registration for its events");
      }
    },
    async validate(workspaceId) {
      const path = `${root}/validationEvents`;
      const { body } = await call(workspaceId, { method: "POST", path, isRepeatable: false });
      return textOf(fieldsOf(body).get("correlationid"));
    },
  };
}

/** One, or none: by an empty body, an empty object, or an address that is null. */
function tellsOfRegistration(body: unknown): boolean {
  if (body === null) return true;
  const fields = fieldsOf(body);
  return fields.has("webhookurl") || JSON.stringify(body) === "{}";
}

/** Null where the answer names no address: that is none. */
export function readRegistration(body: unknown): Registration | null {
  const fields = fieldsOf(body);
  const url = textOf(fields.get("webhookurl"));
  if (url === null) return null;
  return {
    url,
    events: textsIn(fields.get("webhookevents")),
    inOwnHeader: isTrue(fields.get("signaturetokentomssignatureheader")),
  };
}

function sent({ url, events, inOwnHeader }: Registration): unknown {
  return {
    WebhookUrl: url,
    WebhookEvents: events,
    ...(inOwnHeader ? { SignatureTokenToMsSignatureHeader: true } : {}),
  };
}

/** Names alone, or objects that hold them. */
export function textsIn(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : (fieldsOf(value).get("items") ?? fieldsOf(value).get("value"));
  if (!Array.isArray(list)) return [];
  return list.flatMap(
    (one) => textOf(one) ?? textOf(fieldsOf(one).get("name")) ?? textOf(fieldsOf(one).get("eventname")) ?? [],
  );
}
