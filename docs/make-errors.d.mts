/** The text of docs/errors.md. */
export function errorsPage(
  catalogue: Readonly<
    Record<string, { readonly exit: number; readonly rule: string | null; readonly fix: string }>
  >,
): string;
