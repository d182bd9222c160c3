/**
 * Builds the desk in the browser into `dist/`, which the server hands out.
 *
 * Nothing is inlined: the policy of the server allows scripts, styles and fonts from itself only. Heavy
 * screens are chunks of their own, so that the first load stays small (README).
 */
import { defineConfig } from "vite";
import { wordsInTwo } from "./wordsInTwo.ts";

export default defineConfig({
  plugins: [wordsInTwo],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The size that counts is measured by the end-to-end test.
    reportCompressedSize: false,
    rolldownOptions: {
      // "use client" means something to servers that render React; there is none here.
      checks: { moduleLevelDirective: false },
    },
  },
  server: { port: 4871, strictPort: true, proxy: { "/api": "http://127.0.0.1:4870" } },
});
