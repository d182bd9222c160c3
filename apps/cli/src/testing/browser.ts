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

export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGUMENTS });

/** With a profile that stays in `folder`, as a person's does, and temporary files of its own in `temporary`. */
export const openProfile = (folder: string, temporary: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, {
    executablePath: CHROMIUM_PATH,
    args: CHROMIUM_ARGUMENTS,
    locale: "en-GB",
    env: { ...process.env, TMPDIR: temporary, HOME: folder },
  });
