/** Elements, made without markup: nothing that a file holds can become any. */
export type Child = Node | string;

export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: Child[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export const paragraph = (text: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement =>
  element("p", attributes, text);
