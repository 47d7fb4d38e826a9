import { mend, type Finding, type LintDesk } from './lint-rule.ts';

/** Where a key under another stands: `every` of `review`, on its line or on one of its own; else the outer key's line. */
export function nestedKeyLine(desk: LintDesk, outer: string, inner: string): { start: number; end: number } {
  const line = frontMatterLine(desk, outer);
  const rest = desk.document.text.slice(line.start, desk.document.contentStart);
  const found = new RegExp(
    `^[^\\r\\n]*(?:\\r?\\n[ \\t]+[^\\r\\n]*)*?\\b${inner}["']?[ \\t]*:[ \\t]*["']?[^\\s,}"']+`,
  ).exec(rest);
  if (!found) return line;
  const start = line.start + found[0].lastIndexOf(inner);
  return { start, end: line.start + found[0].length };
}

/** Where `review.every` stands, and the edit that would shorten it to `longest`. */
export function cycleEntry(desk: LintDesk, longest: string): Pick<Finding, 'start' | 'end' | 'suggestions'> {
  const span = nestedKeyLine(desk, 'review', 'every');
  const written = /P[\dYM]+(?=["']?$)/.exec(desk.document.text.slice(span.start, span.end));
  if (!written) return span;
  const start = span.start + written.index;
  const splice = { start, end: start + written[0].length, text: longest };
  return { ...span, ...mend([splice], false, `Write every: ${longest}`) };
}

/** Where a key of the front matter stands: its first line; the start of the text when it is not written. */
export function frontMatterLine({ document }: LintDesk, key: string): { start: number; end: number } {
  const head = document.text.slice(0, document.contentStart);
  const found = new RegExp(`^["']?${key}["']?[ \\t]*:[^\\r\\n]*`, 'm').exec(head);
  return {
    start: found?.index ?? 0,
    end: found ? found.index + found[0].length : (/^[^\r\n]*/.exec(head)?.[0].length ?? 0),
  };
}
