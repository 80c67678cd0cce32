/** Az e-mailes meghívó alapszövege, bekezdésenként. */
export const email = {
  "email.subject.direct": "{partner}: viszonteladói kapcsolat kérése",
  "email.subject.joint": "{partner} és {provider}: viszonteladói kapcsolat kérése",
  "email.greeting.named": "Tisztelt {name}!",
  "email.greeting": "Tisztelt Hölgyem/Uram!",
  "email.who.direct":
    "{partner} viszonteladói kapcsolatot kér az Önök cégétől ({company}). Ennek alapján felhőszolgáltatási előfizetéseket értékesíthetünk és kezelhetünk az Önök számára.",
  "email.who.joint":
    "{partner} viszonteladói kapcsolatot kér az Önök cégétől ({company}). A kapcsolat velünk és közvetett szolgáltatónkkal ({provider}) jönne létre. Önökkel mi tartjuk a kapcsolatot, a megrendeléseket a szolgáltató adja le. Rendelni csak akkor lehet, ha mindkét kapcsolatot elfogadták.",
  "email.who.provider":
    "{partner} viszonteladói kapcsolatot kér az Önök cégétől ({company}). A kapcsolat közvetett szolgáltatónkkal ({provider}) jönne létre. A velünk fennálló kapcsolat már él; megrendelést csak akkor tudunk leadni, ha a szolgáltatóval való kapcsolatot is elfogadják.",
  "email.link":
    "Kérjük, olvassák el a kérést, és válaszoljanak rá ezen az oldalon, amely kizárólag Önöknek szól:",
  "email.gives":
    "Az elfogadással lehetővé teszik, hogy előfizetéseket kínáljunk, rendeljünk és kezeljünk az Önök cége számára. Ezzel nem vásárolnak semmit, és a kapcsolatot bármikor megszüntethetik.",
  "email.no-admin-rights":
    "Az elfogadással önmagában nem kapunk rendszergazdai jogosultságot: nem tudunk bejelentkezni az Önök rendszereibe, és nem módosíthatjuk a beállításaikat.",
  "email.dap":
    "Az oldal azt is megkérdezi, hogy adnak-e számunkra delegált rendszergazdai jogosultságokat. Erről külön döntenek: a kapcsolat enélkül is elfogadható.",
  "email.who-must-accept":
    "A választ a szervezet olyan rendszergazdájának kell megadnia, aki jogosult a szervezet nevében nyilatkozni. Ha ez nem Ön, kérjük, továbbítsa üzenetünket az illetékesnek.",
  "email.questions":
    "Ha bármi nem világos, vagy nem élnek a lehetőséggel, kérjük, válaszoljanak erre az üzenetre.",
  "email.closing": "Üdvözlettel:\n{partner}",
} as const;
