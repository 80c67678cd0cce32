export const connection = {
  "connection.title": "*Microsoft Partnerközpont*",
  "connection.signed-in":
    "Bejelentkezett fiók: {as}, ekkor: {since}. A bejelentkezés magától megújul; enélkül ekkor járna le: {until}.",
  "connection.not-signed-in":
    "Nincs kapcsolat: még senki nem jelentkezett be a Microsofthoz, ezért nem készül hivatkozás, nem látszik elfogadás, és nem hajtható végre eltávolítás.",
  "connection.ended":
    "Már nincs kapcsolat: lejárt a bejelentkezés. Fiók: {as}. Amit a Kapocs tud, megmarad, de új adatot nem olvas, és semmit nem hajt végre.",
  "connection.who-signs-in":
    "Aki bejelentkezik, a saját jogait adja kölcsön a Kapocsnak. Olyan fiók legyen, amelynek rendszergazdai ügynök szerepköre van a Partnerközpontban, és többtényezős hitelesítéssel jelentkezik be. A gomb egyszer és tíz percig működik.",
  "connection.sign-in": "Bejelentkezés a Microsofttal",
  "connection.sign-in-again": "Új bejelentkezés",
  "connection.look-again": "Állapot frissítése",
  "connection.gone-to-sign-in":
    "A Microsoft bejelentkezési oldala megnyílt a böngészőben. Ha ott végzett, itt nyomja meg az „Állapot frissítése” gombot.",
  "connection.open-set-up": "A beállítások megnyitása",
  "connection.trouble.since": "{since} óta: {what}",

  "connection.trouble.no-answer":
    "A Microsoft most nem válaszol. Senkinek nincs teendője: a Kapocs magától újra próbálja.",
  "connection.trouble.throttled":
    "A Microsoft ritkább hívásokat kér. Senkinek nincs teendője: a Kapocs magától folytatja.",
  "connection.trouble.not-signed-in":
    "Még senki nem jelentkezett be a Microsofthoz. Egy rendszergazdai ügynöknek kell bejelentkeznie a beállításoknál.",
  "connection.trouble.sign-in-ended":
    "A Microsoft már nem fogadja el a bejelentkezést: lejárt, megváltozott a jelszó, vagy letiltották a fiókot. Egy rendszergazdai ügynöknek újra be kell jelentkeznie a beállításoknál.",
  "connection.trouble.no-mfa":
    "A Microsoft elutasítja a bejelentkezést, mert többtényezős hitelesítés (MFA) nélkül történt. Aki bejelentkezett, állítsa be a fiókján az MFA-t, és jelentkezzen be újra a beállításoknál.",
  "connection.trouble.conditional-access":
    "Az Önök bérlőjének egyik feltételes hozzáférési szabályzata megállítja a Kapcsot. A saját Microsoft Entra-rendszergazdájuknak ki kell vennie alóla a bejelentkezett fiókot, majd egy rendszergazdai ügynöknek újra be kell jelentkeznie a beállításoknál.",
  "connection.trouble.wrong-role":
    "A bejelentkezett személynek nincs meg a szerepköre ahhoz, amit a Kapocsnak tennie kell. A globális rendszergazdának rendszergazdai ügynök szerepkört kell adnia neki a Partnerközpontban (ez akár egy óra múlva lép életbe), vagy olyasvalaki jelentkezzen be a beállításoknál, akinek megvan ez a szerepköre.",
  "connection.trouble.consent-missing":
    "Az alkalmazás nem kapta meg az engedélyeit az Önök bérlőjében. A globális rendszergazdának a Microsoft Entra alkalmazásregisztrációjában, az API-engedélyeknél meg kell adnia a rendszergazdai hozzájárulást; ezután egy rendszergazdai ügynöknek újra be kell jelentkeznie a beállításoknál.",
  "connection.trouble.wrong-audience":
    "A Microsoft szerint a Kapocs bejelentkezése egy másik szolgáltatáshoz szól. Az üzemeltetőnek ellenőriznie kell a PARTNER_CENTER_CLOUD beállítást és a PARTNER_CENTER címeket, és azt, hogy az alkalmazásregisztrációnak megvan-e a Microsoft Partner Center user_impersonation engedélye.",
  "connection.trouble.app-only-refused":
    "Ehhez a Microsoft bejelentkezett személyt kíván, nem az alkalmazást magában. Egy rendszergazdai ügynöknek be kell jelentkeznie a beállításoknál.",
  "connection.trouble.bad-client":
    "A Microsoft nem ismeri az alkalmazást, vagy a titka hibás vagy lejárt. Az üzemeltetőnek ellenőriznie kell a PARTNER_CENTER_CLIENT_ID és a PARTNER_CENTER_TENANT_ID beállítást, új ügyféltitkot kell készítenie az alkalmazásregisztrációban, azt a PARTNER_CENTER_CLIENT_SECRET beállításba kell írnia, és újra kell indítania a Kapcsot.",

  "connection.bulletin.trouble": "*Partnerközpont: a Kapocsnak segítség kell.*\n{what}",
  "connection.bulletin.trouble.affected":
    "Addig a hivatkozások, az elfogadások és az eltávolítások várakozhatnak; ami rögzítve van, nem vész el.",
  "connection.bulletin.trouble.over":
    "Partnerközpont: ez a gond elmúlt. A Kapocs kapcsolódik, a fiók: {as}. Senkinek nincs teendője.",
  "connection.bulletin.trouble.changed":
    "Partnerközpont: ennek a gondnak a helyébe egy másik lépett. A jelenlegi állapot a beállításoknál látható.",
  "connection.bulletin.away":
    "*A Partnerközpont nem érhető el ez óta: {since}.* A Kapocs magától újra meg újra próbálkozik, és szól, ha ismét elérhető.",
  "connection.bulletin.away.affected":
    "Addig az új meghívók, az elfogadások és az eltávolítások várnak; ami rögzítve van, nem vész el. Ha a Microsoft szolgáltatásainak állapotlapja nem mutat üzemzavart, az üzemeltetőnek annak a gépnek a hálózatát kell megnéznie, amelyen a Kapocs fut.",
  "connection.bulletin.away.over":
    "A Partnerközpont egy ideig nem volt elérhető, ekkortól: {since}. Most ismét elérhető, senkinek nincs teendője.",
  "connection.bulletin.back":
    "A Partnerközpont ismét elérhető. Ekkortól nem volt az: {since}. A Kapocs most olvassa be, ami közben történt; senkinek nincs teendője.",
  "connection.bulletin.ending":
    "*Partnerközpont: a bejelentkezés ekkor lejár: {until}.* Fiók: {as}. A Kapocs nem tudta megújítani, pedig naponta magától megteszi. Egy rendszergazdai ügynöknek addig újra be kell jelentkeznie a beállításoknál.",
  "connection.bulletin.ended":
    "*Partnerközpont: lejárt a bejelentkezés.* Fiók: {as}. A hivatkozások, az elfogadások és az eltávolítások addig várnak, amíg egy rendszergazdai ügynök újra be nem jelentkezik a beállításoknál; ami rögzítve van, nem vész el.",
  "connection.bulletin.ending.over":
    "Partnerközpont: a bejelentkezés megújult, és eddig érvényes: {until}. Senkinek nincs teendője.",

  "connection.page.signed-in.title": "A Kapocs kapcsolódott",
  "connection.page.signed-in.as":
    "A Kapocs mostantól ennek a fióknak a jogaival dolgozik a Partnerközpontban: {as}.",
  "connection.page.signed-in.trouble": "Az első próbahívás azonban nem sikerült. {what}",
  "connection.page.signed-in.next":
    "Ez az oldal bezárható. A kapcsolat állapota a Slackben, a Kapocs beállításainál látható.",
  "connection.page.refused.title": "A bejelentkezés nem sikerült",
  "connection.page.refused.kept":
    "Semmi sem változott: ha a Kapocs eddig kapcsolódott, most is kapcsolódik. Új próbálkozáshoz nyissa meg a Kapocs beállításait a Slackben, és ott nyomja meg a bejelentkezés gombját; minden cím egyszer működik.",
  "connection.page.cancelled":
    "A bejelentkezést megszakították, vagy az engedélyeket elutasították a Microsoft oldalán. Ha a Microsoft rendszergazda jóváhagyását kérte, előbb a globális rendszergazdának kell megadnia a rendszergazdai hozzájárulást az alkalmazásregisztrációban.",
  "connection.page.unknown-state":
    "Ezt a címet már felhasználták, vagy letelt a bejelentkezésre szánt tíz perc. A Slackben, a Kapocs beállításainál látható, hogy sikerült-e a bejelentkezés.",
  "connection.page.other-tenant":
    "A fiók másik szervezeté, nem azé a partnerbérlőé, amelyhez a Kapocs tartozik. Jelentkezzen be a saját partnerbérlőjük egyik fiókjával; ha így tett, az üzemeltetőnek kell ellenőriznie a PARTNER_CENTER_TENANT_ID beállítást.",
  "connection.page.other-partner":
    "Ez a Slack-munkaterület egy másik partnerbérlő ügyfeleivel dolgozik, és ezek nem keveredhetnek. Jelentkezzen be annak a partnerbérlőnek egyik fiókjával; hogy melyik az, a Slackben a Kapocs beállításainál látható.",
  "connection.page.unknown-tenant":
    "A Microsoft nem mondta meg, melyik szervezeté a fiók. Jelentkezzen be a partnerbérlőjük egyik munkahelyi fiókjával.",
  "connection.confirm.title": "Ez az Ön Slack-munkaterülete?",
  "connection.confirm.lead":
    "Bejelentkezett a Microsoftnál. Ha folytatja, ez a Slack-munkaterület az Ön jogaival dolgozik a Partnerközpontban:",
  "connection.confirm.workspace": "Slack-munkaterület",
  "connection.confirm.id": "Azonosítója a Slackben",
  "connection.confirm.begun-by": "Aki elkezdte",
  "connection.confirm.warning":
    "Ha nem Ön nyomta meg a bejelentkezés gombját ebben a munkaterületben, vagy valaki küldött Önnek egy megnyitandó címet, zárja be ezt az oldalt: semmi sem kapcsolódott.",
  "connection.confirm.connect": "Kapcsolódás",
  "connection.page.sign-in-ended":
    "A Microsoft nem fogadta el ezt a bejelentkezést: túl sokáig tartott, vagy a fiók le van tiltva, vagy nem jelentkezhet be.",
} as const;
