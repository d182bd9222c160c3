import { Link } from "@tanstack/react-router";
import { Notice } from "../design/Notice.tsx";
import { useReader } from "./reading.tsx";

export function NotFound() {
  const { say } = useReader();
  return (
    <Notice title={say("app.noPage")}>
      <p>
        <Link to="/">{say("app.toToday")}</Link>
      </p>
    </Notice>
  );
}
