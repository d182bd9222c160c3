/** What a page says of itself: nothing here yet, an answer, or something that needs you. */
import type { ReactNode } from "react";

interface NoticeProps {
  readonly title: string;
  readonly kind?: "empty" | "answer" | "needs-you";
  readonly children?: ReactNode;
}

export function Notice({ title, kind = "empty", children }: NoticeProps) {
  return (
    <div className={`notice ${kind}`} role={kind === "needs-you" ? "alert" : undefined}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
