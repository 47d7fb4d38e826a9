import { isFinished } from './line-looks.ts';
import type { SourceLine } from './types.ts';

const WIDEST = 130;
const NARROWEST = 50;
const FEWEST_PAIRS = 3;

/** The width at which a text was wrapped by hand or by a PDF, or null when a line is a whole paragraph. */
export function wrapWidth(lines: readonly SourceLine[]): number | null {
  const widest = lines.reduce((most, { text }) => Math.max(most, text.length), 0);
  if (widest > WIDEST) return null;
  const pairs = lines.filter(({ text }, index) => {
    const next = lines[index + 1]?.text ?? '';
    return text.length >= NARROWEST && next !== '' && !isFinished(text) && !/^[-*•·\d#|]/.test(next);
  });
  return pairs.length >= FEWEST_PAIRS ? widest : null;
}
