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

/** The first host stands for all: PostgreSQL's addresses may name several, which is no address elsewhere. */
function firstHostOf(postgresUrl: string): string {
  return postgresUrl.replace(/^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?[^/?#,]*)[^/?#]*/, "$1");
}

export function isPostgresAddress(value: string): boolean {
  return /^postgres(ql)?:\/\/./.test(value) && URL.canParse(firstHostOf(value));
}

/** Host and database alone: an address holds a name and a password. */
export function placeOf(postgresUrl: string): string {
  const { host, pathname } = new URL(firstHostOf(postgresUrl));
  return `${host}${pathname}`;
}
