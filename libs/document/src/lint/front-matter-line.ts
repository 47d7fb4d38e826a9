import type { LintDesk } from './lint-rule.ts';

/** Where a key of the front matter stands: its first line; the start of the text when it is not written. */
export function frontMatterLine({ document }: LintDesk, key: string): { start: number; end: number } {
  const head = document.text.slice(0, document.contentStart);
  const found = new RegExp(`^["']?${key}["']?[ \\t]*:[^\\r\\n]*`, 'm').exec(head);
  return {
    start: found?.index ?? 0,
    end: found ? found.index + found[0].length : (/^[^\r\n]*/.exec(head)?.[0].length ?? 0),
  };
}
