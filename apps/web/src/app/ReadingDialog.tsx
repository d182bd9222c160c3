import { Choices } from "../design/Choices.tsx";
import { Dialog } from "../design/Dialog.tsx";
import { useReader } from "./reading.tsx";

export function ReadingDialog({ onClose }: { readonly onClose: () => void }) {
  const { say, choices, choose } = useReader();
  return (
    <Dialog title={say("reading.title")} onClose={onClose}>
      <form method="dialog">
        <Choices
          side
          legend={say("reading.language")}
          value={choices.language}
          onChange={(language) => choose({ language })}
          options={[
            { value: "en", label: "English" },
            { value: "fa", label: "فارسی" },
          ]}
        />
        <Choices
          side
          legend={say("reading.digits")}
          value={choices.digits}
          onChange={(digits) => choose({ digits })}
          options={[
            { value: "latin", label: "0123456789" },
            { value: "persian", label: "۰۱۲۳۴۵۶۷۸۹" },
          ]}
        />
        <Choices
          side
          legend={say("reading.calendar")}
          value={choices.calendar}
          onChange={(calendar) => choose({ calendar })}
          options={[
            { value: "gregorian", label: say("reading.gregorian") },
            { value: "jalali", label: say("reading.jalali") },
          ]}
        />
        <Choices
          side
          legend={say("reading.theme")}
          value={choices.theme}
          onChange={(theme) => choose({ theme })}
          options={[
            { value: "auto", label: say("reading.auto") },
            { value: "light", label: say("reading.light") },
            { value: "dark", label: say("reading.dark") },
          ]}
        />
        <button type="submit" className="button main">
          {say("app.close")}
        </button>
      </form>
    </Dialog>
  );
}
