/** The clasp: two rings that hold each other. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0b5d5b"/><g fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"><path d="M14 20.5h-2.5a4.5 4.5 0 0 1 0-9H15a4.5 4.5 0 0 1 4.5 4.5"/><path d="M18 11.5h2.5a4.5 4.5 0 0 1 0 9H17a4.5 4.5 0 0 1-4.5-4.5"/></g></svg>`;
