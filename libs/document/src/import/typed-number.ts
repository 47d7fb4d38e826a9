export interface TypedNumber {
  /** `3.3.1`, without its final stop or bracket. */
  readonly number: string;
  /** The typed stop: `.`, `)` or nothing. */
  readonly stop: string;
  /** How it was typed, for the report. */
  readonly typed: string;
  readonly rest: string;
}

const NUMBERED = /^(\*{0,3})(\d{1,3}(?:\.\d{1,3}){0,3})([.)]?)(\*{0,3})(?:\s+|(?=\*))(\S.*)$/;
const LETTERED = /^(\((?:[a-z]{1,2}|[ivx]{1,4}|\d{1,2})\)|(?:[a-z]|[ivx]{2,4})[.)])\s+(\S.*)$/;

/** The typed number at the start of a text, read through bold marks (`**5.2 Title.** Words`). */
export function typedNumber(text: string): TypedNumber | undefined {
  const [, open, number, stop, close, rest] = NUMBERED.exec(text) ?? [];
  if (number === undefined || rest === undefined) return undefined;
  const kept = open !== '' && close === '' ? `${open}${rest}` : rest;
  return { number, stop: stop ?? '', typed: `${number}${stop ?? ''}`, rest: kept.trim() };
}

/** Begins with a letter or a bracketed number, `(a)` or `iv)`: Markdown has no such list, so the mark stays in the words. */
export function hasLetterMark(text: string): boolean {
  return LETTERED.test(text);
}

/** How many parts a typed number has: 3 for `5.2.10`. */
export function depthOf(number: string): number {
  return number.split('.').length;
}

/** A dotted number that can follow the one before in a numbered text; `2.5 litres` cannot. */
export function canFollow(number: string, before: string | undefined): boolean {
  const parts = number.split('.').map(Number);
  if (parts.at(-1) === 1) return true;
  if (before === undefined) return false;
  const last = before.split('.').map(Number);
  const parent = parts.slice(0, -1);
  return parent.every((part, index) => part === last[index]) && (parts.at(-1) ?? 0) > (last[parts.length - 1] ?? 0);
}
