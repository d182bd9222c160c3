/**
 * The server was upgraded or built anew while this page was open: said before anything of it fails, and nothing
 * that was typed is thrown away. The server's page names the script it now has; this one knows its own.
 */
import { useQuery } from "@tanstack/react-query";
import { Notice } from "../design/Notice.tsx";
import { useReader } from "./reading.tsx";

const EVERY = 60_000;

const ownScript = () =>
  document.querySelector<HTMLScriptElement>('script[type="module"]')?.getAttribute("src") ?? null;

export function UpgradeWatch() {
  const { data } = useQuery({
    queryKey: ["page"],
    // It has just come from there.
    initialData: null,
    staleTime: 0,
    refetchOnMount: false,
    // A server that does not answer is told elsewhere, by whatever was asked of it.
    retry: false,
    refetchInterval: EVERY,
    refetchOnWindowFocus: true,
    queryFn: async ({ signal }) => {
      const response = await fetch("/", { signal, cache: "no-store" });
      return response.ok ? response.text() : null;
    },
  });
  const script = ownScript();
  if (data == null || script === null || data.includes(script)) return null;
  return <Upgraded />;
}

export function Upgraded() {
  const { say } = useReader();
  return (
    <Notice kind="needs-you" title={say("upgrade.title")}>
      <p>{say("upgrade.fix")}</p>
      <p className="row">
        <a className="button" href={location.pathname} target="_blank" rel="noreferrer">
          {say("upgrade.beside")}
        </a>
        <button type="button" className="button" onClick={() => location.reload()}>
          {say("upgrade.anew")}
        </button>
      </p>
    </Notice>
  );
}
