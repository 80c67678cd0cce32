/** All that runs in the browser. Every page is whole without it: copying by hand, times in UTC. */
export const script = `"use strict";
(() => {
  const language = document.documentElement.lang;
  // A browser may name its language as its system does (en-US@posix), which is no language tag.
  const locale = navigator.languages.find((each) => /^[\\w-]+$/.test(each) && each.startsWith(language)) ?? language;
  const inOwnZone = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" });
  for (const time of document.querySelectorAll("time")) {
    time.textContent = inOwnZone.format(new Date(time.dateTime));
  }

  for (const form of document.querySelectorAll("form")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
    });
    addEventListener("pageshow", () => delete form.dataset.sent);
  }

  const copySelected = (field) => {
    field.focus({ preventScroll: true });
    field.setSelectionRange(0, field.value.length);
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    }
  };
  const copyByApi = async (field) => {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      return false;
    }
  };
  // Emptied first, so that the same words are read out again.
  const say = (id, words) => {
    const place = document.getElementById(id);
    place.textContent = "";
    setTimeout(() => { place.textContent = words; }, 60);
  };

  for (const hint of document.querySelectorAll("[data-without-script]")) hint.hidden = true;

  for (const button of document.querySelectorAll("button[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.copies);
      const isCopied = (navigator.clipboard && (await copyByApi(field))) || copySelected(field);
      // Not copied: the focus stays on the selected words, where Ctrl+C works.
      if (isCopied) button.focus({ preventScroll: true });
      say(button.dataset.says, isCopied ? button.dataset.copied : button.dataset.notCopied);
    });
  }

  for (const link of document.querySelectorAll("a[data-copies]")) {
    link.addEventListener("click", async () => {
      const field = document.getElementById(link.dataset.copies);
      // At once and not after a promise: the browser follows the link in the meantime.
      const isCopied = copySelected(field) || (await copyByApi(field));
      link.focus({ preventScroll: true });
      say(link.dataset.says, isCopied ? link.dataset.copied : link.dataset.notCopied);
    });
  }
})();
`;
