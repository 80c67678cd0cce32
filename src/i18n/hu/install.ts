/** Több munkaterület: az alkalmazás telepítése a Slackben, és ami az eltávolításáról elhangzik. */
export const install = {
  "install.page.title": "A Kapocs hozzáadása a Slackhez",
  "install.page.lead":
    "A Kapocs felhőszolgáltatások viszonteladóinak készült: ügyfeleket hív meg, megmutatja, ki fogadta el a meghívást, és kettős ellenőrzéssel szüntet meg kapcsolatokat.",
  "install.page.next": "Mi történik ezután",
  "install.page.step.consent":
    "A Slack megmutatja, mit tehet a Kapocs a munkaterületen. A nem kötelező engedélyek elhagyhatók.",
  "install.page.step.who":
    "Jóváhagyja valaki, aki ott alkalmazást telepíthet; Enterprise szervezetben a tulajdonosok és a rendszergazdák az egész szervezet nevében is jóváhagyhatják.",
  "install.page.step.set-up":
    "A Kapocs egyetlen közvetlen üzenetben végigvezeti a beállításon. Amíg az nem készül el, senki sem használhatja.",
  "install.page.add": "Hozzáadás a Slackhez",
  "install.page.cookie":
    "A gombhoz egyetlen süti kell: tíz percig él, és csak annyit tesz, hogy a Slack válaszát ehhez a böngészőhöz köti.",
  "install.footer": "Ez az oldal egyetlen, tíz percig élő sütit használ, és máshonnan semmit sem tölt be.",

  "install.done.first.title": "A Kapocs telepítve van",
  "install.done.again.title": "A Kapocs újra telepítve van",
  "install.done.renewed.title": "A Kapocs naprakész",
  "install.done.first":
    "A Kapocs már ott van itt: {name}. Közvetlen üzenetben végigvezeti Önt a beállításon.",
  "install.done.again":
    "A Kapocs visszakerült ide: {name}, mindennel együtt, ami korábban ott volt. Közvetlen üzenetben megírja, mit érdemes átnézni.",
  "install.done.renewed":
    "A Kapocs már ott volt itt: {name}. Az engedélyei most olyanok, ahogyan jóváhagyta; más nem változott.",
  "install.done.org-wide":
    "Az egész szervezet számára telepítve van. Válassza ki a Slackben, mely munkaterületek használhatják; addig egyikben sem jelenik meg.",
  "install.done.open": "A Slack megnyitása",
  "install.done.open-app": "A Slack alkalmazás megnyitása",
  "install.done.choose": "Munkaterületek kiválasztása",

  "install.fault.declined.title": "A Kapocs nem lett telepítve",
  "install.fault.declined":
    "A Slack oldalán a Mégse gombot választotta, ezért semmi sem került hozzáadásra, és semmi sem változott.",
  "install.fault.expired.title": "Ez tíz percnél tovább tartott",
  "install.fault.expired":
    "A biztonság kedvéért a Slackből tíz percig lehet visszatérni. Ezúttal semmi sem lett telepítve.",
  "install.fault.foreign.title": "Ez nem ebben a böngészőben kezdődött",
  "install.fault.foreign":
    "A Slack válasza máshol megkezdett telepítéshez tartozik, vagy ez a böngésző nem tárol sütiket. Semmi sem lett telepítve. Kezdje itt, és maradjon ebben a böngészőben.",
  "install.fault.missing.title": "Erre az oldalra a Slack küld vissza",
  "install.fault.missing":
    "A cím nem tartalmaz olyan választ a Slacktől, amelyet mi kértünk. Semmi sem lett telepítve. Kezdje innen.",
  "install.fault.code-used.title": "A Slack válasza már fel lett használva",
  "install.fault.code-used":
    "Ha telepítés után töltötte újra az oldalt, minden rendben: keresse a Kapcsot a Slack alkalmazásai között. Ha nincs ott, kezdje újra.",
  "install.fault.code-refused.title": "A Slack nem fogadta el a saját válaszát",
  "install.fault.code-refused":
    "A kód, amelyet a Slack Önnel küldött, túl régi vagy csonka. Semmi sem lett telepítve. Kezdje újra.",
  "install.fault.refused.title": "A Slack nem engedte",
  "install.fault.refused":
    "A Slack így nevezi az okát: „{code}”. Semmi sem lett telepítve. Ha a munkaterületen előbb jóvá kell hagyni az alkalmazásokat, kérje meg rá a tulajdonosait, majd kezdje újra.",
  "install.fault.away.title": "A Slack nem válaszol",
  "install.fault.away":
    "A Slack nem válaszolt időben, ezért a telepítés nem fejeződhetett be. Várjon egy percet, és kezdje újra; a kétszeri telepítés nem okoz bajt.",
  "install.fault.misconfigured.title": "Ez a Kapocs nincs jól beállítva",
  "install.fault.misconfigured":
    "A Slack nem fogadja el, amit erről az alkalmazásról mondtunk neki. Ezen csak az üzemeltető segíthet: adja meg neki ezt a hivatkozási számot.",
  "install.fault.begin": "Újrakezdés",

  "install.told.first":
    "*A Kapocs telepítve van ezen a munkaterületen.* Beállításig senki sem használhatja; ez néhány perc:",
  "install.told.first.steps":
    "1. Nyomja meg a *Beállítás* gombot (a munkaterület tulajdonosai és rendszergazdái tehetik meg), és válassza ki az értékesítési és a rendszergazdai ügynököket.\n2. Adja meg a cég nevét, és azt, melyik csatornába kerüljenek a kártyák. Előbb írja be ott ezt: {invite}, hogy a Kapocs írhasson bele.\n3. Írja be: {command}, és hívja meg az első ügyfelét.",
  "install.told.again":
    "*A Kapocs újra telepítve van.* Az ügyfelek, a meghívások, a beállítások és a napló úgy vannak, ahogyan voltak. Amit közben nem lehetett kézbesíteni, az a rendszergazdai ügynökök kezdőlapján áll, és onnan újra elküldhető.",
  "install.told.token-ending":
    "*A Slack ekkor lekapcsolja a Kapcsot: {date}.* Nem újítja meg a telepítéskor adott hozzáférést. Kérjük, addig telepítse újra itt: {url}. Semmi sem vész el, és semmit sem kell újra beállítani.",
  "install.told.open": "Beállítás",

  "install.gone":
    "A Kapocs már nincs telepítve ezen a munkaterületen, ezért semmi sem történt. Aki alkalmazást telepíthet, itt újra hozzáadhatja: {url}. Minden megmaradt, ami itt volt.",
  "home.reason.not_installed":
    "a Kapocs akkor nem volt telepítve ezen a munkaterületen. Most már újra elküldhető.",
  "trail.act.app.installed": "telepítette a Kapcsot a Slackben",
  "trail.act.app.uninstalled": "megtudta, hogy a Kapcsot eltávolították a Slackből",
  "trail.act.app.revoked": "megtudta, hogy a Slack visszavonta a hozzáférését",
  "trail.act.app.renewal-refused": "nem kapott új tokent a Slacktől",
  "doctor.slack.many":
    "több munkaterület OAuth révén: mindegyiknek saját tokenje van, ezeket ez a vizsgálat nem próbálja ki. Itt lehet telepíteni: {url}",
} as const;
