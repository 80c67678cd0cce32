import { z } from "zod";

/** An empty line in an environment file means "not set". */
export const text = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value ? value : undefined));

export function isAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** This machine, however it is written. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "::1" || /^\[::1\]$|^127(\.\d{1,3}){3}$/.test(hostname);
}
