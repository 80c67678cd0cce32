import { addDays } from "date-fns";
import { describe, expect, it } from "vitest";
import { useDatabase } from "../support/databases.ts";
import { now, ourLeg, providerLeg, type WebWorld, webWorld } from "./web-world.ts";

const database = useDatabase();
const world = () => webWorld(database.current.db);
const signed = "name=Kov%C3%A1cs+Anna&jobTitle=IT-vezet%C5%91";
const bothLegs = { legs: [ourLeg, providerLeg] };

async function read(answer: Response | Promise<Response>) {
  const response = await answer;
  return { status: response.status, html: await response.text() };
}

describe("the page of an open link", () => {
  it("says who asks whom, until when, and that opening it accepts nothing", async () => {
    const web = world();
    const { path } = await web.invite();
    const { status, html } = await read(web.app.request(path));
    expect(status).toBe(200);
    expect(html).toContain("<h1>Példa Partner Kft. asks for a reseller relationship</h1>");
    expect(html).toContain("Contoso Hűtéstechnika Kft.");
    expect(html).toContain("Opening this page accepts nothing.");
    expect(html).toContain('<time datetime="2026-04-01T09:00:00.000Z">');
    expect(html).not.toContain('type="checkbox"');
  });

  it("is in the language of the customer, whatever the browser speaks", async () => {
    const web = world();
    const { path } = await web.invite({ language: "hu" });
    const { html } = await read(web.app.request(path, { headers: { "accept-language": "en" } }));
    expect(html).toContain('<html lang="hu">');
    expect(html).toContain("Példa Partner Kft. viszonteladói kapcsolatot kér");
  });

  it("lets each of two legs be chosen, both ticked", async () => {
    const web = world();
    const { path } = await web.invite(bothLegs);
    const { html } = await read(web.app.request(path));
    expect(html).toContain("Példa Partner Kft. and Northwind Distribution ask for a reseller relationship");
    expect(html.match(/<input type="checkbox" name="leg"[^>]* checked=""/g)).toHaveLength(2);
  });

  it("names the provider where only its part is missing", async () => {
    const web = world();
    const { path } = await web.invite({ legs: [providerLeg], asksForDap: true });
    const { html } = await read(web.app.request(path));
    expect(html).toContain("<h1>Northwind Distribution asks for a reseller relationship</h1>");
    expect(html).not.toContain('name="dap"');
  });

  it("asks for delegated administration only where the agent did, unticked", async () => {
    const web = world();
    const { path } = await web.invite({ asksForDap: true });
    const { html } = await read(web.app.request(path));
    expect(html).toMatch(/<input type="checkbox" name="dap"/);
    expect(html).not.toMatch(/name="dap"[^>]*checked/);
    expect((await read(web.app.request((await web.invite()).path))).html).not.toContain("dap");
  });

  it("accepts nothing when scanners and previews look at it", async () => {
    const web = world();
    const { path, request } = await web.invite(bothLegs);
    for (const method of ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]) {
      await web.app.request(`${path}?decision=accept&leg=reseller&${signed}`, { method });
    }
    expect((await web.app.request(path, { method: "HEAD" })).status).toBe(200);
    expect((await web.statusOf(request))?.answers).toEqual([]);
  });

  it("shows names as words, never as markup", async () => {
    const web = world();
    const name = `<img src=x onerror=alert(1)>"'&`;
    const { path } = await web.invite({
      companyName: name,
      partnerName: name,
      legs: [{ ...ourLeg, askedBy: name }],
    });
    const { html } = await read(web.app.request(path));
    expect(html).not.toContain("<img src=x");
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
  });
});

describe("accepting", () => {
  it("records the leg, the name and the title, and says what was recorded", async () => {
    const web = world();
    const { path, request } = await web.invite();
    const { status, html } = await read(web.post(path, `decision=accept&${signed}`));
    expect(status).toBe(200);
    expect(html).toContain("Thank you, your acceptance is recorded");
    expect(html).toContain("Signed by Kovács Anna, IT-vezető");
    expect(await web.statusOf(request)).toEqual({
      invitationId: request.invitationId,
      answers: [
        {
          kind: "reseller",
          answer: "accepted",
          answeredAt: now,
          signatory: { name: "Kovács Anna", title: "IT-vezető" },
        },
      ],
      grantsDap: false,
    });
  });

  it("takes one leg of two, and says what is still missing", async () => {
    const web = world();
    const { path, request } = await web.invite(bothLegs);
    const { html } = await read(web.post(path, `decision=accept&leg=provider&${signed}`));
    expect(html).toContain("you accepted one of two relationships");
    expect(html).toContain("Not accepted: Példa Partner Kft.");
    const answers = (await web.statusOf(request))?.answers.map(({ answer }) => answer);
    expect(answers).toEqual(["declined", "accepted"]);
  });

  it("grants delegated administration where it was ticked", async () => {
    const web = world();
    const { path, request } = await web.invite({ asksForDap: true });
    const { html } = await read(web.post(path, `decision=accept&dap=yes&${signed}`));
    expect(html).toContain("Delegated administration: allowed");
    expect((await web.statusOf(request))?.grantsDap).toBe(true);
  });

  it("grants nothing that was not asked for, whatever was posted", async () => {
    const web = world();
    const { path, request } = await web.invite();
    await web.post(path, `decision=accept&dap=yes&leg=provider&leg=everything&${signed}`);
    const status = await web.statusOf(request);
    expect(status?.grantsDap).toBe(false);
    expect(status?.answers.map(({ kind }) => kind)).toEqual(["reseller"]);
  });

  it("counts once of ten at once, and tells the others that it is answered", async () => {
    const web = world();
    const { path } = await web.invite();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => web.post(path, `decision=accept&${signed}`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(410)]);
  });
});

describe("declining", () => {
  it("needs neither name nor title", async () => {
    const web = world();
    const { path, request } = await web.invite();
    const { status, html } = await read(web.post(path, "decision=decline&name=&jobTitle="));
    expect(status).toBe(200);
    expect(html).toContain("You declined, and that is recorded");
    const answer = (await web.statusOf(request))?.answers[0];
    expect(answer).toMatchObject({ answer: "declined", signatory: null });
  });

  it("declines both legs although they are still ticked", async () => {
    const web = world();
    const { path, request } = await web.invite(bothLegs);
    await web.post(path, `decision=decline&leg=reseller&leg=provider&${signed}`);
    expect((await web.statusOf(request))?.answers.map(({ answer }) => answer)).toEqual([
      "declined",
      "declined",
    ]);
  });
});

describe("a form that cannot stay as it is", () => {
  const tooLong = "ő".repeat(121);
  const cases = [
    ["no name", "decision=accept&leg=reseller&jobTitle=CEO", ["name"], "Write your name"],
    [
      "a title of blanks",
      "decision=accept&leg=reseller&name=A&jobTitle=+++",
      ["jobTitle"],
      "Write your title",
    ],
    ["a name too long", `decision=decline&name=${tooLong}`, ["name"], "longer than 120 characters"],
    ["no leg", `decision=accept&${signed}`, ["leg-reseller"], "Tick at least one relationship"],
    [
      "delegated administration without us",
      `decision=accept&leg=provider&dap=yes&${signed}`,
      ["dap"],
      "Tick that one too",
    ],
    ["no decision", `leg=reseller&${signed}`, ["accept"], "Press Accept or Decline."],
    [
      "both decisions",
      `decision=accept&decision=decline&leg=reseller&${signed}`,
      ["accept"],
      "Press Accept or Decline.",
    ],
    ["nothing at all", "", ["accept"], "Press Accept or Decline."],
  ] as const;

  it.each(cases)("comes back with a sentence at its field: %s", async (_, body, places, words) => {
    const web = world();
    const { path, request } = await web.invite({ ...bothLegs, asksForDap: true });
    const { status, html } = await read(web.post(path, body));
    expect(status).toBe(422);
    expect(html).toContain("<title>Error: ");
    expect(html).toContain(words);
    for (const place of places) expect(html).toContain(`href="#${place}"`);
    expect((await web.statusOf(request))?.answers).toEqual([]);
  });

  it("keeps all that was typed and ticked", async () => {
    const web = world();
    const { path } = await web.invite({ ...bothLegs, asksForDap: true });
    const { html } = await read(
      web.post(path, "decision=accept&leg=reseller&dap=yes&name=%22Anna%22+%3Cb%3E"),
    );
    expect(html).toContain('value="&quot;Anna&quot; &lt;b&gt;"');
    expect(html).toMatch(/id="leg-reseller" checked=""/);
    expect(html).not.toMatch(/id="leg-provider" checked/);
    expect(html).toMatch(/id="dap" checked=""/);
  });

  it("ties each sentence to its field", async () => {
    const web = world();
    const { path } = await web.invite();
    const { html } = await read(web.post(path, "decision=accept"));
    for (const field of ["name", "jobTitle"]) {
      expect(html).toMatch(
        new RegExp(`id="${field}"[^>]*aria-invalid="true"[^>]*aria-describedby="${field}-fault"`),
      );
      expect(html).toContain(`id="${field}-fault"`);
    }
  });
});

describe("a link that takes no answer", () => {
  const end: Record<string, (web: WebWorld, link: Awaited<ReturnType<WebWorld["invite"]>>) => unknown> = {
    answered: (web, { path }) => web.post(path, `decision=accept&${signed}`),
    expired: (web) => web.waitUntil(addDays(now, 30)),
    withdrawn: (web, { request }) =>
      web.directory.closeLink(request.customer.workspaceId, request.invitationId, "withdrawn"),
  };
  const titles = {
    answered: ["This invitation has been answered already", "Erre a meghívóra már érkezett válasz"],
    expired: ["This invitation has expired", "Ez a meghívó lejárt"],
    withdrawn: ["This invitation was withdrawn", "Ezt a meghívót visszavonták"],
  };

  for (const [state, [english, hungarian]] of Object.entries(titles)) {
    it(`says what to do now, opened or posted to: ${state}`, async () => {
      const web = world();
      for (const [language, title] of [
        ["en", english],
        ["hu", hungarian],
      ] as const) {
        const link = await web.invite({ language });
        await end[state]?.(web, link);
        const opened = await read(web.app.request(link.path));
        const posted = await read(web.post(link.path, `decision=decline&${signed}`));
        expect([opened.status, posted.status]).toEqual([410, 410]);
        expect(opened.html).toContain(title);
        expect(opened.html).toContain("Példa Partner Kft.");
        expect(opened.html).toContain("<time datetime=");
        expect(posted.html).toBe(opened.html);
        web.waitUntil(now);
      }
    });
  }

  it("is unknown when nobody issued it, in the browser's language", async () => {
    const web = world();
    const path = `/i/${"A".repeat(43)}`;
    for (const address of [path, "/i/x", "/i/%00", "/i/%E0%A4%A"]) {
      expect((await web.app.request(address)).status).toBe(404);
      expect((await web.post(address, `decision=accept&${signed}`)).status).toBe(404);
    }
    const headers = { "accept-language": "hu-HU,hu;q=0.9" };
    const { html } = await read(web.app.request(path, { headers }));
    expect(html).toContain('<html lang="hu">');
    expect(html).toContain("Ezt a hivatkozást nem ismerjük");
  });
});

describe("an answer that comes from elsewhere", () => {
  it.each<[string, Record<string, string>, number]>([
    ["our own page", { "sec-fetch-site": "same-origin", origin: "null" }, 200],
    ["our own page in an old browser", { origin: "null" }, 200],
    ["our own page with its origin", { origin: "http://localhost" }, 200],
    ["a program without an origin", {}, 200],
    ["another site", { "sec-fetch-site": "cross-site", origin: "null" }, 403],
    ["a neighbour of ours", { "sec-fetch-site": "same-site" }, 403],
    ["another site in an old browser", { origin: "https://evil.example" }, 403],
    ["an origin that is none", { origin: "nonsense" }, 403],
  ])("is taken or refused by where it comes from: %s", async (_, headers, status) => {
    const web = world();
    const { path, request } = await web.invite();
    expect((await web.post(path, `decision=accept&${signed}`, headers)).status).toBe(status);
    expect((await web.statusOf(request))?.answers).toHaveLength(status === 200 ? 1 : 0);
  });
});

describe("a request that is no form", () => {
  it("is refused by its size, told or found out", async () => {
    const web = world();
    const { path } = await web.invite();
    const large = `decision=decline&name=${"a".repeat(20_000)}`;
    expect((await web.post(path, large)).status).toBe(413);
    expect((await web.post(path, large, { "transfer-encoding": "chunked" })).status).toBe(413);
  });

  it("is refused by its kind", async () => {
    const web = world();
    const { path, request } = await web.invite();
    const json = { "content-type": "application/json" };
    expect((await web.post(path, '{"decision":"accept"}', json)).status).toBe(415);
    const broken = { "content-type": "multipart/form-data; boundary=x" };
    expect((await web.post(path, "--x", broken)).status).toBe(415);
    expect((await web.statusOf(request))?.answers).toEqual([]);
  });

  it("is read as far as it can be when its encoding is broken", async () => {
    const web = world();
    const { path } = await web.invite();
    expect((await web.post(path, "decision=accept&name=%E0%A4%A&jobTitle=%")).status).toBe(200);
  });
});
