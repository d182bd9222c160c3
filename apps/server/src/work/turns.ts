/** One desk, one verb at a time: each begins when the one before it has ended, also where that failed. */

export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => {});
    return mine;
  }

  /** Resolves when all that was asked for has ended. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
