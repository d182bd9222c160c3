/** A name in its own script and direction, whole: never cut off, never in italics. */
import { useReader } from "../app/reading.tsx";
import { inArabicScript } from "../formats/script.ts";
import { nameForms } from "../people/nameForms.ts";

export function NameText({ text }: { readonly text: string }) {
  return inArabicScript(text) ? (
    <bdi lang="fa" dir="rtl" translate="no">
      {text}
    </bdi>
  ) : (
    <bdi dir="ltr" translate="no">
      {text}
    </bdi>
  );
}

/** The written form first, in the script of the reader where there is one; the others beside it. */
export function Names({ names, none }: { readonly names: readonly string[]; readonly none: string }) {
  const { dir } = useReader();
  const forms = nameForms(names, dir);
  if (forms.length === 0) return <span className="soft">{none}</span>;
  return (
    <span className="names">
      {forms.map((name) => (
        <NameText key={name} text={name} />
      ))}
    </span>
  );
}
