/** Desks for whoever runs one verb and ends: opened for it, and closed after it. */
import type { Desks } from "../verb/context.ts";

export const openAndClose: Desks = {
  async borrow(folder, options) {
    const { openDesk } = await import("@daftar/store");
    const desk = await openDesk(folder, options);
    return { desk, giveBack: () => desk.close() };
  },
};
