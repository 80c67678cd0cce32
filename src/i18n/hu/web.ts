/** Az oldalak: ahol az ügyfél válaszol, és ahonnan az ügynök az e-mailt elviszi. */
export const web = {
  "web.footer": "Ez az oldal nem használ sütiket, és máshonnan semmit sem tölt be.",
  "web.error-title": "Hiba: {title}",

  "web.accept.title": "{partner} viszonteladói kapcsolatot kér",
  "web.accept.title.joint": "{partner} és {provider} viszonteladói kapcsolatot kér",
  "web.accept.lead":
    "Kérjük, olvassa el, miről szól a kérés, majd fogadja el vagy utasítsa el. Az oldal megnyitásával még semmit sem fogad el.",
  "web.accept.customer": "Ügyfél",
  "web.accept.asked-by": "A kérés küldője",
  "web.accept.until": "Válaszadási határidő",
  "web.accept.entitled":
    "Olyan rendszergazda válaszoljon, aki jogosult az ügyfél nevében aláírni. Ha ez nem Ön, kérjük, továbbítsa az e-mailt az illetékesnek.",
  "web.accept.asked": "Mire szól a kérés?",
  "web.accept.asked.choose": "Melyik kapcsolatot fogadja el?",
  "web.accept.leg.reseller": "Viszonteladói kapcsolat: {partner}",
  "web.accept.leg.reseller.about":
    "{partner} felhőszolgáltatási előfizetéseket ajánlhat Önöknek, leadhatja az Önök által kért megrendeléseket, és segítséget nyújthat hozzájuk.",
  "web.accept.leg.provider": "Viszonteladói kapcsolat a közvetett szolgáltatóval: {provider}",
  "web.accept.leg.provider.about":
    "{partner} megrendeléseit {provider} továbbítja. Amíg a két kapcsolat közül az egyik hiányzik, Önöknek nem lehet rendelni.",
  "web.accept.meaning": "Mivel jár az elfogadás?",
  "web.accept.gives": "Amit lehetővé tesz",
  "web.accept.gives.orders":
    "Akit elfogad, az az Önök partnerei közé kerül, és leadhatja az Önök által kért megrendeléseket.",
  "web.accept.gives.manages":
    "Látja és kezeli azokat az előfizetéseket, amelyeket rajta keresztül vásárolnak.",
  "web.accept.gives-not": "A korlátai",
  "web.accept.gives-not.admin":
    "Senki sem kap vele rendszergazdai jogosultságot: a felhasználók, az adatok és a beállítások Önöknél maradnak.",
  "web.accept.gives-not.admin-unless":
    "Senki sem kap vele rendszergazdai jogosultságot, kivéve, ha lentebb ezt külön is engedélyezi.",
  "web.accept.gives-not.purchase": "Nem jár vásárlással: nem kerül semmibe, és nem indít megrendelést.",
  "web.accept.gives-not.others": "A többi partnerük és a meglévő előfizetéseik változatlanok maradnak.",
  "web.accept.gives-not.for-ever": "Nem szól örökre: a kapcsolat később megszüntethető.",
  "web.accept.dap": "Delegált rendszergazdai jogosultságok (nem kötelező)",
  "web.accept.dap.allow": "{partner} a nevünkben a felhőszolgáltatásainkat is felügyelheti",
  "web.accept.dap.about":
    "Delegált rendszergazdai jogosultságok (DAP) birtokában {partner} kezelheti az Önök felhasználóit, licenceit és beállításait. A kapcsolat ezek nélkül is elfogadható. A jogosultságok a kapcsolattal együtt megszűnnek.",
  "web.accept.signatory": "Ki válaszol?",
  "web.accept.signatory.about":
    "{partner} a válasszal együtt az Ön nevét és beosztását is megkapja. Az elfogadáshoz mindkettő szükséges, elutasításkor üresen hagyhatja őket.",
  "web.accept.name": "Az Ön neve",
  "web.accept.job-title": "Az Ön beosztása",
  "web.accept.accept": "Elfogadom",
  "web.accept.decline": "Elutasítom",
  "web.accept.once":
    "A hivatkozással egyszer lehet válaszolni. Ha később változtatna a válaszon, {partner} új meghívót küldhet.",
  "web.accept.faults": "A válaszát még nem rögzítettük",
  "web.accept.fault.name": "Írja be a nevét: az elfogadáshoz szükséges.",
  "web.accept.fault.job-title": "Írja be a beosztását: az elfogadáshoz szükséges.",
  "web.accept.fault.too-long": "Ez hosszabb a megengedettnél. Legfeljebb {max, number} karakter lehet.",
  "web.accept.fault.legs":
    "Az elfogadáshoz jelöljön be legalább egy kapcsolatot, vagy válassza az „Elutasítom” gombot.",
  "web.accept.fault.dap":
    "{partner} csak akkor kaphatja meg ezeket a jogosultságokat, ha a vele való kapcsolatot is elfogadja. Jelölje be azt is, vagy itt vegye ki a jelölést.",
  "web.accept.fault.decision": "Válassza az „Elfogadom” vagy az „Elutasítom” gombot.",

  "web.thanks.accepted": "Köszönjük, az elfogadást rögzítettük",
  "web.thanks.partly": "Köszönjük, a két kapcsolat közül az egyiket elfogadta",
  "web.thanks.declined": "A kérést elutasította, ezt rögzítettük",
  "web.thanks.told":
    "{partner} értesül a válaszáról. Az oldalt bezárhatja; a hivatkozás többé nem használható.",
  "web.thanks.missing":
    "Amíg mindkét kapcsolatot el nem fogadják, Önöknek nem lehet rendelni. A hiányzó kapcsolatra {partner} új meghívót küldhet.",
  "web.thanks.unchanged": "Önöknél semmi sem változott. Ha meggondolja magát, {partner} új meghívót küldhet.",
  "web.thanks.answer": "Az Ön válasza",
  "web.thanks.leg.accepted": "Elfogadva: {name}",
  "web.thanks.leg.declined": "Nincs elfogadva: {name}",
  "web.thanks.dap.granted": "Delegált rendszergazdai jogosultságok: engedélyezve",
  "web.thanks.dap.not-granted": "Delegált rendszergazdai jogosultságok: nincsenek engedélyezve",
  "web.thanks.signed": "A válaszadó: {name}, {title}",

  "web.answered.title": "Erre a meghívóra már érkezett válasz",
  "web.answered.body":
    "Nincs több teendő. Ha nem Ön válaszolt, vagy változtatna a válaszon, {partner} tud segíteni.",
  "web.answered.at": "A válasz időpontja: {at}",
  "web.expired.title": "Ez a meghívó lejárt",
  "web.expired.body":
    "Már nem lehet rá válaszolni, és semmit sem fogadtak el vele. Ha továbbra is szeretnék a kapcsolatot, {partner} új meghívót küldhet.",
  "web.expired.at": "A válaszadás határideje volt: {at}",
  "web.withdrawn.title": "Ezt a meghívót visszavonták",
  "web.withdrawn.body":
    "{partner} visszavonta a meghívót, ezért nincs teendője. Ha számított rá, kérjen újat tőlük.",
  "web.withdrawn.at": "A visszavonás időpontja: {at}",
  "web.unknown.title": "Ezt a hivatkozást nem ismerjük",
  "web.unknown.body":
    "Lehet, hogy a levelezőprogram elvágta vagy megtörte. Nyissa meg újra az e-mailt, és másolja a teljes hivatkozást a böngésző címsorába. Ha ez sem segít, kérjen új meghívót az e-mail küldőjétől.",

  "web.hand-over.title": "A meghívó átadása",
  "web.hand-over.lead":
    "Küldje el ezt az üzenetet a saját postafiókjából. A Kapocs nem ír az ügyfeleknek, tehát még semmi sem ment el.",
  "web.hand-over.step.send":
    "Nyissa meg az üzenetet a levelezőprogramjában, vagy másolja ki, majd küldje el.",
  "web.hand-over.step.link":
    "A személyre szabott hivatkozást hagyja pontosan így: erről ismerjük fel ennek az ügyfélnek a válaszát.",
  "web.hand-over.step.done":
    "Térjen vissza a Slackbe, és nyomja meg a „{done}” gombot. A meghívó csak ezután számít elküldöttnek.",
  "web.hand-over.customer": "Ügyfél",
  "web.hand-over.to": "Címzett",
  "web.hand-over.to.unknown": "Nincs ismert cím: írja be Ön.",
  "web.hand-over.message": "Az üzenet",
  "web.hand-over.subject": "Tárgy",
  "web.hand-over.text": "Szöveg",
  "web.hand-over.read-only": "A szöveg csak a Slackben, a piszkozatban módosítható.",
  "web.hand-over.copy-subject": "Tárgy másolása",
  "web.hand-over.copy-text": "Szöveg másolása",
  "web.hand-over.by-hand":
    "Jelölje ki a tárgyat és a szöveget, és másolja a Ctrl+C billentyűkkel (Macen ⌘C).",
  "web.hand-over.copied": "Másolva",
  "web.hand-over.not-copied":
    "A böngésző nem engedte a másolást. A szöveg ki van jelölve: nyomja meg a Ctrl+C billentyűket (Macen ⌘C).",
  "web.hand-over.open": "Az üzenet megnyitása",
  "web.hand-over.open.mail-program": "Megnyitás a levelezőprogramomban",
  "web.hand-over.open.outlook": "Megnyitás a webes Outlookban",
  "web.hand-over.open.gmail": "Megnyitás a Gmailben",
  "web.hand-over.open.subject-only": "csak a tárggyal",
  "web.hand-over.open.long":
    "A szöveg túl hosszú ahhoz, hogy egy hivatkozásba férjen. A „csak a tárggyal” jelölésű gombok előbb a vágólapra másolják a szöveget; illessze be a megnyíló üzenetbe.",
  "web.hand-over.open.copied": "A szöveget a vágólapra másoltuk. Illessze be az üzenetbe (Ctrl+V, Macen ⌘V).",
  "web.hand-over.open.not-copied":
    "A szöveget közben nem sikerült a vágólapra másolni. Térjen vissza ide, nyomja meg a „Szöveg másolása” gombot, és illessze be az üzenetbe.",
  "web.hand-over.download": "Letöltés e-mail-fájlként (.eml)",
  "web.hand-over.download.about":
    "Az Outlook és más levelezőprogramok még el nem küldött piszkozatként nyitják meg. A teljes szöveget tartalmazza.",
  "web.hand-over.until": "Ez az oldal csak Önnek szól, és eddig működik: {at}.",
  "web.hand-over.over.title": "Ez az oldal már nem érhető el",
  "web.hand-over.over.body":
    "Csak rövid ideig működik, és csak addig, amíg a meghívó piszkozat. Térjen vissza a Slackbe, és válassza újra ezt: „{button}”.",

  "web.home.title": "Kapocs",
  "web.home.body":
    "A Kapocs segítségével a felhőszolgáltatások viszonteladói a Slackből hívják meg ügyfeleiket, és ott tartják rendben viszonteladói kapcsolataikat.",
  "web.home.nothing-here": "Ezen az oldalon nincs teendője. Ha hivatkozást kapott, az e-mailből nyissa meg.",
  "web.not-found.title": "Nincs ilyen oldal",
  "web.not-found.body": "Ellenőrizze a címet, vagy nyissa meg újra a hivatkozást az e-mailből.",
  "web.error.title": "Hiba történt nálunk",
  "web.error.body":
    "Elnézését kérjük. Próbálja meg újra néhány perc múlva. Ha ismét előfordul, közölje ezt az azonosítót azzal, akitől a hivatkozást kapta:",
  "web.unavailable.title": "Ez az oldal most nem jeleníthető meg",
  "web.unavailable.body":
    "A mögötte álló adatbázis nem válaszol. Próbálja meg újra néhány perc múlva: töltse be újra ezt az oldalt. Ha továbbra sem sikerül, közölje ezt az azonosítót azzal, akitől a hivatkozást kapta:",
  "web.unavailable.answer.title": "Lehet, hogy a válaszát nem rögzítettük",
  "web.unavailable.answer.body":
    "Az adatbázis nem válaszolt időben. Amit beírt, lejjebb megtalálja. Várjon egy percet, majd küldje el újra; ha mégis rögzítettük, a következő oldal jelzi, és semmi sem kerül be kétszer.",
  "web.unavailable.answer.accept": "Elfogadás: küldés újra",
  "web.unavailable.answer.decline": "Elutasítás: küldés újra",
  "web.foreign.title": "A válasz egy másik webhelyről érkezett",
  "web.foreign.body":
    "Semmit sem rögzítettünk. A biztonság kedvéért nyissa meg újra a hivatkozást az e-mailből, és a megnyíló oldalon válaszoljon.",
  "web.unreadable.title": "A választ nem lehetett beolvasni",
  "web.unreadable.body":
    "Semmit sem rögzítettünk. Nyissa meg újra a hivatkozást az e-mailből, és azon az oldalon válaszoljon.",
} as const;
