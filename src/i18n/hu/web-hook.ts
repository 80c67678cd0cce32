export const webHook = {
  "web-hook.title": "*A Partnerközpont eseményei*",
  "web-hook.no-public-address":
    "A Microsoft nem éri el a Kapcsot, mert a PUBLIC_URL nem nyilvános https-cím. Az elfogadások néhány percen belül így is kiderülnek a tevékenységnaplóból; hogy azonnal kiderüljenek, az üzemeltetőnek be kell állítania a PUBLIC_URL értékét.",
  "web-hook.not-registered":
    "A Kapocs nincs feliratkozva rájuk. Az elfogadások néhány percen belül kiderülnek a tevékenységnaplóból; az eseményekből a Kapocs azonnal értesül róluk.",
  "web-hook.foreign":
    "Egy másik eszköz kapja őket, itt: {host}. A Microsoft partnerenként egyetlen címzettet ismer, ezért a Kapocs nem nyúl hozzá, és az elfogadásokat néhány percen belül a tevékenységnaplóból tudja meg.",
  "web-hook.registered": "A Kapocs megkapja őket. Az utolsó érkezése: {at}.",
  "web-hook.registered.none-yet":
    "A Kapocs feliratkozott rájuk, de még egy sem érkezett. Egy próbaesemény megmutatja, hogy megérkeznek-e.",
  "web-hook.register": "Események fogadása",
  "web-hook.test": "Próbaesemény kérése",
  "web-hook.take-over": "Események átvétele",
  "web-hook.take-over.confirm":
    "Ez az eszköz többé nem kap eseményt a Partnerközpontból: {host}. Előbb beszéljen azzal, aki üzemelteti.",
  "web-hook.take-over.yes": "Átvétel",
  "web-hook.said.registered": "A Partnerközpont mostantól a Kapocsnak küldi az eseményeket.",
  "web-hook.said.not-registered":
    "Semmi sem változott: most egy másik eszköz kapja az eseményeket, vagy a Microsoft nem éri el a Kapcsot. Az állapot lent látható.",
  "web-hook.said.test-asked":
    "A próbaesemény kérése elment a Microsofthoz. Akár egy percbe is telhet, mire megjön: utána nyomja meg ezt: „{button}”.",
  "web-hook.said.test-too-soon":
    "A Microsoft percenként legfeljebb két próbaeseményt küld. Kérjük, egy perc múlva próbálja újra.",
  "web-hook.said.test-refused": "A Microsoft nem küldött próbaeseményt. Az oka: {message}",
} as const;
