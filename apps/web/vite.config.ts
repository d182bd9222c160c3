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
      output: {
        // Schemas are for the screens that judge what people enter. In one chunk with what the first load formats
        // numbers and days by, they would come with it, and be made before `main.tsx` says that nothing is evaluated.
        codeSplitting: {
          groups: [
            {
              name: "formats",
              test: /packages\/model\/dist\/(?:dates\/(?:jalali|dayArithmetic)|text\/digits|figures\/outward)\.js|@internationalized\/date/,
              priority: 2,
            },
            { name: "answers", test: /zod\/v4\/(?:mini|core\/(?!to-json|json-schema))/, priority: 3 },
            { name: "schemas", test: /packages\/model\/dist\/|zod\/v4\/classic/, priority: 1 },
          ],
        },
      },
    },
  },
  server: { port: 4871, strictPort: true, proxy: { "/api": "http://127.0.0.1:4870" } },
});
