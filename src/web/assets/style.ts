/** The one style sheet: a calm single column, light or dark as the reader's system says. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #f4f2ec;
  --sheet: #fffefb;
  --ink: #1d2729;
  --quiet: #536065;
  --line: #d9d5c9;
  --field-line: #858d8c;
  --accent: #0b5d5b;
  --accent-strong: #084645;
  --on-accent: #ffffff;
  --tint: #e6f0ee;
  --fault: #a3261b;
  --fault-tint: #fbebe8;
  --shadow: 0 1px 2px rgb(29 39 41 / 6%), 0 8px 24px rgb(29 39 41 / 6%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #121718;
    --sheet: #1a2122;
    --ink: #e8ebe8;
    --quiet: #a4b0b0;
    --line: #333d3e;
    --field-line: #7d8a8a;
    --accent: #7fd1c6;
    --accent-strong: #a5e3da;
    --on-accent: #0c2423;
    --tint: #1d3230;
    --fault: #ffb0a5;
    --fault-tint: #3a201d;
    --shadow: none;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Open Sans", sans-serif;
  overflow-wrap: break-word;
}
.frame { max-width: 44rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
.brand { display: flex; align-items: center; gap: .6rem; margin: 0 0 1rem; color: var(--quiet); font-weight: 600; }
.brand img { width: 1.75rem; height: 1.75rem; display: block; }
.sheet {
  background: var(--sheet);
  border: 1px solid var(--line);
  border-radius: 1rem;
  box-shadow: var(--shadow);
  padding: 1.5rem 1.25rem 1.75rem;
}
.foot { margin: 1.25rem .25rem 0; color: var(--quiet); font-size: .875rem; }
h1 { font-size: 1.625rem; line-height: 1.25; margin: 0 0 .75rem; letter-spacing: -.01em; text-wrap: balance; }
h2, legend { font-size: 1.1875rem; line-height: 1.3; font-weight: 650; margin: 0 0 .75rem; padding: 0; }
h3 { font-size: 1rem; margin: 0 0 .5rem; }
p { margin: 0 0 1rem; }
.lead { font-size: 1.125rem; color: var(--quiet); }
.quiet { color: var(--quiet); font-size: .9375rem; }
section, fieldset, .actions { border: 0; border-top: 1px solid var(--line); margin: 1.5rem 0 0; padding: 1.5rem 0 0; min-width: 0; }
legend { float: left; width: 100%; }
legend + * { clear: both; }
a { color: var(--accent); text-underline-offset: .15em; }
a:hover { color: var(--accent-strong); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: .25rem; }

.facts { margin: 1.25rem 0; display: grid; gap: .125rem 1.25rem; }
.facts dt { color: var(--quiet); font-size: .9375rem; }
.facts dd { margin: 0 0 .625rem; font-weight: 600; }
.note { background: var(--tint); border-radius: .75rem; padding: .875rem 1rem; }

.choices { display: grid; gap: .75rem; }
.choice { display: grid; grid-template-columns: auto 1fr; gap: .25rem .75rem; border: 1px solid var(--line); border-radius: .75rem; padding: .875rem 1rem; }
.choice > input { width: 1.375rem; height: 1.375rem; margin: .125rem 0 0; accent-color: var(--accent); }
.choice > label, .choice > strong { font-weight: 600; }
.choice > p { grid-column: 2; margin: 0; color: var(--quiet); font-size: .9375rem; }
.choice.plain { grid-template-columns: 1fr; }
.choice.plain > p { grid-column: 1; }
.choice:has(:checked) { border-color: var(--accent); background: var(--tint); }
.choice > .fault { grid-column: 2; color: var(--fault); }

.meaning { display: grid; gap: 1.25rem; }
.meaning ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
.meaning li { padding-left: 1.75rem; position: relative; font-size: 1rem; }
.meaning li::before { position: absolute; left: 0; top: 0; width: 1.25rem; font-weight: 700; text-align: center; }
.gives li::before { content: "✓" / ""; color: var(--accent); }
.gives-not li::before { content: "–" / ""; color: var(--quiet); }

.field { margin: 0 0 1rem; }
.field label { display: block; font-weight: 600; margin: 0 0 .375rem; }
input[type="text"], textarea {
  width: 100%;
  font: inherit;
  color: inherit;
  background: var(--sheet);
  border: 1px solid var(--field-line);
  border-radius: .5rem;
  padding: .6875rem .75rem;
}
textarea { display: block; resize: vertical; field-sizing: content; min-height: 12rem; line-height: 1.5; }
input[readonly], textarea[readonly] { background: var(--ground); }
input[aria-invalid="true"] { border-color: var(--fault); border-width: 2px; }
.fault { color: var(--fault); font-weight: 600; margin: .375rem 0 0; font-size: .9375rem; }
.faults { border: 2px solid var(--fault); background: var(--fault-tint); border-radius: .75rem; padding: 1rem 1.125rem; margin: 0 0 1.5rem; }
.faults h2 { margin: 0 0 .5rem; }
.faults ul { margin: 0; padding-left: 1.25rem; }
.faults a { color: var(--fault); }

.actions { display: grid; gap: .75rem; }
.button {
  display: inline-flex; align-items: center; justify-content: center; flex-wrap: wrap; gap: 0 .5rem;
  min-height: 3rem; padding: .625rem 1.25rem;
  font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer;
  color: var(--accent); background: transparent;
  border: 1.5px solid var(--accent); border-radius: .625rem;
}
.button:hover { background: var(--tint); color: var(--accent-strong); }
.button.first { background: var(--accent); color: var(--on-accent); }
.button.first:hover { background: var(--accent-strong); border-color: var(--accent-strong); }
.button small { font-weight: 400; font-size: .875rem; }
.button:focus-visible { border-radius: .625rem; }
[hidden] { display: none !important; }

.mark { width: 3rem; height: 3rem; border-radius: 50%; display: grid; place-items: center; font-size: 1.5rem; font-weight: 700; margin: 0 0 1rem; background: var(--tint); color: var(--accent); }
.answer { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; font-weight: 600; }
.steps { margin: 0; padding-left: 1.375rem; display: grid; gap: .5rem; }
.steps li::marker { color: var(--accent); font-weight: 700; }
.copy { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin: .625rem 0 1.25rem; }
.copy:last-child { margin-bottom: 0; }
.said { font-weight: 600; color: var(--accent); }
.said:empty { display: none; }
.reference { font: 600 1rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }

@media (min-width: 40rem) {
  .frame { padding-top: 2.5rem; }
  .sheet { padding: 2.5rem; }
  h1 { font-size: 2rem; }
  .facts { grid-template-columns: max-content 1fr; }
  .facts dd { margin: 0; }
  .meaning { grid-template-columns: 1fr 1fr; gap: 2rem; }
  .actions { grid-template-columns: 1fr 1fr; }
  .actions > p { grid-column: 1 / -1; margin: 0; }
}
@media (prefers-reduced-motion: no-preference) {
  .button { transition: background-color .12s ease; }
}
@media (forced-colors: active) {
  .choice:has(:checked), .faults { border-width: 3px; }
}
`;
