/** The text of a file somebody chose, as extraction counts it: UTF-8, without its byte order mark. */

/** Far more than any article; longer texts are for the command, which writes its drafts to a file. */
export const MOST = 200_000;

/** Null where the file is no text in UTF-8. */
export async function readArticle(file: Blob): Promise<string | null> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return text.includes("\u0000") ? null : text;
  } catch {
    return null;
  }
}
