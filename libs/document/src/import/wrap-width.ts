import { isFinished } from './line-looks.ts';
import type { SourceLine } from './types.ts';

const WIDEST = 130;
const NARROWEST = 50;
const FEWEST_PAIRS = 3;
/** An address or a table may be longer than the page is wide. */
const MOST_WIDE = 0.02;

/** The width at which a text was wrapped by hand or by a PDF, or null when a line is a whole paragraph. */
export function wrapWidth(lines: readonly SourceLine[]): number | null {
  const lengths = lines.map(({ text }) => text.length).filter((length) => length > 0);
  const wide = lengths.filter((length) => length > WIDEST).length;
  if (wide > lengths.length * MOST_WIDE) return null;
  const widest = lengths.reduce((most, length) => (length > WIDEST ? most : Math.max(most, length)), 0);
  const pairs = lines.filter(({ text }, index) => {
    const next = lines[index + 1]?.text ?? '';
    return text.length >= NARROWEST && next !== '' && !isFinished(text) && !/^[-*•·\d#|]/.test(next);
  });
  return pairs.length >= FEWEST_PAIRS ? widest : null;
}
