import { lazy, Suspense, useState } from "react";
import { useReader } from "./reading.tsx";
import { useMe } from "./session.tsx";

const ReadingDialog = lazy(() =>
  import("./ReadingDialog.tsx").then(({ ReadingDialog: dialog }) => ({ default: dialog })),
);
const WhoDialog = lazy(() =>
  import("./WhoDialog.tsx").then(({ WhoDialog: dialog }) => ({ default: dialog })),
);

interface TopBarProps {
  readonly desk: string;
  readonly open: boolean;
  readonly onMenu: () => void;
}

export function TopBar({ desk, open, onMenu }: TopBarProps) {
  const { say, choices, choose } = useReader();
  const { person } = useMe();
  const [shown, setShown] = useState<"who" | "reading" | null>(null);
  const other = choices.language === "fa" ? "en" : "fa";
  return (
    <header className="top">
      <button
        type="button"
        className="button menu"
        aria-expanded={open}
        aria-controls="places"
        onClick={onMenu}
      >
        {say("nav.menu")}
      </button>
      <p className="desk-name">
        <b>{say("app.name")}</b> <bdi>{desk}</bdi>
      </p>
      <div className="row tools">
        <button
          type="button"
          className="button bare"
          lang={other}
          onClick={() =>
            choose(
              other === "fa"
                ? { language: "fa", digits: "persian", calendar: "jalali" }
                : { language: "en", digits: "latin", calendar: "gregorian" },
            )
          }
        >
          {other === "fa" ? "فارسی" : "English"}
        </button>
        <button type="button" className="button bare" onClick={() => setShown("reading")}>
          {say("reading.open")}
        </button>
        <button
          type="button"
          className={person === null ? "button" : "button bare"}
          onClick={() => setShown("who")}
        >
          {person === null ? say("who.choose") : say("who.is", { person: `\u2068${person}\u2069` })}
        </button>
      </div>
      <Suspense fallback={null}>
        {shown === "who" && <WhoDialog onClose={() => setShown(null)} />}
        {shown === "reading" && <ReadingDialog onClose={() => setShown(null)} />}
      </Suspense>
    </header>
  );
}
