import { mount } from "svelte";

// Figtree, under the SIL Open Font License 1.1: its text goes with the page (public/figtree-license.txt).
import "@fontsource-variable/figtree/wght.css";

import App from "./App.svelte";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/fields.css";

const target = document.getElementById("app");
if (target) mount(App, { target });
