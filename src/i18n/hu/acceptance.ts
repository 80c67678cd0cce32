export const acceptance = {
  "acceptance.likely.title": "Ez az Ön ügyfele?",
  "acceptance.likely.text":
    "Viszonteladói kapcsolatot fogadott el velünk: *{name}*, {date}. Úgy tűnik, hogy ez a válasz a következő ügyfél meghívójára: {customer}. Ez azonban nem biztos. Tőlük jött?",
  "acceptance.why.same-domain": "Miért gondoljuk: mindkettőnek ez a tartománya: {domain}.",
  "acceptance.why.same-name":
    "Miért gondoljuk: a két név azonos, a cégformától és az ékezetektől eltekintve.",
  "acceptance.tenant": "Bérlőazonosító: {tenantId}",
  "acceptance.tenant.domain": "Tartomány: {domain} · bérlőazonosító: {tenantId}",
  "acceptance.yes": "Igen, tőlük jött",
  "acceptance.no": "Nem",
  "acceptance.unclaimed.none": "Minden elfogadásnak megvan a helye.",
  "acceptance.unclaimed.title": "Gazdátlan elfogadások",
  "acceptance.unclaimed.text":
    "Viszonteladói kapcsolatot fogadott el velünk: *{name}*, {date}. Nem tudjuk, hogy ez melyik meghívóra válasz.",
  "acceptance.because.nobody-asked":
    "Egyik meghívó sem illik hozzá. A hivatkozásunkat bárki elfogadhatja, aki hozzájut, így olyasvalaki is lehet, akit senki sem hívott meg.",
  "acceptance.because.several": "Több meghívóról is szó lehet.",
  "acceptance.because.too-late":
    "A meghívó, amelyre hasonlít, előbb véget ért. A kapcsolat ettől függetlenül fennáll.",
  "acceptance.because.invited-later": "A meghívó, amelyre hasonlít, csak az elfogadás után készült.",
  "acceptance.because.tenant-of-another":
    "A bérlőazonosító egy ügyfelünkhöz tartozik, a meghívó pedig egy másiknak szól.",
  "acceptance.because.said-no":
    "Egy ügynök azt mondta, hogy ez nem arra a meghívóra válasz, amelyikre hasonlított.",
  "acceptance.candidates": "Ezekről lehet szó:",
  "acceptance.candidate.draft": "{customer}: piszkozat, kezdete: {date}",
  "acceptance.candidate.sent": "{customer}: átadva, {date}",
  "acceptance.candidate.accepted": "{customer}: elfogadva, kezdete: {date}",
  "acceptance.candidate.declined": "{customer}: elutasítva, kezdete: {date}",
  "acceptance.candidate.expired": "{customer}: lejárt, kezdete: {date}",
  "acceptance.candidate.withdrawn": "{customer}: visszavonva, kezdete: {date}",
  "acceptance.candidate.discarded": "{customer}: elvetett piszkozat, kezdete: {date}",
  "acceptance.link": "Meghívóhoz kapcsolás",
  "acceptance.adopt": "Elfogadás új ügyfélként",
  "acceptance.adopt.confirm":
    "Az ügyfél ezzel a bérlőazonosítóval kerül a listára, és a kapcsolat aktívnak számít, mert a címtár annak mutatja. Ettől egyik meghívó sem számít megválaszoltnak.",
  "acceptance.ignore": "Mellőzés indoklással",
  "acceptance.settled.matched": "Meghívóhoz kapcsolta: {who}, {date}. Az ügyfél: {customer}.",
  "acceptance.settled.matched-itself": "Meghívóhoz kapcsolva: {date}. Az ügyfél: {customer}.",
  "acceptance.settled.doubted":
    "{who} azt mondta ({date}), hogy nem tőlük jött. Most a rendszergazdai ügynökök keresik, hogy kié.",
  "acceptance.settled.adopted": "Ügyfélként elfogadta: {who}, {date}. Az ügyfél: {customer}.",
  "acceptance.settled.ignored":
    "Mellőzte: {who}, {date}. A kapcsolat ettől függetlenül fennáll. Az indoklás:",
  "acceptance.said.matched": "Feljegyeztük: ez a következő ügyfél válasza: {customer}.",
  "acceptance.said.doubted":
    "Feljegyeztük: nem tőlük jött. A meghívó tovább vár, a rendszergazdai ügynökök pedig értesülnek.",
  "acceptance.said.adopted":
    "Felvettük az új ügyfelet: {customer}. A kapcsolat akkor számít aktívnak, amikor a címtár az újabb olvasáskor is mutatja.",
  "acceptance.said.ignored": "Mellőzve. A mellőzött elfogadások között megtalálja, és később is felveheti.",
  "acceptance.link.title": "Meghívóhoz kapcsolás",
  "acceptance.link.invitation": "Meghívó",
  "acceptance.link.placeholder": "Az ügyfél neve vagy tartománya",
  "acceptance.link.hint":
    "Elöl állnak azok, amelyekre hasonlít. Az utóbbi fél évben véget értek is szerepelnek.",
  "acceptance.link.submit": "Kapcsolás",
  "acceptance.link.sure": "A nevek eltérnek",
  "acceptance.link.sure.yes": "Biztos vagyok benne, hogy ezé az ügyfélé",
  "acceptance.link.names-differ":
    "A címtárban ez a nevük: {name}, a meghívó pedig a következő ügyfélnek szól: {customer}. Ha mégis az övék, jelölje be lentebb.",
  "acceptance.link.required": "Kérjük, válasszon egy meghívót.",
  "acceptance.ignore.title": "Mellőzés indoklással",
  "acceptance.ignore.intro":
    "*{name}* a Microsoftnál az ügyfelünk marad: a mellőzéssel semmi sem szűnik meg. Később is felvehető.",
  "acceptance.ignore.reason": "Indoklás",
  "acceptance.ignore.submit": "Mellőzés",
  "acceptance.first": "Legrégebben várók",
  "acceptance.next": "Későbbiek",
  "acceptance.ignored": "Mellőzöttek",
  "acceptance.ignored.title": "Mellőzött elfogadások",
  "acceptance.ignored.none": "Nincs mellőzött elfogadás.",
  "acceptance.record": "Ez az elfogadás tartozik hozzá: {name}, {date} (bérlőazonosító: {tenantId}).",
  "acceptance.record.adopted": "*Meghívónk nélkül elfogadva*: {name}, {date} (bérlőazonosító: {tenantId}).",
  "acceptance.record.likely":
    "Elfogadás érkezett: {name}, {date}. Hogy erre a meghívóra válasz-e, azt még meg kell erősíteni.",
  "acceptance.refusal.not-shown":
    "A partnercímtár nem mutat kapcsolatot velük, ezért nem történt semmi. Ha épp most fogadták el, néhány perc múlva próbálja újra; ha közben megszűnt, nincs teendő.",
  "acceptance.refusal.other-tenant":
    "Ennek az ügyfélnek az adatlapján más bérlőazonosító áll. Ha az a hibás, előbb ott javítsa ki.",
  "acceptance.refusal.names-differ":
    "A nevek eltérnek. Jelölje, hogy biztos benne, vagy válasszon másik meghívót.",
  "acceptance.refusal.already-matched": "Ez az elfogadás már meghívóhoz van kapcsolva.",
  "acceptance.refusal.already-doubted":
    "Valaki már jelezte, hogy nem tőlük jött; most egy rendszergazdai ügynök dönt.",
  "acceptance.refusal.already-adopted": "Ezt az elfogadást már felvették új ügyfélként.",
  "acceptance.refusal.already-ignored": "Ezt az elfogadást már mellőzték.",
  "acceptance.withdraw.text":
    "A meghívó itt véget ér. A hivatkozás viszont a Microsofté, és továbbra is működik: nem tudjuk letiltani, az ügyfél tehát még elfogadhatja. Ha így tesz, a rendszergazdai ügynökök értesülnek róla.",
  "acceptance.withdraw.said":
    "Visszavonva a következő ügyfél meghívója: {customer}. A Microsoft hivatkozása nem tiltható le: kérje meg az ügyfelet, hogy ne használja.",
  "acceptance.discard.text":
    "A piszkozat törlődik. A benne lévő hivatkozás a Microsofté, nem tiltható le: egy már elküldött üzenetben továbbra is működik.",
  "acceptance.card.expired":
    "*Lejárt.* Az ügyfél nem válaszolt időben. A Microsoft hivatkozása továbbra is működik: ha később fogadja el, a rendszergazdai ügynökök értesülnek róla.",
  "acceptance.card.expired-partly":
    "*Részben elfogadva.* A többi ideje lejárt; a Microsoft hivatkozása továbbra is működik.",
  "acceptance.card.withdrawn": "*Visszavonva.* A Microsoft hivatkozása nem tiltható le, továbbra is működik.",
  "acceptance.card.withdrawn-partly":
    "*Részben elfogadva.* A többit visszavonták; a Microsoft hivatkozása továbbra is működik.",
  "acceptance.told.expired":
    "A meghívó lejárt, nem érkezett mindenre időben válasz. Ügyfél: {customer}. Új meghívó készíthető. A Microsoft hivatkozása továbbra is működik; ha később fogadják el, a rendszergazdai ügynökök értesülnek róla.",
  "acceptance.told.discarded":
    "{who} elvetette a meghívó piszkozatát. Ügyfél: {customer}. A benne lévő hivatkozás a Microsofté, nem tiltható le.",
  "acceptance.told.withdrawn":
    "{who} visszavonta a következő ügyfél meghívóját: {customer}. A Microsoft hivatkozása nem tiltható le, továbbra is működik.",
  "acceptance.email.link":
    "Kérjük, olvassák el a kérést a Microsoft saját oldalán, és ha egyetértenek vele, ott fogadják el:",
  "acceptance.email.passport":
    "Kezdhetik a saját oldalunkon is, amely kizárólag Önöknek szól: elmagyarázza a kérést, ugyanoda vezet tovább, és lehetővé teszi, hogy felismerjük az Önök válaszát:",
  "passport.title": "{partner} viszonteladói kapcsolatot kér Öntől",
  "passport.title.joint": "{partner} és {provider} viszonteladói kapcsolatot kér Öntől",
  "passport.lead": "Mielőtt továbblép a Microsoft oldalára: ki kéri, mit kér, és egy kérdés.",
  "passport.customer": "Az Ön vállalata",
  "passport.asked-by": "A kérés küldője",
  "passport.until": "Válaszát eddig várják",
  "passport.meaning":
    "Ha a Microsoft oldalán elfogadja, ezzel lehetővé teszi, hogy előfizetéseket kínáljanak, rendeljenek és kezeljenek Önnek. Ezzel még semmit sem vásárol, önmagában senkinek sem ad rendszergazdai jogosultságot, és továbbra is szabadon dolgozhat másokkal is.",
  "passport.question": "Melyik tartománnyal jelentkezik be?",
  "passport.question.about":
    "Ez áll a @ mögött, amikor bejelentkezik a Microsoft szolgáltatásaiba. {partner} ebből tudja, hogy a válasz Öntől jött; másra nem használja.",
  "passport.domain": "Tartomány",
  "passport.domain.bad": "Ez nem tartománynév. Kérjük, így írja be: example.com",
  "passport.confirm": "Megerősítés",
  "passport.skip": "Tovább megadás nélkül",
  "passport.ready": "Köszönjük. A következő lépés a Microsoftnál van",
  "passport.ready.known":
    "A Microsoft ismeri ezt a tartományt: {domain}. Ha ezzel fogadja el, {partner} látni fogja, hogy a válasz Öntől jött.",
  "passport.ready.unknown":
    "A Microsoft nem ismer szervezetet ezen a tartományon: {domain}. Ettől még továbbléphet, de {partner} ekkor csak kézzel tudja megkeresni a válaszát. Vagy menjen vissza, és javítsa ki a tartományt.",
  "passport.ready.noted": "Feljegyeztük: {domain}. {partner} az ezzel érkező választ fogja keresni.",
  "passport.ready.unsaid":
    "{partner} így csak kézzel tudja megkeresni a válaszát. Visszamehet, és mégis megadhatja a tartományt.",
  "passport.on":
    "A gomb a Microsoft saját oldalára visz: {host}. Ott szervezete globális rendszergazdájaként jelentkezzen be, olvassa el a kérést, és fogadja el.",
  "passport.go": "Tovább ide: {host}",
  "passport.back": "A tartomány javítása",
  "passport.over.title": "Ez a meghívó véget ért",
  "passport.over.expired":
    "A válaszadás ideje lejárt. Ha mégis szeretné a kapcsolatot, kérjen új meghívót tőlük: {partner}.",
  "passport.over.withdrawn":
    "{partner} visszavonta a meghívót. Ha úgy gondolja, hogy tévedés, kérdezze meg őket.",
  "passport.over.answered": "A válasz megérkezett. Nincs további teendő.",
  "setup.general.passports":
    "Az e-mailekben a Microsoft hivatkozása mellett a mi személyes hivatkozásunk is szerepel.",
  "setup.passports": "Saját oldalunk a Microsoft hivatkozása mellett",
  "setup.passports.hint":
    "Az e-mailek a mi személyes hivatkozásunkat is tartalmazzák. Elmagyarázza a kérést, megkérdezi a tartományt, és továbbvezet, így az elfogadások biztosan párosíthatók.",
} as const;
