/** Desks for whoever runs one verb and ends: opened for it, and closed after it. */
import { openDesk } from "@daftar/store";
import type { Desks } from "../verb/context.ts";

export const openAndClose: Desks = {
  async borrow(folder, options) {
    const desk = await openDesk(folder, options);
    return { desk, giveBack: () => desk.close() };
  },
};
