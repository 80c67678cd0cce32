export const sync = {
  "refusal.already-reading": "Az ügyféllista olvasása már folyamatban van.",
  "refusal.no-customer-list":
    "Itt nincs beolvasható ügyféllista: a kapcsolatokat a helyi nyilvántartás tartja számon.",
  "refusal.never-read": "Az ügyféllistát még soha nem olvastuk be, ezért még nincs mivel összevetni.",
  "refusal.reading-finished": "Ez az olvasás már befejeződött.",
  "refusal.reading-failed": "Ez az olvasás már meghiúsult.",
  "refusal.reading-stopped": "Ezt az olvasást már leállították.",
  "refusal.difference-gone": "Ez az eltérés már nem áll fenn.",
  "refusal.difference-taken-over": "A Partnerközpont adatait már átvették.",
  "refusal.difference-set-aside": "Ezt az eltérést már félretették.",
  "refusal.nothing-to-take-over":
    "Itt nincs mit átvenni. Igazítsa ki az ügyfél adatlapján, vagy tegye félre.",

  "sync.read": "Az ügyféllista beolvasása",
  "sync.read.confirm":
    "A Kapocs beolvassa a Partnerközpont teljes listáját. Először mindenkit átvesz aktív ügyfélként; később összeveti a miénkkel, és az eltéréseket jelzi a rendszergazdai ügynököknek. A Partnerközpontban semmi sem változik.",
  "sync.read.yes": "Beolvasás",
  "sync.begun":
    "Az ügyféllista olvasása elindult. A Kapocs üzenetei között látja, hol tart, és mi lett az eredménye.",
  "sync.running": "A Partnerközpont ügyféllistájának olvasása: eddig {seen, number} ügyfél.",
  "sync.comparing":
    "A Partnerközpont ügyféllistája beolvasva ({seen, number} ügyfél), most vetjük össze a miénkkel.",
  "sync.restarted":
    "A Partnerközpont nem tudta, hol tartottunk, ezért az olvasás az első oldaltól újrakezdődött. Senkit sem számolunk kétszer.",
  "sync.waiting.passing": "A Partnerközpont most nem válaszol. Az olvasás magától folytatódik.",
  "sync.waiting.person":
    "A Partnerközpont elutasítja a bejelentkezésünket. Az olvasás magától folytatódik, amint egy rendszergazdai ügynök újra bejelentkezett a beállításoknál.",
  "sync.finished.first":
    "A Partnerközpont ügyféllistája beolvasva: {seen, number} ügyfél. Új nálunk: {added, number}. Már ismertük, és mostantól aktív: {updated, number}.",
  "sync.finished.again":
    "A Partnerközpont ügyféllistája ismét beolvasva: {seen, number} ügyfél. A legutóbbi olvasás óta új ott: {added, number}, megváltozott: {updated, number}, eltűnt: {gone, number}.",
  "sync.agrees": "Nincs új eltérés a mi adatainktól.",
  "sync.differences":
    "{count, number} új eltérés a mi adatainktól: a rendszergazdai ügynökök az alkalmazás kezdőlapján rendezhetik.",
  "sync.differences.many":
    "Több mint {count, number} új eltérés a mi adatainktól: a rendszergazdai ügynökök az alkalmazás kezdőlapján rendezhetik.",
  "sync.stopped":
    "Az ügyféllista olvasását {seen, number} ügyfél után leállították. Amit addig átvettünk, megmarad.",
  "sync.failed.shrank":
    "Az ügyféllistát beolvastuk, de ügyfeleink több mint fele hiányzik belőle. Ezt a Kapocs nem hiszi el, és semmin sem változtatott. Nézze meg a Partnerközpontban, valóban így van-e, és hogy a megfelelő partnerfiók van-e bejelentkezve. Ha így van, olvassa be a listát még egyszer: akkor a Kapocs elfogadja.",
  "sync.failed.goes-round":
    "A Partnerközpont újra meg újra ugyanazt az oldalt küldte az ügyféllistából, ezért az olvasást feladtuk. Később olvassa be ismét a listát.",
  "sync.failed.keeps-changing":
    "A Partnerközpont túl sokszor nem tudta, hol tartunk az ügyféllistában, ezért az olvasást feladtuk. Később olvassa be ismét a listát.",
  "sync.failed.passing":
    "A Partnerközpont egy teljes napig nem válaszolt, ezért az ügyféllista olvasását feladtuk. Később olvassa be ismét a listát.",
  "sync.failed.person":
    "A Partnerközpont egy teljes napig elutasította a bejelentkezésünket, ezért az ügyféllista olvasását feladtuk. Jelentkezzen be újra a beállításoknál, majd olvassa be ismét a listát.",
  "sync.stop": "Az olvasás leállítása",
  "sync.stop.confirm": "Amit eddig átvettünk, megmarad. A lista bármikor újra beolvasható.",

  "drift.title": "Eltérések a Partnerközponttól",
  "drift.more": "Továbbiak",
  "drift.first": "Az elsők",
  "drift.ended-elsewhere":
    "{customer}: itt aktív, de a Partnerközpont már nem mutatja a kapcsolatot. Másutt szűnt meg.",
  "drift.active-elsewhere": "{customer}: itt megszűnt, de a Partnerközpont szerint a kapcsolat aktív.",
  "drift.provider-leg":
    "{customer}: a közvetett szolgáltatóval itt fennáll a kapcsolat, de a Partnerközpont már nem mutatja.",
  "drift.dap":
    "{customer}: a delegált rendszergazdai jogosultság (DAP) itt fennáll, de a Partnerközpont már nem mutatja.",
  "drift.renamed": "{customer}: a Partnerközpontban „{theirs}” a neve.",
  "drift.other-domain": "{customer}: az elsődleges tartománynév itt {ours}, a Partnerközpontban {theirs}.",
  "drift.same-tenant":
    "{customer}: itt nincs bérlőazonosítója, de a tartományneve ehhez az ügyfélhez tartozik: {theirs}. Valószínűleg ugyanaz a cég kétszer felvéve.",
  "drift.gone": "Ez az eltérés már nem áll fenn.",
  "drift.taken-over": "A Partnerközpont adatait átvette: {who} ({date}).",
  "drift.dismissed": "Félretette: {who} ({date}). Indoklás: {reason}",
  "drift.take-over": "Átvétel a Partnerközpontból",
  "drift.take-over.yes": "Átvétel",
  "drift.take-over.ended-elsewhere":
    "Előbb ismét megkérdezzük a Partnerközpontot. Ha ott már nincs kapcsolat, az ügyfél lekerül az aktív ügyfelek listájáról, és a nyitott eltávolítási kérés is választ kap.",
  "drift.take-over.active-elsewhere":
    "Előbb ismét megkérdezzük a Partnerközpontot. Ha ott fennáll a kapcsolat, az ügyfél itt is újra aktív lesz.",
  "drift.take-over.provider-leg":
    "Előbb ismét megkérdezzük a Partnerközpontot. Ha a szolgáltató kapcsolata ott megszűnt, itt is megszűnik. A miénk marad, ahogy van.",
  "drift.take-over.dap":
    "Előbb ismét megkérdezzük a Partnerközpontot. Ha a delegált rendszergazdai jogosultság (DAP) ott megszűnt, itt is megszűnik. A kapcsolat marad, ahogy van.",
  "drift.take-over.renamed":
    "Előbb ismét megkérdezzük a Partnerközpontot. Ezután az ügyfél itt is az ottani nevet és elsődleges tartománynevet viseli.",
  "drift.dismiss": "Félretétel indoklással",
  "drift.dismiss.title": "Félretétel",
  "drift.dismiss.submit": "Félretétel",
  "drift.dismiss.reason": "Miért maradhat így",
  "drift.dismiss.hint": "Ugyanezt az eltérést többé nem jelezzük. Az indoklás bekerül az eseménynaplóba.",
  "drift.reading": "A Partnerközpont megkérdezése …",
  "drift.said.taken-over": "Kész: amit a Partnerközpont mutat, mostantól itt is úgy van.",
  "drift.said.gone":
    "A Partnerközpont már nem igazolja ezt az eltérést, ezért semmi sem változott. Lekerült a listáról.",

  "sync.cli.page": "{pages, number}. oldal: {seen, number} ügyfél, ebből új: {added, number}",
  "sync.cli.comparing": "minden oldal beolvasva; összevetés a mi adatainkkal",
  "sync.cli.waiting":
    "a Partnerközpont most nem kérdezhető ({trouble}); a parancs újbóli futtatásával az olvasás folytatódik",
  "sync.cli.left":
    "Megszakítva. Semmi sem veszett el: a bot vagy ez a parancs ott folytatja, ahol abbamaradt.",
  "sync.cli.elsewhere": "A listát most egy másik folyamat olvassa (kezdete: {date}). Rábízzuk.",
  "sync.cli.read-before":
    "A lista legutóbbi beolvasása: {date}. Az --again kapcsolóval most ismét beolvasható és összevethető.",
} as const;
