import svelte from "eslint-plugin-svelte";
import globals from "globals";
import { configs, parser } from "typescript-eslint";

import svelteConfig from "./svelte.config.js";

const NO_MARKUP = "Markup from strings is never parsed: put text into text nodes.";
const parsesMarkup = ["innerHTML", "outerHTML", "insertAdjacentHTML", "srcdoc", "setHTMLUnsafe", "createContextualFragment"].map(
  (property) => ({ property, message: NO_MARKUP }),
);
const evaluates = ["write", "writeln"].map((property) => ({ object: "document", property, message: NO_MARKUP }));

export default [
  { ignores: ["ui/dist/", "ui/node_modules/", "ui/src/bindings.ts"] },
  ...configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-console": "error",
      "no-restricted-properties": ["error", ...parsesMarkup, ...evaluates],
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@tauri-apps/*"], message: "Only ui/src/agent.ts knows Tauri." }] },
      ],
    },
  },
  { files: ["ui/src/agent.ts"], rules: { "no-restricted-imports": "off" } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser, extraFileExtensions: [".svelte"], svelteConfig } },
    rules: {
      "svelte/no-at-html-tags": "error",
      "svelte/no-inline-styles": "error",
      "svelte/button-has-type": "error",
      "svelte/require-each-key": "error",
    },
  },
];
