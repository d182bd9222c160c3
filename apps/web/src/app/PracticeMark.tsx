/** On every page of a practice desk, in print too; nothing switches it off (J19). */
import { useReader } from "./reading.tsx";

export function PracticeMark() {
  const { say } = useReader();
  return (
    <aside className="practice" aria-label={say("app.practiceLabel")}>
      {say("app.practice")}
    </aside>
  );
}
