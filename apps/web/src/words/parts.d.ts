/** The two parts of a catalogue, as `vite.config.ts` makes them of its one file. */
declare module "*?first" {
  const words: object;
  export default words;
}
declare module "*?later" {
  const words: object;
  export default words;
}
