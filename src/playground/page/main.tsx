import { render } from "preact";
import { App } from "./shell/app.tsx";
import { applyTheme, keptTheme } from "./shell/theme.ts";
import { openStore } from "./store.ts";

applyTheme(keptTheme());
const root = document.getElementById("page");
if (!root) throw new Error("index.html has an element for the page");
render(<App store={openStore()} />, root);
