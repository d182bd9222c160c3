/** A part that is loaded when it is wanted; where it does not come, that is said in its place. */
import { type ComponentType, lazy } from "react";
import { Gone } from "./Gone.tsx";

export const lazily = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazy(() =>
    load().then(
      (part): { default: ComponentType<P> } => ({ default: part }),
      (): { default: ComponentType<P> } => ({ default: Gone }),
    ),
  );
