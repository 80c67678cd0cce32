export const common = {
  "common.back": "Vissza",
  "common.cancel": "Mégse",
  "common.close": "Bezárás",
  "common.next": "Tovább",
  "common.save": "Mentés",
} as const;
