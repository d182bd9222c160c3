/** What a page says of itself: nothing here yet, an answer, or something that needs you. */
import type { ReactNode } from "react";

interface NoticeProps {
  readonly title: string;
  readonly kind?: "empty" | "answer" | "needs-you";
  /** It is all that the page has to say, so its title is the page's. */
  readonly alone?: boolean;
  readonly children?: ReactNode;
}

export function Notice({ title, kind = "empty", alone = false, children }: NoticeProps) {
  return (
    <div className={`notice ${kind}`} role={kind === "needs-you" ? "alert" : undefined}>
      {alone ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children}
    </div>
  );
}
