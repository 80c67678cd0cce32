import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createSealer, readEncryptionKey } from "../../src/adapters/sealer.ts";

const key = Buffer.alloc(32, 7);
const sealer = createSealer(key);

describe("a sealed secret", () => {
  it("opens under its own context", () => {
    expect(sealer.open(sealer.seal("https://kapocs.example/i/őz", "invitation:1"), "invitation:1")).toBe(
      "https://kapocs.example/i/őz",
    );
  });

  it("never looks the same twice and shows nothing of what it holds", () => {
    const [one, other] = [sealer.seal("secret", "c"), sealer.seal("secret", "c")];
    expect(one).not.toBe(other);
    expect(Buffer.from(one.split(".")[1]!, "base64url").toString("latin1")).not.toContain("secret");
  });

  it("does not open under another context", () => {
    expect(() => sealer.open(sealer.seal("secret", "invitation:1"), "invitation:2")).toThrow(
      "another context",
    );
  });

  it("does not open once a single bit was altered, wherever", () => {
    const [keyId, body] = sealer.seal("secret", "c").split(".");
    const bytes = Buffer.from(body!, "base64url");
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = Buffer.from(bytes);
      altered[at]! ^= 1;
      expect(() => sealer.open(`${keyId}.${altered.toString("base64url")}`, "c")).toThrow("altered");
    }
  });

  it("does not open when cut short, or when it was never sealed", () => {
    const [keyId, body] = sealer.seal("secret", "c").split(".");
    for (const broken of ["", "nonsense", `${keyId}.`, `${keyId}.${body!.slice(0, 20)}`]) {
      expect(() => sealer.open(broken, "c")).toThrow("does not open");
    }
  });

  it("tells that another key is needed, without showing any of it", () => {
    const other = createSealer(randomBytes(32));
    expect(() => other.open(sealer.seal("secret", "c"), "c")).toThrow("another key");
  });
});

describe("an encryption key", () => {
  it("is 32 bytes, written as base64, base64url or hex", () => {
    const bytes = randomBytes(32);
    for (const encoding of ["base64", "base64url", "hex"] as const) {
      expect(readEncryptionKey(` ${bytes.toString(encoding)}\n`)).toEqual(bytes);
    }
  });

  it("is nothing shorter, longer or mistyped", () => {
    for (const wrong of ["", "password", "00".repeat(31), "00".repeat(33), `${"A".repeat(42)}*=`]) {
      expect(readEncryptionKey(wrong)).toBeNull();
    }
    expect(() => createSealer(randomBytes(16))).toThrow("32 bytes");
  });
});
