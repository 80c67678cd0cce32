export const common = {
  "common.back": "Back",
  "common.cancel": "Cancel",
  "common.close": "Close",
  "common.next": "Next",
  "common.save": "Save",
} as const;
