/** The customer with a browser: opens the page at a link, reads it, and sends its form. */
export interface ReadPage {
  readonly status: number;
  readonly text: string;
  readonly html: string;
}

export async function openPage(url: string): Promise<ReadPage> {
  const answer = await fetch(url, { redirect: "manual" });
  return read(answer);
}

/** Sends the form as a browser does: from the page's own origin, following the page it leads to. */
export async function sendForm(
  url: string,
  fields: readonly (readonly [string, string])[],
): Promise<ReadPage> {
  const answer = await fetch(url, {
    method: "POST",
    redirect: "manual",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      origin: new URL(url).origin,
      "sec-fetch-site": "same-origin",
    },
    body: new URLSearchParams([...fields.map(([name, value]): [string, string] => [name, value])]).toString(),
  });
  const next = answer.headers.get("location");
  return [302, 303].includes(answer.status) && next ? openPage(new URL(next, url).href) : read(answer);
}

async function read(answer: Response): Promise<ReadPage> {
  const html = await answer.text();
  return { status: answer.status, html, text: visibleText(html) };
}

/** What a person reads of a page: enough for a story, not a browser. */
function visibleText(html: string): string {
  const main = /<main[^>]*>([\s\S]*?)<\/main>/.exec(html)?.[1] ?? html;
  return main
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, "")
    .replace(/<\/(p|h1|h2|h3|li|div|section|legend|label|button|dt|dd|ul|strong)>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}
