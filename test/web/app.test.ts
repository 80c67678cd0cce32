import { describe, expect, it } from "vitest";
import { CorrelationId } from "../../src/domain/ids.ts";
import { web as en } from "../../src/i18n/en/web.ts";
import { web as hu } from "../../src/i18n/hu/web.ts";
import { createWebApp } from "../../src/web/app.tsx";
import { useDatabase } from "../support/databases.ts";
import { draft, webWorld } from "./web-world.ts";

const database = useDatabase();
const world = () => webWorld(database.current.db);

describe("every page", () => {
  it("allows our own two files and nothing else, in no frame, kept nowhere, indexed nowhere", async () => {
    const web = world();
    const { path } = await web.invite();
    web.drafts.set("pass", draft());
    for (const address of [
      "/",
      path,
      "/i/unknown",
      "/h/pass",
      "/h/unknown",
      "/h/pass/invitation.eml",
      "/none",
    ]) {
      const { headers } = await web.app.request(address);
      expect(Object.fromEntries(headers)).toMatchObject({
        "content-security-policy":
          "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-robots-tag": "noindex, nofollow",
      });
    }
  });

  it("has no style, script or handler within, and names no other host but those of the compose links", async () => {
    const web = world();
    web.drafts.set("pass", draft());
    for (const address of ["/", (await web.invite({ asksForDap: true })).path, "/h/pass"]) {
      const html = await (await web.app.request(address)).text();
      expect(html).not.toMatch(/<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=/);
      const loaded = [...html.matchAll(/<(?:script|link|img)[^>]*(?:src|href)="([^"]*)"/g)].map(
        ([, to]) => to,
      );
      expect(loaded.length).toBeGreaterThanOrEqual(4);
      expect(loaded.every((to) => to?.startsWith("/assets/"))).toBe(true);
    }
  });

  it("comes with files that browsers may keep", async () => {
    const web = world();
    const html = await (await web.app.request("/")).text();
    for (const [path] of html.matchAll(/\/assets\/[^"]+/g)) {
      const file = await web.app.request(path);
      expect(file.status).toBe(200);
      expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    }
    expect((await web.app.request("/assets/style-old.css")).status).toBe(404);
  });

  it("ends no sentence with a name, because Kft. and Inc. bring a full stop of their own", () => {
    for (const message of [...Object.values(en), ...Object.values(hu)]) {
      expect(message).not.toMatch(/\{(partner|provider|name|title)\}\./);
    }
  });

  it("speaks the browser's language where it knows no other", async () => {
    const web = world();
    const read = async (address: string, language: string) =>
      (await web.app.request(address, { headers: { "accept-language": language } })).text();
    expect(await read("/", "hu")).toContain("Ezen az oldalon nincs teendője.");
    expect(await read("/", "de")).toContain("There is nothing to do on this page.");
    expect(await read("/none", "hu")).toContain("Nincs ilyen oldal");
  });
});

describe("the log", () => {
  it("never holds the address of a page, only its pattern", async () => {
    const web = world();
    const { path } = await web.invite();
    web.drafts.set("a-secret-pass", draft());
    await web.app.request(`${path}?x=1`);
    await web.post(path, "decision=accept");
    await web.app.request("/h/a-secret-pass");
    await web.app.request("/h/a-secret-pass/invitation.eml");
    await web.app.request(`${path}/more`);
    const all = JSON.stringify(web.logged);
    expect(all).not.toContain(path.replace("/i/", ""));
    expect(all).not.toContain("a-secret-pass");
    expect(web.logged.map(({ fields }) => fields)).toMatchObject([
      { route: "/i/:token", method: "GET", status: 200, correlationId: "reference-1" },
      { route: "/i/:token", method: "POST", status: 422 },
      { route: "/h/:pass", status: 200 },
      { route: "/h/:pass/invitation.eml", status: 200 },
      { status: 404 },
    ]);
  });
});

describe("a page that fails", () => {
  it("apologises with the reference that stands in the log beside the cause", async () => {
    const cause = new Error("the database is away");
    const logged: object[] = [];
    const fail = async () => {
      throw cause;
    };
    const app = createWebApp({
      front: { open: fail, answer: fail },
      handOver: { read: fail },
      log: { info: () => {}, error: (fields) => void logged.push(fields) },
      newCorrelationId: () => CorrelationId.parse("reference-of-today"),
      now: () => new Date(0),
    });
    for (const address of ["/i/token", "/h/pass"]) {
      const response = await app.request(address, { headers: { "accept-language": "hu" } });
      const html = await response.text();
      expect(response.status).toBe(500);
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(html).toContain("Hiba történt nálunk");
      expect(html).toContain("reference-of-today");
      expect(html).not.toContain("database");
    }
    expect(logged).toEqual([
      { err: cause, correlationId: "reference-of-today", route: "/i/:token", method: "GET" },
      { err: cause, correlationId: "reference-of-today", route: "/h/:pass", method: "GET" },
    ]);
  });
});
