/** A place as it is read: the desk keeps Latin names of places in small letters, so that spellings meet. */
export const placeText = (place: string): string =>
  place.replace(/(^|[\s,-])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
