/** On every page of a practice desk, in print too; nothing switches it off (J19). */
import { useReader } from "./reading.tsx";

export function PracticeMark() {
  const { say } = useReader();
  return <p className="practice">{say("app.practice")}</p>;
}
