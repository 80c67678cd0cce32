const link = /https?:\/\/[^\s<>"]+/g;
/** What a sentence puts behind an address does not belong to it. */
const trailing = /[.,;:!?)\]]+$/;

/** The text as it was sent; addresses become links that open beside the playground, as a mail program does. */
export function MailBody({ body }: { readonly body: string }) {
  return (
    <div class="mail-body">{partsOf(body).map(({ text, isLink }) => (isLink ? opening(text) : text))}</div>
  );
}

function opening(address: string) {
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {address}
    </a>
  );
}

function partsOf(body: string) {
  const parts: { text: string; isLink: boolean }[] = [];
  let end = 0;
  for (const match of body.matchAll(link)) {
    const address = match[0].replace(trailing, "");
    parts.push({ text: body.slice(end, match.index), isLink: false }, { text: address, isLink: true });
    end = match.index + address.length;
  }
  return [...parts, { text: body.slice(end), isLink: false }];
}
