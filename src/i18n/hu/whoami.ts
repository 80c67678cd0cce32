export const whoami = {
  "whoami.title": "Szerepei a Kapocsban",
  "whoami.button": "Miért nem tehetem?",
  "whoami.roles": "*Az Ön szerepei*",
  "whoami.role.admin-agent": "Rendszergazdai ügynök",
  "whoami.role.sales-agent": "Értékesítési ügynök",
  "whoami.operator": "az üzemeltető",
  "whoami.by-name": "• {role}: név szerint kapta, ő adta: {by}, ekkor: {since}.",
  "whoami.by-group":
    "• {role}: egy felhasználócsoport tagjaként ({group}), amelynek ő adta a szerepet: {by}, ekkor: {since}.",
  "whoami.no-role": "*Önnek nincs szerepe a Kapocsban*, sem név szerint, sem felhasználócsoporton keresztül.",
  "whoami.owner":
    "Ön a Slack-munkaterület tulajdonosa vagy rendszergazdája. Ez önmagában itt nem ad szerepet: csak a beállításokat nyitja meg, amíg nincs rendszergazdai ügynök.",
  "whoami.open":
    "Ön a Slack-munkaterület tulajdonosa vagy rendszergazdája, és nincs rendszergazdai ügynök: most megnyithatja a beállításokat, és szerepet adhat valakinek.",
  "whoami.may": "*Ezt megteheti*",
  "whoami.may-not": "*Ezt nem teheti meg*",
  "whoami.act.customer.see": "ügyfelek és adatlapjuk megtekintése",
  "whoami.act.invitation.request": "ügyfelek meghívása",
  "whoami.act.invitation.withdraw":
    "bárki meghívójának visszavonása, bárki piszkozatának befejezése vagy elvetése",
  "whoami.act.invitation.withdraw.own":
    "saját meghívóinak visszavonása, saját piszkozatainak befejezése vagy elvetése",
  "whoami.act.removal.request": "eltávolítás kérése",
  "whoami.act.removal.approve": "döntés a mások által kért eltávolításokról",
  "whoami.act.registry.enter": "előfizetések és foglalások bejegyzése",
  "whoami.act.directory.sync": "a teljes ügyféllista újraolvasása",
  "whoami.act.customer.import": "ügyféllisták importálása és exportálása",
  "whoami.act.audit.read": "a napló olvasása",
  "whoami.act.settings.change": "a beállítások módosítása és szerepek adása",
  "whoami.change": "*Ki változtathat ezen?* {names}, itt: /kapocs setup.",
  "whoami.change.nobody":
    "*Ki változtathat ezen?* Nem maradt rendszergazdai ügynök, ezért a Slack-munkaterület tulajdonosa vagy rendszergazdája, itt: /kapocs setup.",
} as const;
