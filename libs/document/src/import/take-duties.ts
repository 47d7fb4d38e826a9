import type { Ledger } from './ledger.ts';
import { findDuty } from './propose.ts';
import { sentencesIn } from './sentences-in.ts';
import type { Block } from './types.ts';

const MOST_WORDS = 120;

/**
 * Writes a paragraph that lays down a recurring duty as a `:::duty`: it says that something must, should or will be done and how
 * often. The words stay as they are; inside a numbered clause or a list a duty is only proposed, for they would lose their place.
 */
export function takeDuties(blocks: readonly Block[], ledger: Ledger): Block[] {
  const written = new Set<number>();
  const kept = blocks.map((block): Block => {
    if (block.kind !== 'paragraph' || block.text.split(/\s+/).length > MOST_WORDS) return block;
    const duties = sentencesIn(block.text).flatMap((sentence) => findDuty(sentence) ?? []);
    const [duty, ...others] = duties;
    if (!duty?.isPlain || duty.every === undefined || others.some(({ every }) => every !== undefined)) return block;
    const attributes = duty.attributes;
    written.add(block.line);
    return { kind: 'duty', line: block.line, attributes, blocks: [block] };
  });
  markWritten(ledger, written);
  return kept;
}

/** The first duty proposed on each of these lines stands in the text. */
function markWritten({ proposals }: Ledger, lines: Set<number>): void {
  proposals.forEach((proposal, at) => {
    if (proposal.what === 'duty' && lines.delete(proposal.line)) proposals[at] = { ...proposal, written: true };
  });
}
