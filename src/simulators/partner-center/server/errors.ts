/** The bodies in which the partner API and its gateway say no. */

/** `{code, description, data, source}`: most of the older operations. */
export function classicError(
  status: number,
  code: string | number,
  description: string,
  data: readonly string[] = [],
): Response {
  return json(status, { code, description, data, source: "PartnerFD" });
}

/** The newer form, with an error name of its own. */
export function newerError(
  status: number,
  code: number,
  errorName: string,
  message: string,
  parameters?: Readonly<Record<string, string>>,
): Response {
  return json(status, {
    code,
    message,
    description: message,
    errorName,
    isRetryable: false,
    ...(parameters ? { parameters } : {}),
    errorMessageExtended: `InternalErrorCode=${code}`,
  });
}

/** What the gateway says by itself: unknown paths and throttling. */
export function gatewayError(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return json(status, { statusCode: status, message }, headers);
}

export function gateway404(): Response {
  return gatewayError(404, "Resource not found");
}

export function throttled(seconds: number): Response {
  return gatewayError(429, `Rate limit is exceeded. Try again in ${seconds} seconds.`, {
    "Retry-After": String(seconds),
  });
}

/** Graph's own form. */
export function graphError(
  status: number,
  code: string,
  message: string,
  ids: { requestId: string; clientRequestId: string; at: number },
): Response {
  return json(status, {
    error: {
      code,
      message,
      innerError: {
        date: new Date(ids.at).toISOString().slice(0, 19),
        "request-id": ids.requestId,
        "client-request-id": ids.clientRequestId,
      },
    },
  });
}

export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", ...headers },
  });
}
