import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
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
