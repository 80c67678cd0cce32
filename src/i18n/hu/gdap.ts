/** Részletes delegált rendszergazdai jogosultságok (GDAP): kérés, átadás, követés, megszüntetés. */
export const gdap = {
  "gdap.role.directory-readers": "Címtárolvasók",
  "gdap.role.directory-writers": "Címtárírók",
  "gdap.role.global-reader": "Globális olvasó",
  "gdap.role.license-administrator": "Licencadminisztrátor",
  "gdap.role.service-support-administrator": "Szolgáltatástámogatási rendszergazda",
  "gdap.role.user-administrator": "Felhasználói rendszergazda",
  "gdap.role.helpdesk-administrator": "Segélyszolgálati rendszergazda",
  "gdap.role.privileged-role-administrator": "Kiemelt szerepkörű rendszergazda",
  "gdap.role.privileged-authentication-administrator": "Kiemelt hitelesítési rendszergazda",
  "gdap.role.application-administrator": "Alkalmazásadminisztrátor",
  "gdap.role.cloud-application-administrator": "Felhőalkalmazás-rendszergazda",
  "gdap.role.domain-name-administrator": "Tartománynév-rendszergazda",
  "gdap.role.exchange-administrator": "Exchange-rendszergazda",
  "gdap.role.intune-administrator": "Intune-rendszergazda",
  "gdap.role.sharepoint-administrator": "SharePoint-rendszergazda",
  "gdap.role.teams-administrator": "Teams-rendszergazda",
  "gdap.role.security-administrator": "Biztonsági rendszergazda",
  "gdap.role.cloud-app-security-administrator": "Felhőappbiztonsági rendszergazda",
  "gdap.role.cloud-device-administrator": "Felhőeszköz-rendszergazda",
  "gdap.role.authentication-policy-administrator": "Hitelesítési szabályzatok rendszergazdája",
  "gdap.role.billing-administrator": "Számlázási rendszergazda",
  "gdap.role.global-administrator": "Globális rendszergazda",

  "gdap.set.reading": "Csak olvasás",
  "gdap.set.reading.for": "Beállítások, felhasználók és jelentések megtekintése, módosítás nélkül.",
  "gdap.set.licences-and-users": "Licencek és felhasználók",
  "gdap.set.licences-and-users.for": "Felhasználók felvétele, licencek kiosztása, támogatási jegyek.",
  "gdap.set.helpdesk": "Segélyszolgálat",
  "gdap.set.helpdesk.for": "Felhasználók jelszavának visszaállítása, támogatási jegyek nyitása.",
  "gdap.set.provider-minimum": "Szolgáltatói minimum",
  "gdap.set.provider-minimum.for": "Amire a közvetett szolgáltatónak legalább szüksége van.",
  "gdap.set.own": "Készlet nélkül",
  "gdap.set.own.for": "Csak az alább kiválasztott szerepkörök.",

  "gdap.mail.subject": "{partner}: rendszergazdai szerepkörök kérése az Önök rendszereihez",
  "gdap.mail.what":
    "{partner} részletes delegált rendszergazdai jogosultságokat (GDAP) kér az Önök cégétől ({company}). Munkatársaink az alábbi szerepkörökkel, és csakis ezekkel dolgozhatnának az Önök Microsoft-rendszereiben:",
  "gdap.mail.role": "- {role}",
  "gdap.mail.days":
    "A szerepköröket {days, plural, one {# napra} other {# napra}} kérjük. Ezután maguktól megszűnnek.",
  "gdap.mail.extended":
    "A szerepköröket {days, plural, one {# napra} other {# napra}} kérjük. Ezután 180 naponként meghosszabbodnak, amíg Önök vagy mi meg nem szüntetjük őket.",
  "gdap.mail.link": "Kattintson ide az áttekintéshez és a jóváhagyáshoz:",
  "gdap.mail.name": "A kérés ott ezen a néven szerepel: {name}",
  "gdap.mail.not":
    "Ez nem a viszonteladói kapcsolat kérése, és nem is helyettesíti azt: a jóváhagyással nem rendelnek és nem vásárolnak semmit, és egyetlen szerződés sem változik. A jóváhagyással csak a fent felsorolt szerepköröket kapjuk meg.",
  "gdap.mail.end":
    "A jogosultságok a Microsoft 365 Felügyeleti központban, a Partnerkapcsolatok oldalon bármikor megszüntethetők.",
  "gdap.mail.who":
    "A kérést csak a szervezet globális rendszergazdája hagyhatja jóvá. Ha ez nem Ön, kérjük, továbbítsa üzenetünket. Ha nem élnek a lehetőséggel, nincs teendőjük: a kérés 90 nap után hatályát veszti.",

  "gdap.state.asked": "Létrehozás alatt a Microsoftnál",
  "gdap.state.refused": "*Nem jött létre:* a Microsoft elutasította a kérést",
  "gdap.state.drafted": "A piszkozat átadásra kész",
  "gdap.state.handed-over": "Átadva, jóváhagyásra vár",
  "gdap.state.active": "Az ügyfél *jóváhagyta*",
  "gdap.state.lapsed": "*Hatályát vesztette:* 90 napon belül senki sem hagyta jóvá",
  "gdap.state.ended": "Megszűnt",
  "gdap.state.discarded": "Elvetve",
  "gdap.status.ending": "megszüntetés alatt",
  "gdap.status.unknown": "ismeretlen állapotban",
  "gdap.end.state.asked": "A megszüntetés kérve, a Microsoft még nem tud róla",
  "gdap.end.state.ending": "A Microsoft éppen megszünteti, de még nem mutatja megszűntnek",
  "gdap.end.state.ended": "*Megszűnt.* A Microsoft is így mutatja",
  "gdap.end.state.failed": "*Nem szűnt meg*",

  "gdap.failure.name-taken": "Ezen a néven már van GDAP-kapcsolat. Kérje más néven.",
  "gdap.failure.role-not-extendable":
    "Az egyik szerepkör nem hosszabbítható meg automatikusan. Kérje automatikus meghosszabbítás nélkül.",
  "gdap.failure.not-permitted":
    "Az a személy, akinek a bejelentkezését a Kapocs használja, nem hozhat létre GDAP-kérést: ehhez második hitelesítési tényezővel bejelentkezett rendszergazdai ügynök kell. A beállításoknál egy rendszergazdai ügynök újra bejelentkezhet.",
  "gdap.failure.refused-by-vendor":
    "A Microsoft elutasította. Ha nem világos, miért, forduljon a Microsoft támogatásához.",
  "gdap.failure.changed-meanwhile":
    "A megjelenítés óta megváltozott, ezért semmi sem szűnt meg. Nézze meg újra, és döntsön ismét.",
  "gdap.failure.another-customers":
    "A Microsoft szerint egy másik ügyfélé, ezért semmi sem szűnt meg. Ellenőrizze a bérlőazonosítót az ügyfél adatlapján.",
  "gdap.failure.said": "A Microsoft válasza: {message}",
  "gdap.failure.correlation": "Korrelációs azonosító a Microsoft támogatásának: {id}",

  "gdap.record.heading": "*GDAP: amit mi kértünk*",
  "gdap.record.request": "*{name}* · {state}\n{roles}\nKérte: {who}, {date}",
  "gdap.record.end": "*{name}* · {state}\nDöntött: {who}, {date}. Indoklás: {reason}",
  "gdap.record.dates": "Kezdete: {from}",
  "gdap.record.extended": "Magától meghosszabbodik",
  "gdap.record.open-draft": "Piszkozat megnyitása",
  "gdap.record.no-tenant":
    "GDAP akkor kérhető és jeleníthető meg, ha az ügyfél bérlőazonosítója ismert. A *Szerkesztés* gombbal adható meg.",

  "gdap.request": "GDAP kérése",
  "gdap.form.title": "GDAP kérése",
  "gdap.form.submit": "Kérés előkészítése",
  "gdap.form.for": "Ügyfél: {customer}",
  "gdap.form.intro":
    "Önálló kérés a viszonteladói kapcsolat mellett: az ügyfél globális rendszergazdája meghatározott időre szerepköröket hagy jóvá. Annyit kérjen, amennyi a munkához kell. A jóváhagyás után sincs senkinek hozzáférése, amíg a szerepköröket a Partnerközpontban biztonsági csoportokhoz nem rendelik.",
  "gdap.form.name": "Név",
  "gdap.form.name.hint": "Az ügyfél is látja. Minden más GDAP-kapcsolatuk nevétől különböznie kell.",
  "gdap.form.name.required": "Kérjük, adjon nevet a kérésnek.",
  "gdap.form.name.too-long": "Legfeljebb {limit} karakter lehet.",
  "gdap.form.name.used": "Ezen a néven már van kérésük. Kérjük, válasszon másik nevet.",
  "gdap.form.set": "Szerepkörkészlet",
  "gdap.form.roles": "További szerepkörök",
  "gdap.form.roles.hint":
    "A készleten felül kért szerepkörök. Globális rendszergazda a partneri munkához sosem szükséges.",
  "gdap.form.roles.required": "Kérjük, válasszon készletet vagy legalább egy szerepkört.",
  "gdap.form.roles.unknown": "Az egyik szerepkör ismeretlen. Kérjük, válasszon újra.",
  "gdap.form.days": "Napok száma",
  "gdap.form.days.hint": "1 és {limit} között.",
  "gdap.form.days.out-of-range": "Kérjük, adjon meg egy egész számot 1 és {limit} között.",
  "gdap.form.extend": "Automatikus meghosszabbítás",
  "gdap.form.extend.yes": "Meghosszabbítás 180 naponként",
  "gdap.form.extend.impossible":
    "A Microsoft nem hosszabbítja meg a globális rendszergazdai szerepkört tartalmazó kapcsolatokat. Kérjük, hagyja el az egyiket.",
  "gdap.form.language": "Az e-mail nyelve",

  "gdap.waiting": "A kérés előkészítése a Microsoftnál … Ügyfél: {customer}",
  "gdap.waiting.hint":
    "Ez néhány másodpercig tart; utána itt jelenik meg az e-mail-üzenet piszkozata. Az ablakot bezárhatja: a piszkozat az ügyfél adatlapján megmarad.",
  "gdap.draft.title": "GDAP: piszkozat",
  "gdap.draft.hint":
    "A jóváhagyási hivatkozásnak változatlanul, egyszer kell szerepelnie a szövegben. Ez nem a viszonteladói kapcsolat meghívója.",
  "gdap.draft.discard": "Elvetés",
  "gdap.draft.discard.confirm":
    "A piszkozat törlődik. Maga a kérés a Microsoftnál megmarad, és 90 nap után hatályát veszti; addig jóváhagyhatja, akinél a hivatkozás megvan.",
  "gdap.draft.discarded": "A piszkozat elvetve.",
  "gdap.hand-over.title": "GDAP: átadás",
  "gdap.hand-over.how":
    "Nyissa meg az oldalt, küldje el az e-mailt a saját postafiókjából, majd itt nyomja meg a *Kész* gombot. A Kapocs semmit sem küld az ügyfélnek.",
  "gdap.done.title": "Átadva",
  "gdap.done":
    "Az átadás rögzítve. Értesítést kap a jóváhagyásról, vagy arról, ha eddig senki sem hagyta jóvá: {until}.",

  "gdap.end": "GDAP megszüntetése is …",
  "gdap.end.confirm":
    "Még semmi sem szűnik meg. A következő lépésben látható, mi szűnne meg; Ön választ, és indokolja.",
  "gdap.end.yes": "Megjelenítés",
  "gdap.end.title": "GDAP megszüntetése",
  "gdap.end.submit": "Megszüntetés",
  "gdap.end.intro":
    "A kijelölt kapcsolatok megszűnnek, amint a Microsoft megkapja az utasítást: munkatársaik ezekkel a szerepkörökkel többé nem dolgozhatnak az ügyfél rendszereiben. A viszonteladói kapcsolatot és az előfizetéseket ez nem érinti. Visszaállításához új kérés és új jóváhagyás szükséges.",
  "gdap.end.which": "Megszüntetendő kapcsolatok",
  "gdap.end.option": "{name}",
  "gdap.end.option.until": "lejár: {date} · {roles, plural, one {# szerepkör} other {# szerepkör}}",
  "gdap.end.option.endless": "{roles, plural, one {# szerepkör} other {# szerepkör}}",
  "gdap.end.listed": "*{name}*\n{roles}",
  "gdap.end.first": "Az első tíz látható. A többi ezután szüntethető meg.",
  "gdap.end.reason": "Indoklás",
  "gdap.end.reason.needed": "Kérjük, indokolja meg: bekerül az eseménynaplóba.",
  "gdap.end.none": "A Microsoft nem mutat ennél az ügyfélnél megszüntethető GDAP-kapcsolatot.",
  "gdap.end.unavailable":
    "A Microsoft nem válaszolt időben, ezért most semmi sem jeleníthető meg és nem szüntethető meg. Próbálja meg kicsit később.",
  "gdap.end.asked":
    "{count, plural, one {Egy GDAP-kapcsolat megszüntetéséről} other {# GDAP-kapcsolat megszüntetéséről}} született döntés, és most jut el a Microsofthoz. Értesítést kap, ha már megszűntként látható, vagy ha nem szűnt meg, akkor annak okáról.",
  "gdap.end.again": "Újbóli megtekintés",

  "gdap.told.request.handed-over":
    "GDAP-kérés átadva: *{name}*. Az ügyfél jóváhagyására vár. Ügyfél: {customer}",
  "gdap.told.request.active":
    "Az ügyfél jóváhagyta a GDAP-kérést: *{name}*. Ügyfél: {customer}. Hozzáférése még senkinek sincs: a szerepköröket a Partnerközpontban biztonsági csoportokhoz kell rendelni.",
  "gdap.told.request.lapsed":
    "A GDAP-kérés hatályát vesztette, mert 90 napon belül senki sem hagyta jóvá: *{name}*. Ügyfél: {customer}",
  "gdap.told.request.ended": "A GDAP-kapcsolat megszűnt: *{name}*. Ügyfél: {customer}",
  "gdap.told.request.refused": "A GDAP-kérés nem jött létre: *{name}*. Ügyfél: {customer}",
  "gdap.told.end.asked": "Döntés született a GDAP-kapcsolat megszüntetéséről: *{name}*. Ügyfél: {customer}",
  "gdap.told.end.ending":
    "A Microsoft éppen megszünteti a GDAP-kapcsolatot, de még nem mutatja megszűntnek: *{name}*. Ügyfél: {customer}",
  "gdap.told.end.ended":
    "A GDAP-kapcsolat megszűnt, és a Microsoft is így mutatja: *{name}*. Ügyfél: {customer}",
  "gdap.told.end.failed": "A GDAP-kapcsolat *nem* szűnt meg: *{name}*. Ügyfél: {customer}",
  "gdap.told.ending":
    "Hamarosan lejár egy GDAP-kapcsolat: *{name}*. Hátravan: {days, plural, one {egy nap} other {# nap}}, lejárat: {date}. Ügyfél: {customer}. Magától nem hosszabbodik meg: ha még szükség van rá, kérje újra.",
  "gdap.told.nobody": "ismeretlen ügyfél",

  "gdap.stuck.create": "*GDAP-kérés létrehozása*",
  "gdap.stuck.terminate": "*GDAP-kapcsolat megszüntetése*",

  "refusal.gdap-not-here": "Ennek a munkaterületnek a partnercímtárához nem tartozik GDAP.",
  "refusal.gdap-without-tenant":
    "Az ügyfél bérlőazonosítója nem ismert, így a kérést bárki jóváhagyhatná. Előbb adja meg az ügyfél adatlapján.",
  "refusal.gdap-name-used": "Ezen a néven már van GDAP-kérés.",
  "refusal.gdap-not-created-yet": "A kérés még nem jött létre a Microsoftnál. Próbálja meg kicsit később.",
  "refusal.gdap-was-refused": "Ezt a kérést a Microsoft elutasította, ezért nem adható át. Kérje újra.",
  "refusal.gdap-already-drafted": "A kérés már létrejött; a piszkozata az ügyfél adatlapján található.",
  "refusal.gdap-already-handed-over": "A kérést már átadták.",
  "refusal.gdap-already-approved": "A kérést az ügyfél már jóváhagyta.",
  "refusal.gdap-lapsed": "A kérés hatályát vesztette, mert 90 napon belül senki sem hagyta jóvá. Kérje újra.",
  "refusal.gdap-request-ended": "Amit kértek, az már megszűnt.",
  "refusal.gdap-discarded": "A piszkozatot már elvetették.",
  "refusal.gdap-nothing-chosen": "Jelöljön ki legalább egy megszüntetendő GDAP-kapcsolatot.",
  "refusal.gdap-end-already-asked": "A megszüntetéséről már döntöttek.",
} as const;
