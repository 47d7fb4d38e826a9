/** The sentences of a text, bold marks left out. */
export function sentencesIn(text: string): string[] {
  return text
    .replaceAll('**', '')
    .split(/(?<=[.!?;])\s+/)
    .filter(Boolean);
}
