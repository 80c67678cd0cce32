import type { playgroundMail as english } from "../en/playground-mail.ts";

export const playgroundMail = {
  "playground.mail-program.banner":
    "Szimuláció: ez a levél sehová sem megy el, csak az ügyfélnek a kipróbálóban lévő postafiókjába.",
  "playground.mail-program.title": "Új levél",
  "playground.mail-program.about":
    "Ez az Ön saját levelezőprogramját helyettesíti. Küldés előtt bármit átírhat benne.",
  "playground.mail-program.from": "Feladó",
  "playground.mail-program.to": "Címzett",
  "playground.mail-program.subject": "Tárgy",
  "playground.mail-program.body": "Szöveg",
  "playground.mail-program.paste":
    "A szöveg túl hosszú volt egy hivatkozáshoz. Az előző oldal a vágólapra másolta: illessze be ide.",
  "playground.mail-program.bad-address": "A levél nem ment el: adjon meg egy e-mail-címet a Címzett mezőben.",
  "playground.mail-program.send": "Küldés",
  "playground.mail-program.sent": "Elküldve",
  "playground.mail-program.sent.to": "A levél már ebben a postafiókban van: {address}",
  "playground.mail-program.sent.next":
    "Menjen vissza a Slackbe, és nyomja meg ott a Kész gombot; utána legyen Ön az ügyfél, és nyissa meg a levelet.",
  "playground.mail-program.open-inbox": "Az ügyfél postafiókjának megnyitása",
} as const satisfies Record<keyof typeof english, string>;
