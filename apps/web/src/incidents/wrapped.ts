/**
 * A text in lines for a picture, which breaks none by itself. Widths are guessed from the number of letters,
 * on the generous side. What is isolated from the script around it stays so on each line.
 */
const LETTER = 6.7;
const [ISOLATE, END] = ["\u2068", "\u2069"];

export function wrapped(text: string, width: number): string[] {
  const most = Math.max(16, Math.floor(width / LETTER));
  const lines: string[] = [];
  let line = "";
  let open = false;
  const close = () => {
    open = line.lastIndexOf(ISOLATE) > line.lastIndexOf(END);
    lines.push(open ? line + END : line);
  };
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > most) {
      close();
      line = (open ? ISOLATE : "") + word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  close();
  return lines;
}
