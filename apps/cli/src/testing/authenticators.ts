/** Authenticators in a browser, as people put their keys in and touch them; they are virtual, the browser is not. */
import type { CDPSession, Page } from "playwright-core";

export interface Authenticator {
  /** Only this one of the page's is touched from now on. */
  touched(): Promise<void>;
}

export class Authenticators {
  readonly #cdp: CDPSession;
  readonly #ids: string[] = [];

  private constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  static async of(page: Page): Promise<Authenticators> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    return new Authenticators(cdp);
  }

  async add(): Promise<Authenticator> {
    const { authenticatorId } = await this.#cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        ctap2Version: "ctap2_1",
        transport: "usb",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: false,
      },
    });
    this.#ids.push(authenticatorId);
    return { touched: () => this.#touch(authenticatorId) };
  }

  /** Nobody touches any. */
  async untouched(): Promise<void> {
    await this.#touch(null);
  }

  async #touch(which: string | null): Promise<void> {
    for (const authenticatorId of this.#ids)
      await this.#cdp.send("WebAuthn.setAutomaticPresenceSimulation", {
        authenticatorId,
        enabled: authenticatorId === which,
      });
  }
}
