/**
 * Debian's Chromium, driven as a person drives it. Where it is absent, tests that need it are skipped by name.
 */
import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium } from "playwright-core";

const CHROMIUM_PATH = process.env["DAFTAR_CHROMIUM"] ?? "/usr/bin/chromium";

export const hasChromium = existsSync(CHROMIUM_PATH);

/** Its own background requests are switched off: a request to another host would be a fault of ours. */
const CHROMIUM_ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How long a page may take to have what is waited for: the driver's own half minute is little on a busy machine. */
const PATIENCE_MS = 120_000;

export async function openChromium(): Promise<Browser> {
  const options = { executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGUMENTS, timeout: PATIENCE_MS };
  const browser = await chromium.launch(options);
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (of) => {
    const context = await newContext(of);
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  };
  return browser;
}

/** With a profile that stays in `folder`, as a person's does, and temporary files of its own in `temporary`. */
export async function openProfile(folder: string, temporary: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: CHROMIUM_PATH,
    args: CHROMIUM_ARGUMENTS,
    locale: "en-GB",
    timeout: PATIENCE_MS,
    env: { ...process.env, TMPDIR: temporary, HOME: folder },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}
