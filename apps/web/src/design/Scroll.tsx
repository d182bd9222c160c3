/** A part of the page that scrolls by itself, named and reached by keyboard, so that nobody misses its end. */
import type { KeyboardEventHandler, ReactNode, Ref } from "react";

interface ScrollProps {
  readonly label: string;
  readonly kind?: string;
  readonly element?: Ref<HTMLElement>;
  readonly onKeyDown?: KeyboardEventHandler<HTMLElement>;
  readonly children: ReactNode;
}

export function Scroll({ label, kind = "scroll", element, onKeyDown, children }: ScrollProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section ref={element} className={kind} aria-label={label} tabIndex={0} onKeyDown={onKeyDown}>
      {children}
    </section>
  );
}
