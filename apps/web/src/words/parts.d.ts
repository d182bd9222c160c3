/** The two parts of a catalogue, as `vite.config.ts` makes them of its one file. */
declare module "*?first" {
  const words: Readonly<Record<string, object>>;
  export default words;
}
declare module "*?later" {
  const words: Readonly<Record<string, object>>;
  export default words;
}
