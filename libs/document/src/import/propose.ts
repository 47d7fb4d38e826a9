import type { Ledger } from './ledger.ts';
import { linesOf } from './take-contents.ts';
import type { Block } from './types.ts';

const COUNTS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  nine: 9,
  twelve: 12,
  eighteen: 18,
};
const COUNT = `(\\d{1,2}|${Object.keys(COUNTS).join('|')})`;
const CYCLES: readonly (readonly [RegExp, (count: number) => string])[] = [
  [new RegExp(`\\bevery ${COUNT} months\\b`, 'i'), (count) => `P${count}M`],
  [new RegExp(`\\bevery ${COUNT} years\\b`, 'i'), (count) => `P${count}Y`],
  [/\bquarterly\b|\bevery quarter\b/i, () => 'P3M'],
  [/\btermly\b|\b(?:each|every|once a) term\b/i, () => 'P4M'],
  [/\bmonthly\b|\b(?:each|every|once a) month\b/i, () => 'P1M'],
  [/\bweekly\b|\b(?:each|every|once a) week\b/i, () => 'P1W'],
  [/\bannual(?:ly)?\b|\byearly\b|\b(?:each|every|once a) year\b/i, () => 'P1Y'],
];
const ABOUT_REVIEW = /\breview(?:s|ed|ing)?\b[^.]*\bpolic|\b(?:policy|protocol|procedure|document)\b[^.]*\breview/i;
const ACKNOWLEDGED = /\bsign(?:ed)?\b[^.]*\b(?:read|understood)\b|\bread and (?:understood|sign)/i;
const MAY_MEAN = /^(.{3,60}?) (?:may|can|should) (?:also )?(?:mean|be read as|refer to) (.+?)(?: \(.*)?\.?$/i;
const INSTRUMENT = /\b(?:act|regulations?|directive|order|rules|convention|gdpr)\b/i;
const LEGISLATION_LEAD = /\b(?:legislation|laws|acts of parliament|legal framework|statutes)\b/i;

/** Notices recurring duties, the review cycle, read-and-sign, terms and legislation; none of it changes the text. */
export function propose(blocks: readonly Block[], ledger: Ledger): void {
  for (const block of blocks) {
    for (const { text, line } of 'text' in block ? [block] : linesOf(block)) {
      for (const sentence of text.split(/(?<=[.!?;])\s+/)) proposeFrom(sentence.replaceAll('**', ''), line, ledger);
    }
  }
  const acts = legislationIn(blocks);
  if (acts.length > 0) ledger.facts.set('legislation', acts);
}

function proposeFrom(text: string, line: number, ledger: Ledger): void {
  const cycle = cycleIn(text);
  if (cycle !== undefined && ABOUT_REVIEW.test(text)) {
    ledger.proposals.push({ what: 'review-cycle', text, line, suggestion: `review: {every: ${cycle}}` });
  } else if (cycle !== undefined) {
    ledger.proposals.push({ what: 'duty', text, line, suggestion: `:::duty{every=${cycle}}` });
  }
  if (ACKNOWLEDGED.test(text)) {
    ledger.proposals.push({ what: 'acknowledgement', text, line, suggestion: 'acknowledgement: {required: true}' });
  }
  const [, term, meanings] = MAY_MEAN.exec(text) ?? [];
  if (term !== undefined && meanings !== undefined) {
    const options = meanings.split(/\s+(?:and\/or|or|and)\s+|,\s*/).join(', ');
    ledger.proposals.push({ what: 'term', text, line, suggestion: `terms: value ${term}, options [${options}]` });
  }
}

function cycleIn(text: string): string | undefined {
  for (const [pattern, duration] of CYCLES) {
    const [found, count = ''] = pattern.exec(text) ?? [];
    if (found !== undefined) return duration(COUNTS[count.toLowerCase()] ?? Number(count));
  }
  return undefined;
}

/** Acts and regulations listed under a line or heading about legislation. */
function legislationIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block, index) => {
    const lead =
      block.kind === 'heading' ? block.title : block.kind === 'paragraph' && block.text.endsWith(':') ? block.text : '';
    if (!LEGISLATION_LEAD.test(lead)) return [];
    const rest = blocks.slice(index + 1);
    const end = rest.findIndex((other) => other.kind !== 'item');
    return rest
      .slice(0, end < 0 ? undefined : end)
      .flatMap((item) => (item.kind === 'item' && INSTRUMENT.test(item.text) ? [item.text.replace(/[.;,]$/, '')] : []));
  });
}
