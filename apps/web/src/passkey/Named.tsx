import { victimShow } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { NameText } from "../design/NameText.tsx";

/** Whom the desk knows by that id now, of a person or of a record. */
export function Named({ victim }: { readonly victim: string }) {
  const { data } = useVerb(victimShow, { id: victim });
  const [name] = data?.victim.names ?? [];
  return name === undefined ? <code>{victim.slice(0, 16)}</code> : <NameText text={name} />;
}
