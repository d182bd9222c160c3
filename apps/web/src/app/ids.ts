/** Ids are long; a page shows enough of one to tell it from its neighbours, and the whole where it is asked. */
const SHOWN = 8;

export const shortId = (id: string): string => id.slice(0, SHOWN);
