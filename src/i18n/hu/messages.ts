export const messages = {
  "messages.open-record": "Adatlap megnyitása",
  "messages.customer": "Ügyfél: {customer}",

  "messages.discreet.card":
    "Egy meghívóval vagy egy eltávolítással kapcsolatban történt valami. Ezt a csatornát más szervezetek is olvassák, ezért a részletek az ügyfél adatlapján találhatók.",
  "messages.discreet.reply":
    "Ezzel kapcsolatban történt valami. A részletek az ügyfél adatlapján találhatók.",

  "messages.invitation.header": "Meghívó: {customer}",
  "messages.invitation.draft": "*Piszkozat.* A meghívó átadása még nem történt meg.",
  "messages.invitation.sent":
    "*Az ügyfél válaszára vár.* A meghívó átadása megtörtént; válasz még nem érkezett.",
  "messages.invitation.sent-partly": "*Részben elfogadva.* Egy válasz még hiányzik.",
  "messages.invitation.accepted":
    "*Elfogadva.* A partnercímtár igazolja, és az ügyfél felkerült az aktív ügyfelek listájára.",
  "messages.invitation.accepted-provider":
    "*Elfogadva.* A partnercímtár igazolja a közvetett szolgáltatónkkal létrejött kapcsolatot.",
  "messages.invitation.declined": "*Elutasítva.* Az ügyfél nemet mondott.",
  "messages.invitation.declined-partly":
    "*Részben elfogadva.* Az ügyfél az egyik részt elfogadta, a másikat elutasította.",
  "messages.invitation.expired": "*Lejárt.* Az ügyfél nem válaszolt időben.",
  "messages.invitation.expired-partly": "*Részben elfogadva.* A hiányzó részre nem érkezett időben válasz.",
  "messages.invitation.withdrawn": "*Visszavonva.* A hivatkozás már nem működik.",
  "messages.invitation.withdrawn-partly":
    "*Részben elfogadva.* A hiányzó részt visszavonták; a hivatkozás már nem működik.",
  "messages.invitation.discarded": "*Elvetve.* A piszkozat törölve, a hivatkozása nem működik.",
  "messages.invitation.sent-by": "Átadta: {who}, {date}.",
  "messages.invitation.requested-by": "Kezdeményezte: {who}, {date}.",
  "messages.invitation.open-until": "Válaszadási határidő: {date}.",
  "messages.invitation.ended-at": "Lezárult: {date}.",
  "messages.invitation.ended-by": "Lezárta: {who}, {date}.",
  "messages.invitation.asks-for-dap": "A meghívó delegált rendszergazdai jogosultságokat (DAP) is kér.",
  "messages.invitation.missing": "Amíg egy rész hiányzik, az ügyfél megrendelései meghiúsulnak.",
  "messages.invitation.invite-missing": "Meghívó a hiányzó részhez",
  "messages.invitation.withdraw": "Visszavonás",
  "messages.invitation.withdraw.title": "Visszavonja a meghívót?",
  "messages.invitation.withdraw.text":
    "Az ügyfél hivatkozása azonnal érvényét veszti. Amit már elfogadtak, az megmarad. A visszavonás végleges, de új meghívó készíthető.",
  "messages.invitation.withdraw.yes": "Visszavonás",
  "messages.invitation.withdraw.no": "Mégse",
  "messages.leg.reseller.awaiting": "Velünk: még nincs válasz.",
  "messages.leg.reseller.accepted": "Velünk: elfogadva, {date}.",
  "messages.leg.reseller.accepted-by": "Velünk: elfogadva, {date}. Elfogadta: {signatory}.",
  "messages.leg.reseller.declined": "Velünk: elutasítva, {date}.",
  "messages.leg.reseller.declined-by": "Velünk: elutasítva, {date}. Elutasította: {signatory}.",
  "messages.leg.reseller.expired": "Velünk: nem érkezett időben válasz.",
  "messages.leg.reseller.withdrawn": "Velünk: válasz előtt visszavonva.",
  "messages.leg.provider.awaiting": "Közvetett szolgáltatónkkal ({provider}): még nincs válasz.",
  "messages.leg.provider.accepted": "Közvetett szolgáltatónkkal ({provider}): elfogadva, {date}.",
  "messages.leg.provider.accepted-by":
    "Közvetett szolgáltatónkkal ({provider}): elfogadva, {date}. Elfogadta: {signatory}.",
  "messages.leg.provider.declined": "Közvetett szolgáltatónkkal ({provider}): elutasítva, {date}.",
  "messages.leg.provider.declined-by":
    "Közvetett szolgáltatónkkal ({provider}): elutasítva, {date}. Elutasította: {signatory}.",
  "messages.leg.provider.expired": "Közvetett szolgáltatónkkal ({provider}): nem érkezett időben válasz.",
  "messages.leg.provider.withdrawn": "Közvetett szolgáltatónkkal ({provider}): válasz előtt visszavonva.",

  "messages.removal.header": "Eltávolítás: {customer}",
  "messages.removal.attested":
    "*Döntésre vár.* A viszonteladói kapcsolat megszüntetését kérték. Az eltávolítás még nem történt meg.",
  "messages.removal.approved":
    "*Jóváhagyva.* A végrehajtás folyamatban van; a kapcsolat addig fennáll, amíg a partnercímtár mást nem mutat.",
  "messages.removal.executing":
    "*Végrehajtás alatt.* A partnercímtár megkapta a kérést; a kapcsolat akkor számít eltávolítottnak, amikor a partnercímtár is így mutatja.",
  "messages.removal.executed": "*Eltávolítva.* A partnercímtár szerint a viszonteladói kapcsolat megszűnt.",
  "messages.removal.failed": "*Jóváhagyva, de a végrehajtás nem sikerült.* A kapcsolat fennáll.",
  "messages.removal.abandoned":
    "*Eltávolítás nélkül lezárva.* A végrehajtás nem sikerült, és nem próbálták meg újra. A kapcsolat fennáll.",
  "messages.removal.denied": "*Elutasítva.* A kapcsolat fennáll.",
  "messages.removal.withdrawn": "*Visszavonva.* A kérést visszavonták. A kapcsolat fennáll.",
  "messages.removal.lapsed-too-old":
    "*Érvényét vesztette.* Nem született időben döntés, ezért a nyilatkozat már nem érvényes. A kapcsolat fennáll; az eltávolítás újra kérhető.",
  "messages.removal.lapsed-facts":
    "*Érvényét vesztette.* A nyilatkozatban szereplő tények azóta megváltoztak, ezért a nyilatkozat már nem érvényes. A kapcsolat fennáll; az eltávolítás újra kérhető.",
  "messages.removal.asked-by": "Kérte és nyilatkozott: {who}, {date}.",
  "messages.removal.lapses": "Döntés nélkül érvényét veszti: {date}.",
  "messages.removal.approved-by": "Jóváhagyta: {who}, {date}.",
  "messages.removal.approved-own":
    "A kérelmező egyedül hagyta jóvá ({who}), {date}: ezt a munkaterület beállítása megengedi.",
  "messages.removal.denied-by": "Elutasította: {who}, {date}.",
  "messages.removal.withdrawn-by": "Visszavonta: {who}, {date}.",
  "messages.removal.closed-by": "Lezárta: {who}, {date}.",
  "messages.removal.lapsed-at": "Érvényét vesztette: {date}.",
  "messages.removal.seen-at": "A partnercímtárban látható: {date}.",
  "messages.removal.reason": "*Indoklás*",
  "messages.removal.decision-reason": "*A döntés indoklása*",
  "messages.removal.approval-note": "*Megjegyzés a jóváhagyáshoz*",
  "messages.removal.directory-said": "*A partnercímtár válasza*",
  "messages.removal.failed-blocked": "*A végrehajtás idején a következők álltak az útjában:*",
  "messages.removal.no-blockers": "Az eltávolításnak nincs akadálya.",
  "messages.removal.blockers":
    "Az eltávolításnak a következők állják útját; amíg bármelyik fennáll, a kérés nem hagyható jóvá:",
  "messages.removal.dap-ends":
    "A delegált rendszergazdai jogosultságok (DAP) a kapcsolattal együtt megszűnnek.",
  "messages.removal.dap-ended":
    "A delegált rendszergazdai jogosultságok (DAP) a kapcsolattal együtt megszűntek.",
  "messages.removal.no-dap": "Nincsenek delegált rendszergazdai jogosultságok (DAP).",
  "messages.removal.no-gdap": "Nincsenek részletes delegált rendszergazdai jogosultságok (GDAP).",
  "messages.removal.gdap-stays":
    "A részletes delegált rendszergazdai jogosultságokat (GDAP) az eltávolítás nem érinti. Megmaradnak:",
  "messages.removal.gdap-ends": "{name}, lejár: {date}",
  "messages.removal.gdap-endless": "{name}, lejárat nélkül",
  "messages.removal.provider-stays":
    "A közvetett szolgáltatónkkal ({provider}) fennálló kapcsolat megmarad, amíg a partnercímtár mást nem mutat.",
  "messages.removal.provider-stays-unnamed":
    "A közvetett szolgáltatónkkal fennálló kapcsolat megmarad, amíg a partnercímtár mást nem mutat.",
  "messages.removal.more": "{count, plural, other {és még # további}}",
  "messages.removal.back": "Az ügyfél visszakerüléséhez új meghívó és új elfogadás szükséges.",
  "messages.removal.notice-open": "Jogi értesítés a felmondásról: még nincs válasz.",
  "messages.removal.notice-not-required": "Jogi értesítés a felmondásról: nem szükséges.",
  "messages.removal.notice-given":
    "Jogi értesítés a felmondásról: megtörtént. Címzett: {to}; napja: {on}; módja: {how}.",
  "messages.removal.own-alone":
    "Ezen a munkaterületen a rendszergazdai ügynökök a saját kérésüket is jóváhagyhatják.",
  "messages.removal.decide": "Döntés",
  "messages.removal.retry": "Újrapróbálás",
  "messages.removal.retry.title": "Újból megpróbálja az eltávolítást?",
  "messages.removal.retry.text":
    "A partnercímtár újból megkapja a kérést a viszonteladói kapcsolat megszüntetésére. Vele együtt megszűnnek a delegált rendszergazdai jogosultságok (DAP). Ez nem vonható vissza.",
  "messages.removal.retry.yes": "Újrapróbálás",
  "messages.removal.retry.no": "Most nem",
  "messages.removal.close": "Lezárás eltávolítás nélkül",
  "messages.blocker": "{name} ({kind}, {status})",
  "messages.blocker.subscription": "előfizetés",
  "messages.blocker.reservation": "Azure-beli fenntartott példány",
  "messages.blocker.savings-plan": "Azure-beli megtakarítási csomag",
  "messages.blocker.software": "szoftver",
  "messages.status.active": "aktív",
  "messages.status.suspended": "felfüggesztve",
  "messages.status.pending": "függőben",
  "messages.status.disabled": "letiltva",

  "messages.told.accepted": "{customer} elfogadta a meghívót, és felkerült az aktív ügyfelek listájára.",
  "messages.told.accepted-provider": "{customer} elfogadta a közvetett szolgáltatónkkal való kapcsolatot.",
  "messages.told.sent-partly": "{customer} a meghívó egy részét elfogadta. Egy válasz még hiányzik.",
  "messages.told.declined-partly": "{customer} a meghívó egy részét elfogadta, a többit elutasította.",
  "messages.told.declined": "{customer} elutasította a meghívót.",
  "messages.told.answered": "{customer} válaszolt a meghívóra.",
  "messages.told.answered-early":
    "{customer} már válaszolt a meghívóra, de az itt még piszkozat. Nyissa meg, és nyomja meg a Kész gombot, hogy a válasz érvényes legyen.",
  "messages.told.expired":
    "A meghívó lejárt, nem érkezett időben válasz. Ügyfél: {customer}. Új meghívó készíthető.",
  "messages.told.expired-partly":
    "A meghívó lejárt. Ügyfél: {customer}. Amit elfogadtak, az megmarad; a hiányzó részhez új meghívó készíthető.",
  "messages.told.withdrawn":
    "{who} visszavonta a meghívót. Ügyfél: {customer}. A hivatkozás már nem működik.",
  "messages.told.discarded":
    "{who} elvetette a meghívó piszkozatát. Ügyfél: {customer}. A hivatkozás nem működik.",
  "messages.told.removal-approved":
    "{who} jóváhagyta az eltávolítást. Ügyfél: {customer}. A kártyán látható lesz, amikor megtörtént.",
  "messages.told.removal-approved-own":
    "{who} jóváhagyta a saját eltávolítási kérését, amit a munkaterület beállítása megenged. Ügyfél: {customer}. A kártyán látható lesz, amikor megtörtént.",
  "messages.told.removal-denied":
    "{who} elutasította az eltávolítást. Ügyfél: {customer}. A kapcsolat fennáll.",
  "messages.told.removal-withdrawn":
    "{who} visszavonta az eltávolítási kérést. Ügyfél: {customer}. A kapcsolat fennáll.",
  "messages.told.removal-lapsed-too-old":
    "Az eltávolítási kérés érvényét vesztette, mert nem született időben döntés. Ügyfél: {customer}. Új nyilatkozattal újra kérhető.",
  "messages.told.removal-lapsed-facts":
    "Az eltávolítási kérés érvényét vesztette, mert a nyilatkozatban szereplő tények azóta megváltoztak. Ügyfél: {customer}. Új nyilatkozattal újra kérhető.",
  "messages.told.removal-provider-asked":
    "A saját fiókunk nem szüntetheti meg a kapcsolatot, ezt a közvetett szolgáltatónak kell megtennie. Ügyfél: {customer}. Az elküldendő szöveg a kártyáról nyitható meg.",
  "messages.told.removal-executed":
    "Az eltávolítás megtörtént: a partnercímtár szerint a viszonteladói kapcsolat megszűnt. Ügyfél: {customer}.",
  "messages.told.removal-failed":
    "A jóváhagyott eltávolítást nem sikerült végrehajtani. Ügyfél: {customer}. A kapcsolat fennáll. Egy rendszergazdai ügynök újrapróbálhatja vagy lezárhatja.",
  "messages.told.removal-closed":
    "{who} lezárta a sikertelen eltávolítást. Ügyfél: {customer}. A kapcsolat fennáll.",
  "messages.told.delivery-failed":
    "Egy üzenet vagy egy lépés többszöri próbálkozásra sem sikerült. Ügyfél: {customer}. Egy rendszergazdai ügynök az alkalmazás kezdőlapján újraindíthatja.",
  "messages.told.delivery-failed-unnamed":
    "Egy üzenet vagy egy lépés többszöri próbálkozásra sem sikerült. Egy rendszergazdai ügynök az alkalmazás kezdőlapján újraindíthatja.",
  "messages.told.set-up-open":
    "Ennek a munkaterületnek nincs több rendszergazdai ügynöke, ezért a Slack-munkaterület tulajdonosai és rendszergazdái újra elvégezhetik a beállítást. Ön eddig rendszergazdai ügynök volt; ha ez tévedés, kérjük, forduljon valamelyikükhöz.",
  "messages.told.open-draft": "Piszkozat megnyitása",
  "messages.notice.ask":
    "Megkívánja-e a szerződés a felmondásról szóló jogi értesítést? Ez az eszköz nem küld ilyet. Kérjük, rögzítse, mi történt.",
  "messages.notice.reminder":
    "Egy hete megtörtént az eltávolítás, de még nyitott kérdés, hogy a szerződés megkívánja-e a felmondásról szóló jogi értesítést. Ügyfél: {customer}. Ez az eszköz nem küld ilyet. Kérjük, rögzítse, mi történt.",
  "messages.notice.settled":
    "A felmondásról szóló jogi értesítés rögzítve. Ügyfél: {customer}. Nincs több teendő.",
  "messages.notice.not-required": "Nem szükséges",
  "messages.notice.record": "Értesítés rögzítése",
} as const;
