/**
 * The hand-over page with its mail buttons leading to the playground's own mail program: nothing must leave for a real
 * mailbox from a simulation.
 */
export function withPlayMail(html: string): string {
  return html.replace(/href="([^"]*)"/g, (whole, href: string) => {
    const message = readMailLink(decodeEntities(href));
    return message === null ? whole : `href="/playground/compose?${encodeEntities(message.toString())}"`;
  });
}

/** To, subject and body of a mailto: link, or of one that composes in Outlook or Gmail on the web; null for any other. */
export function readMailLink(href: string): URLSearchParams | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  const fields = queryOf(url.search);
  if (url.protocol === "mailto:") {
    return letter(decode(url.pathname), fields.get("subject"), fields.get("body"));
  }
  if (url.hostname === "outlook.office.com" && url.pathname.endsWith("/compose"))
    return letter(fields.get("to"), fields.get("subject"), fields.get("body"));
  if (url.hostname === "mail.google.com" && fields.get("view") === "cm")
    return letter(fields.get("to"), fields.get("su"), fields.get("body"));
  return null;
}

type Text = string | null | undefined;

function letter(to: Text, subject: Text, body: Text): URLSearchParams {
  const fields = { to: to ?? "", subject: subject ?? "", body: (body ?? "").replaceAll("\r\n", "\n") };
  return new URLSearchParams(fields);
}

/** Not URLSearchParams: in a mailto: link a plus sign is a plus sign. */
function queryOf(search: string): Map<string, string> {
  const pairs = search.replace(/^\?/, "").split("&");
  return new Map(
    pairs.map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [decode(name).toLowerCase(), decode(value.join("="))];
    }),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function decodeEntities(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

function encodeEntities(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
