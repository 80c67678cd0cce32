/** Az üzemeltető parancsainak mondatai az adatbázisról és a titkosítókulcsról. */
export const operator = {
  "migrate.applied": "{count, plural, other {# migráció}} lefutott:",
  "migrate.pending":
    "{count, plural, other {# migráció}} még hátravan. Futtassa a kapocs migrate parancsot --check nélkül, vagy egyszerűen indítsa el a botot:",
  "migrate.up-to-date": "Az adatbázis naprakész, nem volt tennivaló.",
  "migrate.newer":
    "Az adatbázisban {count, plural, other {# olyan migráció}} van, amelyet ez a program nem ismer: egy újabb program járt itt. Ha ez nem szándékos, használja az újabb programot.",
  "keys.rotate.done":
    "Kész: {resealed, plural, =0 {semmit sem kellett újra lezárni} other {# titok új kulccsal van lezárva}}, régi kulccsal pedig már semmi.",
  "keys.rotate.drop-old":
    "Most hagyja el az ENCRYPTION_KEY_OLD beállítást, indítson újra minden botot, és a régi kulcsot csak addig őrizze meg, amíg olyan mentése van, amely azzal készült.",
  "keys.rotate.file-replaced":
    "Az új kulcs a régi helyére került ebben a mappában: {folder}; egy korábbi mentést csak a benne lévő kulcs nyit.",
  "keys.rotate.nothing":
    "Minden az ENCRYPTION_KEY kulcsával van lezárva, és régi kulcs nincs megadva, ezért nem volt tennivaló. Kulcscseréhez írasson ki egy új kulcsot („kapocs keys new”), ezt adja meg az ENCRYPTION_KEY, a mostanit az ENCRYPTION_KEY_OLD beállításban, indítson újra minden botot, és futtassa ezt újra.",
  "keys.rotate.left":
    "{resealed, plural, other {# titok}} új kulccsal van lezárva, de a botok közben is a régivel zártak le titkokat, és most {count, plural, other {# titok}} van azzal lezárva. Indítson újra minden botot az új beállításokkal, és futtassa ezt újra.",
  "keys.rotate.interrupted":
    "Megszakítva {resealed, plural, other {# titok}} után. Ami kész, az kész is marad; a folytatáshoz futtassa újra.",
  "keys.rotate.unreadable":
    "Itt: {column} (munkaterület: {workspace}), {count, plural, other {# titok}} egyik kulccsal sem nyílik, ezért úgy maradt, ahogy volt. Adja hozzá az ENCRYPTION_KEY_OLD beállításhoz azt a kulcsot, amellyel lezárták, és futtassa ezt újra, vagy állítsa vissza a sorokat mentésből.",
  "keys.rotate.web-hook":
    "A Partnerközpont ennek a munkaterületnek az eseményeit még a régi kulcs címére küldi, és az újat nem lehetett megadni neki: {workspace}. Regisztrálja újra a webhookot: /kapocs setup.",
  "keys.rotate.progress": "titok új kulccsal lezárva",
} as const;
