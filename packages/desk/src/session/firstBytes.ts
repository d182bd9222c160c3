/** The first bytes of an answer, at most so many; the rest is not waited for. @throws whatever broke the answer off */
export async function firstBytes(answer: Response, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = answer.body?.getReader();
  try {
    while (reader !== undefined && length < most) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value.subarray(0, most - length));
      length += value.length;
    }
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
  return new Uint8Array(Buffer.concat(parts));
}
