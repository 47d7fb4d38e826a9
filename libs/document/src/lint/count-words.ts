/** How many words a reader reads; a blank or a reference reads as one. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[’'.,/-][\p{L}\p{N}]+)*|\uFFFC/gu)?.length ?? 0;
}
