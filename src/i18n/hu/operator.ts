/** Az üzemeltető parancsainak mondatai az adatbázisról és a titkosítókulcsról. */
export const operator = {
  "migrate.applied": "{count, plural, other {# migráció}} lefutott:",
  "migrate.pending":
    "{count, plural, other {# migráció}} még hátravan. Futtassa a kapocs migrate parancsot --check nélkül, vagy egyszerűen indítsa el a botot:",
  "migrate.up-to-date": "Az adatbázis naprakész, nem volt tennivaló.",
  "migrate.newer":
    "Az adatbázisban {count, plural, other {# olyan migráció}} van, amelyet ez a program nem ismer: egy újabb program járt itt. Ha ez nem szándékos, használja az újabb programot.",
} as const;
