/**
 * Paper and ink: colours of the plots, given twice. As attributes, so that programs without style sheets print
 * them; as a style for dark windows. Meaning is never carried by colour alone.
 */

const LIGHT = {
  paper: "#fbfaf7",
  ink: "#1d1c1a",
  soft: "#5d5a54",
  rule: "#d9d5cc",
  wash: "#ece8df",
  accent: "#1f4e5f",
  needs: "#9a3412",
} as const;
const DARK: Record<Ink, string> = {
  paper: "#161614",
  ink: "#ebe8e1",
  soft: "#aaa59b",
  rule: "#3a3833",
  wash: "#2a2925",
  accent: "#8fc3d4",
  needs: "#f0a070",
};
export type Ink = keyof typeof LIGHT;

export const fill = (ink: Ink): string => `class="daftar-${ink}" fill="${LIGHT[ink]}"`;
export const line = (ink: Ink, width: number, dashed = false): string =>
  `class="daftar-${ink}-line" fill="none" stroke="${LIGHT[ink]}" stroke-width="${width}"${dashed ? ' stroke-dasharray="3 3"' : ""}`;
/** A mark with paper inside: shown, not counted. */
export const hollow = (ink: Ink): string =>
  `class="daftar-${ink}-hollow" fill="${LIGHT.paper}" stroke="${LIGHT[ink]}" stroke-width="1.75"`;

const inks = Object.keys(LIGHT).filter((key): key is Ink => key in LIGHT);
/** For windows that are dark. */
export const STYLE = `<style>@media (prefers-color-scheme:dark){${inks
  .map(
    (ink) =>
      `.daftar-${ink}{fill:${DARK[ink]}}.daftar-${ink}-line{stroke:${DARK[ink]}}.daftar-${ink}-hollow{fill:${DARK.paper};stroke:${DARK[ink]}}`,
  )
  .join("")}}</style>`;
