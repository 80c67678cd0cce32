import { describe, expect, it } from "vitest";
import { openPostgres } from "../../db/client.ts";
import { CorrelationId } from "../../src/domain/ids.ts";
import type { AcceptanceFront } from "../../src/ports/acceptance-front.ts";
import { Unavailable } from "../../src/ports/unavailable.ts";
import { createHandOverDesk } from "../../src/service/index.ts";
import { createWebApp } from "../../src/web/app.tsx";
import { makeContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { now, webWorld } from "./web-world.ts";

const database = useDatabase();
const typed = "name=Kiss+%22Anna%22+%3Cb%3E&jobTitle=IT+lead&leg=reseller&dap=yes";

/** The pages before a database where nothing listens. */
async function withoutDatabase() {
  const away = openPostgres("postgres://nobody@127.0.0.1:1/none");
  const { sealer } = await makeContext(database.current);
  return {
    ...webWorld(
      away.db,
      createHandOverDesk({
        db: away.db,
        sealer,
        publicUrl: "http://localhost",
        languageOf: async () => "en",
      }),
    ),
    away,
  };
}

function pagesOver(front: AcceptanceFront) {
  return createWebApp({
    front,
    handOver: { read: async () => null },
    log: { info: () => {}, error: () => {} },
    newCorrelationId: () => CorrelationId.parse("reference-of-today"),
    now: () => now,
  });
}

const post = (fields: string, language = "en") => ({
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded", "accept-language": language },
  body: fields,
});

describe("a page whose database is away", () => {
  it.each([
    ["en", "This page cannot be shown right now", "Please try again in a few minutes"],
    ["hu", "Ez az oldal most nem jeleníthető meg", "Próbálja meg újra néhány perc múlva"],
  ])("says so, and what to do, in the reader's language (%s)", async (language, title, remedy) => {
    const { app, away } = await withoutDatabase();
    for (const address of ["/i/token", "/h/pass", "/h/pass/invitation.eml"]) {
      const response = await app.request(address, { headers: { "accept-language": language } });
      const html = await response.text();
      expect(response.status, address).toBe(503);
      expect(response.headers.get("retry-after")).toBe("30");
      expect(html).toContain(title);
      expect(html).toContain(remedy);
      expect(html).toContain("reference-");
    }
    await away.close();
  });

  it("keeps what the customer wrote, ready to be sent again", async () => {
    const { app, away } = await withoutDatabase();
    const response = await app.request("/i/token", post(`${typed}&decision=accept`, "hu"));
    const html = await response.text();
    expect(response.status).toBe(503);
    expect(html).toContain("Lehet, hogy a válaszát nem rögzítettük");
    expect(html).toContain('value="Kiss &quot;Anna&quot; &lt;b&gt;"');
    expect(html).toContain('value="IT lead"');
    expect(html).toContain('type="hidden" name="leg" value="reseller"');
    expect(html).toContain('type="hidden" name="dap" value="yes"');
    expect(html).toMatch(/name="decision" value="accept"[^>]*>Elfogadás: küldés újra/);
    await away.close();
  });

  it("speaks the customer's own language once the link was read, and the second sending counts", async () => {
    const web = webWorld(database.current.db);
    const { path, request } = await web.invite({ language: "hu" });
    let isAway = true;
    const app = pagesOver({
      open: web.front.open,
      answer: async (...ask) => {
        if (isAway) throw new Unavailable("away");
        return web.front.answer(...ask);
      },
    });
    const failed = await app.request(path, post("name=Kiss+Anna&jobTitle=IT+lead&decision=decline"));
    expect(failed.status).toBe(503);
    expect(await failed.text()).toContain("Elutasítás: küldés újra");
    expect((await web.statusOf(request))?.answers).toEqual([]);
    isAway = false;
    const again = await app.request(path, post("name=Kiss+Anna&jobTitle=IT+lead&decision=decline"));
    expect(again.status).toBe(200);
    expect((await web.statusOf(request))?.answers).toMatchObject([{ answer: "declined" }]);
  });

  it("that is silent is given up before the customer gives up, with what was written", async () => {
    const silent = () => new Promise<never>(() => {});
    const app = pagesOver({ open: silent, answer: silent });
    const [read, answered] = await Promise.all([
      app.request("/i/token"),
      app.request("/i/token", post(`${typed}&decision=accept`)),
    ]);
    expect(await read.text()).toContain("This page cannot be shown right now");
    expect([read.status, answered.status]).toEqual([503, 503]);
    expect(await answered.text()).toContain("Accept: send again");
  });
});
