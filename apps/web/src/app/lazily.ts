/** A part that is loaded when it is wanted; where its file is gone, the server was upgraded, and that is said. */
import { type ComponentType, lazy } from "react";
import { Upgraded } from "./Upgraded.tsx";

export const lazily = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazy(() =>
    load().then(
      (part): { default: ComponentType<P> } => ({ default: part }),
      (): { default: ComponentType<P> } => ({ default: Upgraded }),
    ),
  );
