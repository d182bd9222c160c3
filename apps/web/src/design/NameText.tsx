/** A name in its own script and direction, whole: never cut off, never in italics. */

const ARABIC = /[\u0600-\u06ff]/;

export function NameText({ text }: { readonly text: string }) {
  return ARABIC.test(text) ? (
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
  if (names.length === 0) return <span className="soft">{none}</span>;
  return (
    <span className="names">
      {names.map((name) => (
        <NameText key={name} text={name} />
      ))}
    </span>
  );
}
