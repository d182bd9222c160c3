/**
 * The built desk, served as people get it, and visited in Chromium: what a page asks, of whom, and what it
 * complains of is kept, so that each test can say that nothing was.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContext, Page, Request } from "playwright-core";
import { z } from "zod";
import { type Served, serve } from "./served.ts";

export interface ServedDesk extends Served {
  readonly end: () => Promise<void>;
}

/** Serves a desk on a free port, or on `port`. */
export async function serveDesk(dir: string, port = "0"): Promise<ServedDesk> {
  const served = await serve(dir, { port });
  return {
    ...served,
    end: async () => {
      served.process.child.kill("SIGTERM");
      await served.process.ended;
    },
  };
}

export const READERS = [
  { language: "en", locale: "en-GB", dir: "ltr" },
  { language: "fa", locale: "fa-IR", dir: "rtl" },
] as const;
export const WIDE = 1280;
export const NARROW = 390;

export interface VisitOptions {
  readonly locale?: string;
  readonly width?: number;
  readonly scheme?: "light" | "dark";
  readonly person?: string;
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Addresses on other hosts that were asked. */
  readonly foreign: readonly string[];
  /** Errors of scripts, and of the console. */
  readonly complaints: readonly string[];
  /** What the content security policy stopped. */
  readonly stopped: () => Promise<readonly string[]>;
}

const strings = z.array(z.string());
const KEEP_STOPPED = `
  const kept = () => JSON.parse(sessionStorage.getItem("test.stopped") ?? "[]");
  addEventListener("securitypolicyviolation", (event) =>
    sessionStorage.setItem("test.stopped", JSON.stringify([...kept(), event.violatedDirective + " " + event.blockedURI])));
`;

/** What a page asked for and has not got yet. */
const underWay = new WeakMap<Page, Set<Request>>();

function watch(page: Page): void {
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on("request", (request) => requests.add(request));
  page.on("requestfinished", (request) => requests.delete(request));
  page.on("requestfailed", (request) => requests.delete(request));
}

/** A turn of the page's own: drawn, and what follows from that begun. Gives how many parts say that they load. */
const TURN =
  "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(document.querySelectorAll('.loading').length), 20)))";

/**
 * Waits until a page has what it asked for: two turns bring nothing new. The driver's own `networkidle` waits for
 * half a second without a request, which is most of what a test of many pages would then cost.
 */
export async function settled(page: Page): Promise<void> {
  const requests = underWay.get(page);
  if (requests === undefined) return page.waitForLoadState("networkidle");
  for (let quiet = 0; quiet < 2; ) {
    const loading = z.number().parse(await page.evaluate(TURN));
    quiet = loading === 0 && requests.size === 0 ? quiet + 1 : 0;
  }
}

/** A browser that has opened the desk by the printed address; `person` decides in it. */
export async function visit(browser: Browser, desk: ServedDesk, options: VisitOptions = {}): Promise<Visit> {
  const { locale = "en-GB", width = WIDE, scheme = "light", person = "azar" } = options;
  const context = await browser.newContext({ locale, viewport: { width, height: 900 }, colorScheme: scheme });
  const page = await context.newPage();
  watch(page);
  const [foreign, complaints]: [string[], string[]] = [[], []];
  page.on("request", (request) => {
    if (request.url().startsWith("http") && new URL(request.url()).origin !== desk.base)
      foreign.push(request.url());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // A session that is not there yet is asked for, and the browser notes the 401.
    if (message.type() === "error" && !message.text().includes("401")) complaints.push(message.text());
  });
  await page.addInitScript(KEEP_STOPPED);
  await page.addInitScript(
    `sessionStorage.getItem("daftar.person") ?? sessionStorage.setItem("daftar.person", ${JSON.stringify(person)})`,
  );
  await page.goto(desk.url);
  await page.locator("main h1").waitFor();
  return {
    context,
    page,
    foreign,
    complaints,
    stopped: async () =>
      strings.parse(await page.evaluate('JSON.parse(sessionStorage.getItem("test.stopped") ?? "[]")')),
  };
}

/** Goes to an address of the desk and waits until it has what it asked for. */
export async function goTo(page: Page, desk: ServedDesk, path: string): Promise<void> {
  await page.goto(`${desk.base}${path}`);
  await page.locator("main :is(h1, h2)").first().waitFor();
  await settled(page);
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const violations = z.array(z.object({ id: z.string(), help: z.string(), nodes: strings }));

/** What axe finds wrong on the page. */
export async function axeFaults(page: Page, rules: "all" | "colours" = "all") {
  await page.evaluate(axe);
  const only = rules === "all" ? "" : ", runOnly: ['color-contrast', 'link-in-text-block']";
  return violations.parse(
    await page.evaluate(
      `axe.run(document, { resultTypes: ['violations']${only} }).then((all) => all.violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => node.target.join(' ')) })))`,
    ),
  );
}

/** By how many pixels the page is wider than its window. */
export const overflow = async (page: Page): Promise<number> =>
  z
    .number()
    .parse(
      await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
    );
