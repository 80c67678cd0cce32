export const home = {
  "home.help":
    "Ügyfelek meghívása, az elfogadások követése, kapcsolatok megszüntetése kettős ellenőrzéssel. A működés leírása: {kapocs} help.",
  "home.invite": "Ügyfél meghívása",
  "home.settings": "Beállítások",
  "home.refresh": "Frissítés",
  "home.not-set-up":
    "*A Kapocs még nincs beállítva:* hiányzik a partner neve vagy egy csatorna, ezért még senki sem hívható meg.",
  "home.waiting": "Rám vár",
  "home.waiting.none": "Semmi sem vár Önre.",
  "home.draft": "*Piszkozat, ügyfél: {customer}*\nKezdete: {date}. Az átadása még nem történt meg.",
  "home.notice":
    "*Jogi értesítés, ügyfél: {customer}*\nA kapcsolat megszűnt, ekkor: {date}. Adja meg, történt-e jogi értesítés a felmondásról.",
  "home.removals": "Eltávolítások",
  "home.removal.attested":
    "*Eldöntendő eltávolítás, ügyfél: {customer}*\nKérte: {who}, {date}. Érvényét veszti: {until}.",
  "home.removal.own":
    "*Az Ön eltávolítási kérése, ügyfél: {customer}*\nA kérés ideje: {date}. Másik rendszergazdai ügynöknek kell döntenie. Érvényét veszti: {until}.",
  "home.removal.own-alone":
    "*Az Ön eltávolítási kérése, ügyfél: {customer}*\nA kérés ideje: {date}. Ön is dönthet róla. Érvényét veszti: {until}.",
  "home.removal.running": "*Eltávolítás végrehajtás alatt, ügyfél: {customer}*\nJóváhagyta: {who}, {date}.",
  "home.removal.failed":
    "*Sikertelen eltávolítás, ügyfél: {customer}*\nA kapcsolat fennáll. Próbálja újra, vagy zárja le.",
  "home.removals.next": "Későbbiek",
  "home.removals.first": "Legrégebben várakozók",
  "home.stuck": "Elakadt üzenetek",
  "home.stuck.card": "*A kártya itt: {channel}*",
  "home.stuck.reply": "*Válasz egy üzenetszálban, itt: {channel}*",
  "home.stuck.person": "*Közvetlen üzenet, címzett: {who}*",
  "home.stuck.link": "*Egy meghívó személyes hivatkozása*",
  "home.stuck.execute": "*Egy eltávolítás végrehajtása*",
  "home.stuck.decide": "*Döntés egy eltávolításról*",
  "home.stuck.entry": "*Egy bejegyzés a nyilvántartásban*",
  "home.stuck.list": "*Egy ügyféllista importálása vagy exportálása*",
  "home.stuck.other": "*A Kapocs egy saját lépése ({topic})*",
  "home.stuck.dead": "Nem sikerült, {date}: {reason}",
  "home.stuck.uncertain":
    "Elküldve, {date}, de nem jött rá válasz. Lehet, hogy megérkezett: nézze meg, mielőtt újra elküldi.",
  "home.stuck.restored":
    "Biztonsági mentésből állt vissza. Lehet, hogy a mentés óta elment: nézze meg, mielőtt újra elküldi.",
  "home.stuck.again": "Küldés újra",
  "home.stuck.again.confirm": "Ha mégis megérkezett, kétszer lesz ott.",
  "home.stuck.there": "Megérkezett",
  "home.stuck.dismiss": "Levétel a listáról",
  "home.stuck.sent-again": "Az üzenet újraküldése elindult.",
  "home.stuck.dismissed": "Az üzenet lekerült a listáról.",
  "home.stuck.placed": "Az üzenet lekerült a listáról. A Kapocs mostantól ezt a kártyát módosítja.",
  "home.stuck.place.title": "Hol van a kártya?",
  "home.stuck.place.intro":
    "Ha a kártya ott van a csatornájában, illessze be ide a hivatkozását (az üzenet menüjében: *Copy link*). A Kapocs ezután ezt a kártyát módosítja.",
  "home.stuck.place.link": "A kártya hivatkozása",
  "home.stuck.place.hint":
    "Üresen hagyva az üzenet csak lekerül a listáról: ha a Kapocs nem tudja, hol van a kártya, a következő változáskor újat tesz közzé.",
  "home.stuck.place.no-link":
    "Ez nem egy Slack-üzenet hivatkozása. Így néz ki egy ilyen: https://example.slack.com/archives/C0123456789/p1712345678901234",
  "home.stuck.more": "Több is van; ezek a legújabbak.",
  "home.reason.channel_not_found": "a csatorna megszűnt, vagy a Kapocs nem látja.",
  "home.reason.not_in_channel": "a Kapocs nincs a csatornában. Hívja meg oda, majd küldje újra.",
  "home.reason.is_archived": "a csatorna archiválva van.",
  "home.reason.restricted_action": "a csatornában korlátozott a közzététel.",
  "home.reason.account_inactive": "a fiók inaktív.",
  "home.reason.token_revoked":
    "a Slack visszavonta az alkalmazás hozzáférését. Az üzemeltetőnek újra kell telepítenie.",
  "home.reason.directory-unavailable": "a partnercímtár nem válaszolt.",
  "home.reason.restored":
    "biztonsági mentésből állt vissza, és lehet, hogy a mentés óta már megtörtént. Előbb nézzen utána.",
  "home.reason.other": "a Slack vagy egy szolgáltatás válasza: „{reason}”.",
  "home.pending": "Függő meghívók",
  "home.pending.none": "Nincs válaszra váró meghívó.",
  "home.pending.entry":
    "*{customer}*\n{days, plural, =0 {Kevesebb mint egy napja vár válaszra. Átadta: {who}.} other {# napja vár válaszra. Átadta: {who}.}}",
  "home.pending.until": "Válaszadási határidő: {date}.",
  "home.pending.next": "Későbbiek",
  "home.pending.first": "Legrégebben várakozók",
  "home.customers": "Ügyfelek",
  "home.customers.none":
    "Itt még nincs ügyfél. Hívjon meg egyet, vagy az üzemeltető importáljon egy ügyféllistát.",
  "home.customers.none-such": "Ilyen állapotú ügyfél nincs.",
  "home.customers.filter": "Szűrés",
  "home.customers.all": "Minden ügyfél",
  "home.customers.next": "Következő",
  "home.customers.previous": "Előző",
  "home.standing.none": "Nincs meghívva",
  "home.standing.invited": "Meghívva",
  "home.standing.active": "Aktív",
  "home.standing.removed": "Eltávolítva",
  "home.nobody.what":
    "A Kapoccsal a csapat értékesítési és rendszergazdai ügynökei a viszonteladói kapcsolatokat intézik: ügyfeleket hívnak meg, követik az elfogadásokat, és kettős ellenőrzéssel szüntetnek meg kapcsolatokat.",
  "home.nobody.no-role": "Önnek ebben még nincs szerepe.",
  "home.nobody.ask": "Szerepet ők adhatnak Önnek: {names}.",
  "home.nobody.nobody":
    "Még nincs rendszergazdai ügynök. A munkaterület tulajdonosa vagy rendszergazdája így állíthatja be a Kapocs alkalmazást: {kapocs} setup.",
  "home.nobody.yours":
    "Még nincs rendszergazdai ügynök. A munkaterület tulajdonosaként vagy rendszergazdájaként Ön állíthatja be a Kapocs alkalmazást.",
  "home.nobody.set-up": "Beállítás",
} as const;
