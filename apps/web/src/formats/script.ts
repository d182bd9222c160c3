/** Whether a text holds letters of Arabic script, Persian among them: it then reads from the right. */
export const inArabicScript = (text: string): boolean => /[\u0600-\u06ff]/.test(text);
