/**
 * Builds `dist/audit.html`: one file with one classic script, which opens from a disk and asks nobody for anything.
 *
 * The same sources give the same bytes, so that two people who built it can compare its hash.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [{ output }] = await build({
  root: here("."),
  configFile: false,
  logLevel: "warn",
  build: {
    target: "es2022",
    write: false,
    lib: { entry: here("src/main.ts"), name: "daftarChecker", formats: ["iife"], fileName: "checker" },
  },
});
const script = output.find((file) => file.type === "chunk")?.code ?? "";
// What would end the script early stands only within texts, where a backslash changes nothing.
const safe = script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
// Where a checkout ends lines in another way the bytes are the same.
const text = (path) => readFileSync(here(path), "utf8").replaceAll("\r\n", "\n");
const style = text("src/page.css");
const page = text("src/page.html")
  .replace("/*STYLE*/", () => style)
  .replace("/*SCRIPT*/", () => safe);
mkdirSync(here("dist"), { recursive: true });
writeFileSync(here("dist/audit.html"), page);
