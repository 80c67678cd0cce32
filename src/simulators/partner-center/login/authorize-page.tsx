import type { HtmlEscapedString } from "hono/utils/html";
import type { Request } from "./authorize.ts";

type Page = HtmlEscapedString | Promise<HtmlEscapedString>;

const style = `
  :root { color-scheme: light dark; }
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; }
  h1 { font-size: 1.4rem; } form { border: 1px solid #8888; border-radius: 6px; padding: .75rem 1rem; margin: .75rem 0; }
  p { margin: .25rem 0; } button { font: inherit; padding: .5rem .9rem; margin: .25rem .5rem .25rem 0; } small { opacity: .8; }`;

/** Who signs in, and whether with a second factor: chosen, not typed, since nobody here has a password. */
export function choosePage(
  { partner, beside, app, asked, parameters }: Request,
  isConsentMissing: boolean,
): Page {
  const hint = parameters.get("login_hint")?.toLowerCase();
  const partners = beside.length > 0 ? beside : [partner];
  const place = partners.map(({ name }) => name).join(", ");
  const users = partners
    .flatMap(({ users }) => users)
    .sort(
      (a, b) =>
        Number(b.userPrincipalName.toLowerCase() === hint) -
        Number(a.userPrincipalName.toLowerCase() === hint),
    );
  return frame(
    `Sign in to ${place}`,
    <>
      <h1>Sign in to {place}</h1>
      <p>
        The application {app.clientId} asks for {asked.audienceName}. This is a simulated sign-in: pick who
        you are.
      </p>
      {users.map((user) => (
        <form method="post">
          <input type="hidden" name="request" value={parameters.toString()} />
          <input type="hidden" name="user" value={user.userPrincipalName} />
          <p>
            <strong>{user.displayName}</strong> <small>{user.userPrincipalName}</small>
          </p>
          <p>
            <small>{user.roles.join(", ") || "no role"}</small>
          </p>
          {isConsentMissing && user.roles.includes("global-admin") ? (
            <p>
              <label>
                <input type="checkbox" name="consent" value="yes" /> Consent on behalf of the organisation
              </label>
            </p>
          ) : null}
          {user.hasMfa ? (
            <button type="submit" name="decision" value="with-mfa">
              Sign in with MFA
            </button>
          ) : null}
          <button type="submit" name="decision" value="without-mfa">
            Sign in without MFA
          </button>
        </form>
      ))}
      <form method="post">
        <input type="hidden" name="request" value={parameters.toString()} />
        <button type="submit" name="decision" value="cancel">
          Cancel
        </button>
      </form>
    </>,
  );
}

export function stopPage(text: string): Page {
  return frame(
    "Sorry, but we’re having trouble signing you in",
    <>
      <h1>Sorry, but we’re having trouble signing you in</h1>
      <p>{text}</p>
    </>,
  );
}

/** `response_mode=form_post`: the browser posts the answer; the button is for those without scripts. */
export function formPostPage(redirectUri: string, answer: Readonly<Record<string, string>>): Page {
  return frame(
    "Working...",
    <form method="post" action={redirectUri} id="answer">
      {Object.entries(answer).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit">Continue</button>
    </form>,
  );
}

function frame(title: string, body: Page): Page {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{style}</style>
      </head>
      <body>{body}</body>
    </html>
  );
}
