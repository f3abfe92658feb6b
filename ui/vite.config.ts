import { FluentResource } from "@fluent/bundle";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Takes the catalogues of words apart while the page is built: in the window that took half the time of its start. */
const catalogues: Plugin = {
  name: "catalogues",
  transform(source, path) {
    if (!path.endsWith(".ftl")) return null;
    const entries = JSON.stringify(new FluentResource(source).body);
    return { code: `export default JSON.parse(${JSON.stringify(entries)});`, map: null };
  },
};

export default defineConfig({
  plugins: [svelte(), catalogues],
  build: {
    target: "safari17",
    modulePreload: false,
    // A data: font or style would need a wider policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  // The tests lie outside this folder; their packages are in here.
  resolve: { dedupe: ["playwright-core", "@axe-core/playwright", "vite"] },
  test: {
    projects: [
      { extends: true, test: { name: "parts", include: ["../tests/ui/parts/*.test.ts"], environment: "node" } },
      {
        extends: true,
        test: {
          name: "page",
          include: ["../tests/ui/page/*.test.ts"],
          environment: "node",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
