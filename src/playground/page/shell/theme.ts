export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const key = "kapocs-playground-theme";

export function keptTheme(): Theme {
  // A browser may refuse storage altogether.
  try {
    const kept = localStorage.getItem(key);
    return themes.find((theme) => theme === kept) ?? "system";
  } catch {
    return "system";
  }
}

export function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset["theme"];
  else dataset["theme"] = theme;
  try {
    localStorage.setItem(key, theme);
  } catch {
    // It holds until the page is closed.
  }
}
