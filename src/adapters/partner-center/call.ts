import type { CorrelationId, WorkspaceId } from "../../domain/ids.ts";

/** Where the vendor answers. Every base can be set; a path is joined behind it. */
export interface VendorHosts {
  /** `{login}/{tenant}/oauth2/…` */
  readonly login: string;
  /** `{api}/v1/…`, `{api}/webhooks/v1/…`, `{api}/auditactivity/v1/…` */
  readonly api: string;
  /** `{graph}/v1.0/…`; null in clouds without granular administration. */
  readonly graph: string | null;
  /** Hosts (with port, lower case) that a link for customers may lead to. */
  readonly linkHosts: readonly string[];
  /** Where approval links of granular administration begin. */
  readonly adminCenter: string;
  /** Hosts that a web hook's certificate may be fetched from. */
  readonly certificateHosts: readonly string[];
  /** PEM of roots beside the system's own that a web hook's certificate may come from. */
  readonly trustedRoots: readonly string[];
}

/** One call. `path` begins with a slash, has its own escaping done, and leads below the base of `to`. */
export interface VendorCall {
  readonly workspaceId: WorkspaceId;
  readonly correlationId: CorrelationId | string;
  readonly to: "api" | "graph";
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD";
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /**
   * `user`: the signed-in person's rights, needed by most calls. `either`: the application's own where it has one, so that
   * watching goes on when the person's sign-in has ended.
   */
  readonly as: "user" | "either";
  /** MS-RequestId: the same for a repeat of the same act, new otherwise; made up when left out. */
  readonly requestId?: string;
  /** May be sent again after a time-out or a 5xx without asking first: reads, and writes that the vendor makes idempotent by their request id. */
  readonly isRepeatable: boolean;
  readonly timeoutMs?: number;
}

export interface VendorAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; null for an empty body; text where it is no JSON. */
  readonly body: unknown;
  readonly requestId: string;
  readonly correlationId: string;
}

/**
 * The vendor's answer was an error of this one call, not of our sign-in. `code` is the vendor's, as text; `said` is its
 * own sentence and may be shown to people; never the request.
 */
export class VendorRefusal extends Error {
  override readonly name = "VendorRefusal";
  readonly status: number;
  readonly code: string | null;
  readonly said: string | null;
  readonly requestId: string;
  readonly correlationId: string;

  constructor(about: {
    readonly status: number;
    readonly code: string | null;
    readonly said: string | null;
    readonly requestId: string;
    readonly correlationId: string;
  }) {
    super(`the vendor answered ${about.status}${about.code === null ? "" : ` (${about.code})`}`);
    this.status = about.status;
    this.code = about.code;
    this.said = about.said;
    this.requestId = about.requestId;
    this.correlationId = about.correlationId;
  }
}

/**
 * Speaks to the vendor: tokens, budget, Retry-After, jitter, time-outs, correlation ids and logs are its own business.
 * Answers with 2xx only. Throws VendorRefusal for other answers, and DirectoryUnavailable (with its trouble) when there
 * was none, when there was no room in the budget, or when our sign-in is refused.
 */
export interface VendorClient {
  call(call: VendorCall): Promise<VendorAnswer>;
}
