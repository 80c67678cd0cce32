export const removal = {
  "removal.title": "Kapcsolat eltávolítása",
  "removal.for": "Ügyfél: {customer}",
  "removal.continue": "Folytatás",
  "removal.reading": "A tények lekérdezése a partnercímtárból …",
  "removal.reading.hint":
    "Ez eltarthat egy pillanatig. Eddig semmilyen kérés nem jött létre. Ha itt semmi sem változik, zárja be ezt az ablakot, és nyissa meg újra.",
  "removal.reading-anew": "A tények újbóli lekérdezése a partnercímtárból …",
  "removal.reading-anew.hint":
    "Ez eltarthat egy pillanatig. Még nem született döntés. Ha itt semmi sem változik, zárja be ezt az ablakot, és nyissa meg újra.",
  "removal.read-again": "A tények újbóli lekérdezése",

  "removal.facts.blockers": "*Mi áll az eltávolítás útjában?*",
  "removal.facts.no-blockers":
    "Semmi: nincs nyitott előfizetés, fenntartott példány, megtakarítási csomag vagy szoftver.",
  "removal.facts.blockers.ask":
    "Az eltávolítás így is kérhető, de nem hagyható jóvá, amíg a következők bármelyike fennáll:",
  "removal.facts.blockers.decide": "Az eltávolítás nem hagyható jóvá, amíg a következők bármelyike fennáll:",
  "removal.facts.blockers.attested": "Ezek álltak az útjában a nyilatkozatkor:",
  "removal.facts.effect": "*Mivel jár az eltávolítás?*",
  "removal.facts.dap-ends": "A delegált rendszergazdai jogosultságok (DAP) a kapcsolattal együtt megszűnnek.",
  "removal.facts.no-dap": "Nincsenek delegált rendszergazdai jogosultságok (DAP), így nem is szűnnek meg.",
  "removal.facts.gdap-stays":
    "A részletes delegált rendszergazdai jogosultságokat (GDAP) az eltávolítás nem érinti. A következők megmaradnak, amíg le nem járnak, vagy külön meg nem szüntetik őket:",
  "removal.facts.no-gdap": "Nincsenek részletes delegált rendszergazdai jogosultságok (GDAP).",
  "removal.facts.provider-stays":
    "A közvetett szolgáltatóval fennálló kapcsolat megmarad, amíg a partnercímtár mást nem mutat. Közvetett szolgáltató: {provider}",
  "removal.facts.some-provider-stays":
    "A közvetett szolgáltatóval fennálló kapcsolat megmarad, amíg a partnercímtár mást nem mutat.",
  "removal.facts.leaves-list":
    "Az ügyfél lekerül az aktív ügyfelek listájáról. Visszakerüléséhez új meghívó és új elfogadás szükséges.",
  "removal.facts.read-at": "Lekérdezve a partnercímtárból: {when}",
  "removal.blocker.subscription": "• {name} (előfizetés, {status})",
  "removal.blocker.reservation": "• {name} (Azure-beli fenntartott példány, {status})",
  "removal.blocker.savings-plan": "• {name} (Azure-beli megtakarítási csomag, {status})",
  "removal.blocker.software": "• {name} (szoftver, {status})",
  "removal.status.active": "aktív",
  "removal.status.suspended": "felfüggesztve",
  "removal.status.pending": "függőben",
  "removal.status.disabled": "letiltva",
  "removal.gdap.ends": "• {name} – lejár: {date}",
  "removal.gdap.endless": "• {name} – lejárat nélkül",
  "removal.list.more": "… és további {count, plural, one {# tétel} other {# tétel}}",

  "removal.deciders": "*Ki döntene?*",
  "removal.deciders.asked": "Az alábbi rendszergazdai ügynökök kapják meg döntésre: {who}.",
  "removal.deciders.asked-and-more":
    "Az alábbi rendszergazdai ügynökök kapják meg döntésre: {who}, és még {count, plural, one {# személy vagy csoport} other {# személy vagy csoport}}.",
  "removal.deciders.nobody":
    "*Jelenleg senki sem dönthetne.* A kérés így is benyújtható, de hatályát veszti, ha a munkaterület tulajdonosa vagy rendszergazdája nem jelöl ki rendszergazdai ügynököt itt: {command}.",
  "removal.deciders.only-you":
    "*Jelenleg senki más nem dönthetne.* Ön az egyetlen rendszergazdai ügynök, és a saját kéréséről senki sem dönthet. A kérés hatályát veszti, ha nem jelölnek ki másik rendszergazdai ügynököt itt: {command}.",
  "removal.deciders.only-you-may":
    "Ön az egyetlen rendszergazdai ügynök. Ezen a munkaterületen a rendszergazdai ügynök saját kéréséhez nem kell második személy, ezért Ön is dönthet; ezt a kártya és az eseménynapló is jelezni fogja.",
  "removal.deciders.unknown":
    "A Slack most nem válaszolt arra, hogy kik tartoznak a felhasználócsoportba, ezért nem biztos, hogy más is dönthet.",

  "removal.reason": "Az eltávolítás oka",
  "removal.reason.hint": "Bekerül a nyilatkozatba, és a rendszergazdai ügynökök is elolvassák.",

  "removal.attest.title": "Nyilatkozat",
  "removal.attest.declaration": "Kijelentés",

  "removal.requested.title": "Eltávolítás kérve",
  "removal.requested":
    "*A kérést a nyilatkozattal együtt rögzítettük.* Még semmi sem szűnt meg: előbb egy rendszergazdai ügynök dönt.",
  "removal.requested.card": "A kártya itt látható: {channel}. A döntésről közvetlen üzenetet kap.",
  "removal.requested.lapses":
    "Döntés nélkül a kérés ekkor veszti hatályát: {until}. A döntésig az ügyfél adatlapján visszavonható.",

  "removal.decide.title": "Döntés az eltávolításról",
  "removal.decide.submit": "Döntés",
  "removal.decide.asked": "Az eltávolítást kérte és a nyilatkozatot tette: {who}, {when}.",
  "removal.decide.lapses": "Döntés nélkül ekkor veszti hatályát: {until}.",
  "removal.decide.reason-given": "*A kérés indoka*",
  "removal.decide.unchanged": "A tények megegyeznek a nyilatkozatban szereplőkkel.",
  "removal.decide.changed":
    "*A tények megváltoztak a nyilatkozat óta.* Döntés nem születhet róla: a kérés hatályát veszti, és újra kell nyilatkoznia annak, aki kérte: {who}.",
  "removal.decide.facts-now": "*A tények most*",
  "removal.decide.facts-attested": "*A tények a nyilatkozat szerint*",
  "removal.decide.own-policy":
    "*Ez az Ön saját kérése.* Ezen a munkaterületen a rendszergazdai ügynök saját kéréséhez nem kell második személy; ezt a kártya és az eseménynapló is jelezni fogja.",
  "removal.decide.own-no-deny": "A saját kérés nem utasítható el, de visszavonható.",
  "removal.decide.blocked":
    "A jóváhagyás nem választható, mert valami az eltávolítás útjában áll. Előbb a fenti tételek mindegyikének meg kell szűnnie.",
  "removal.decide.decision": "Döntés",
  "removal.decide.approve": "Jóváhagyás: a kapcsolat megszűnik",
  "removal.decide.deny": "Elutasítás: a kapcsolat megmarad",
  "removal.decide.choose": "Kérjük, válasszon.",
  "removal.decide.reason": "Indoklás",
  "removal.decide.reason.hint": "Elutasításhoz kötelező. Az eltávolítás kérője elolvassa.",
  "removal.decide.reason.needed": "Kérjük, indokolja meg: az eltávolítás kérője elolvassa.",
  "removal.change.blockers-new": "Új vagy megváltozott akadály:",
  "removal.change.blockers-gone": "Megszűnt vagy megváltozott akadály:",
  "removal.change.gdap-new": "Új vagy megváltozott GDAP-bejegyzés:",
  "removal.change.gdap-gone": "Megszűnt vagy megváltozott GDAP-bejegyzés:",
  "removal.change.dap-granted": "Időközben delegált rendszergazdai jogosultságokat (DAP) adtak.",
  "removal.change.dap-ended": "A delegált rendszergazdai jogosultságok (DAP) időközben megszűntek.",
  "removal.change.reseller-active": "A saját kapcsolatunk most aktív.",
  "removal.change.reseller-ended": "A saját kapcsolatunk már nem aktív.",
  "removal.change.reseller-gone": "A partnercímtár már nem mutatja a saját kapcsolatunkat.",
  "removal.change.provider-active": "A közvetett szolgáltatóval ({provider}) fennálló kapcsolat most aktív.",
  "removal.change.provider-ended":
    "A közvetett szolgáltatóval ({provider}) fennálló kapcsolat már nem aktív.",
  "removal.change.provider-gone":
    "A partnercímtár már nem mutatja a közvetett szolgáltatóval ({provider}) fennálló kapcsolatot.",
  "removal.change.some-provider-active": "Egy közvetett szolgáltatóval fennálló kapcsolat most aktív.",
  "removal.change.some-provider-ended": "Egy közvetett szolgáltatóval fennálló kapcsolat már nem aktív.",
  "removal.change.some-provider-gone":
    "A partnercímtár már nem mutatja egy közvetett szolgáltatóval fennálló kapcsolatot.",
  "removal.change.legs": "Az ügyfélhez tartozó kapcsolatok köre megváltozott.",

  "removal.checking": "A döntés ellenőrzése a Slackben és a partnercímtárban …",
  "removal.checking.hint":
    "Még nem született döntés. Ezt az ablakot bezárhatja: az eredmény a kártyán is megjelenik.",
  "removal.result.approved":
    "*Jóváhagyva.* Az eltávolítás folyamatban van. Akkor számít megtörténtnek, amikor a partnercímtár is mutatja; ezt a kártya jelezni fogja.",
  "removal.result.executed": "*Jóváhagyva és végrehajtva.* A partnercímtár szerint a kapcsolat megszűnt.",
  "removal.result.failed":
    "*Jóváhagyva, de nem sikerült végrehajtani.* A kapcsolat fennáll. Az ok a kártyán látható.",
  "removal.result.denied": "*Elutasítva.* A kapcsolat fennáll. Az indoklást megkapja: {who}.",
  "removal.result.refused": "*Nem született döntés.*",
  "removal.result.ask": "Hozzá fordulhat: {who}.",

  "removal.open": "Ügyfélkapcsolat eltávolítása",
  "removal.open.confirm":
    "Még semmi sem szűnik meg. Előbb megjelennek a tények, utána Ön nyilatkozik, végül egy rendszergazdai ügynök dönt.",
  "removal.open.yes": "Tények megjelenítése",
  "removal.withdraw": "Kérés visszavonása",
  "removal.withdraw.confirm":
    "Az eltávolítási kérés visszavonásával senki sem dönt róla többé. A kapcsolat fennáll.",
  "removal.withdrawn": "Az eltávolítási kérés visszavonva; a kapcsolat fennáll. Ügyfél: {customer}",
  "removal.retry": "Újrapróbálás",
  "removal.retry.confirm":
    "A partnercímtár újra megkapja az utasítást a kapcsolat megszüntetésére. A jóváhagyás érvényben marad.",
  "removal.retried":
    "Az eltávolítás végrehajtása újraindult; az eredmény a kártyán jelenik meg. Ügyfél: {customer}",
  "removal.abandon": "Lezárás eltávolítás nélkül",
  "removal.abandon.confirm":
    "A sikertelen eltávolítás lezárul, a kapcsolat fennáll. Az eltávolítás ezután újra kérhető.",
  "removal.abandoned": "A sikertelen eltávolítás lezárva; a kapcsolat fennáll. Ügyfél: {customer}",
  "removal.decide.open": "Áttekintés és döntés",

  "removal.notice.title": "Jogi értesítés",
  "removal.notice.open": "Értesítés rögzítése",
  "removal.notice.none": "Nem szükséges",
  "removal.notice.intro":
    "Ha a szerződés megkívánja, a felmondásról szóló jogi értesítést az Önök cége adja meg. Itt rögzítheti, hogy ki kapta meg, mikor és hogyan; a Kapocs senkit sem értesít.",
  "removal.notice.to": "Kinek szólt",
  "removal.notice.to.hint": "Az a személy vagy cég, aki az értesítést megkapta.",
  "removal.notice.on": "Az értesítés napja",
  "removal.notice.how": "Az értesítés módja",
  "removal.notice.how.hint": "Például tértivevényes levélben vagy e-mailben.",
  "removal.notice.bad-date": "Kérjük, válasszon egy napot.",
  "removal.notice.in-the-future":
    "Ez a nap még nem jött el. Az értesítést akkor rögzítse, ha már megtörtént.",
  "removal.notice.kept": "A jogi értesítés rögzítve. Ügyfél: {customer}",
  "removal.notice.kept-none": "Rögzítve: jogi értesítés nem szükséges. Ügyfél: {customer}",
  "removal.notice.too-early":
    "Jogi értesítés akkor rögzíthető, ha az eltávolítás megtörtént. Ez az eltávolítás nem történt meg.",

  "removal.find.customer": "Ügyfél",
  "removal.find.placeholder": "Név, tartomány vagy azonosító",
  "removal.find.intro": "Válassza ki azt az aktív ügyfelet, akinek a viszonteladói kapcsolata megszűnjön.",
  "removal.find.close": "Pontosan ilyen nevű aktív ügyfél nincs: „{query}”. Hasonlók:",
  "removal.find.choose": "Kiválasztás",
  "removal.find.nobody":
    "Erre a keresésre nincs aktív ügyfél: „{query}”. Az aktív ügyfelek közötti kereséshez elég ennyi: {command}",
  "removal.find.not-active": "Nincs aktív viszonteladói kapcsolat a következő ügyféllel: {customer}",
  "removal.usage":
    "Eltávolítás kéréséhez írja be: {command}, utána az ügyfél nevét, tartományát, bérlőazonosítóját vagy saját azonosítóját. Kereséshez elég ennyi: {command}. Semmi sem szűnik meg, amíg Ön nem nyilatkozott, és egy rendszergazdai ügynök nem döntött.",
} as const;
