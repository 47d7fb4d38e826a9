import { isoDuration } from '../recurrence/iso-duration.ts';
import { recurrencesIn } from '../recurrence/recurrences-in.ts';
import { itemsAfter } from './items-after.ts';
import type { Ledger } from './ledger.ts';
import { sentencesIn } from './sentences-in.ts';
import { linesOf } from './take-contents.ts';
import type { Block } from './types.ts';

const ABOUT_REVIEW = /\breview(?:s|ed|ing)?\b[^.]*\bpolic|\b(?:policy|protocol|procedure|document)\b[^.]*\breview/i;
const WHOLE_REVIEW =
  /^(?:this|the|our) (?:policy|protocol|procedure|document|statement)\b[^.]{0,60}\breview(?:ed)?\b|^(?:the )?[\p{L} ]{2,40}(?:will|shall|must|should) review (?:this|the) (?:policy|protocol|procedure|document)\b|^(?:will|shall|must|should) review (?:this|the) (?:policy|protocol|procedure|document)\b/iu;
const ACKNOWLEDGED = /\bsign(?:ed)?\b[^.]*\b(?:read|understood)\b|\bread and (?:understood|sign)/i;
const MUST_SIGN =
  /\b(?:must|shall|should|will|are required to|have to|asked to|expected to)\b[^.]{0,40}\bsign\b[^.]*\b(?:read|understood)\b/i;
const DUTY_VERB = /\b(?:must|shall|should|will|has to|have to|needs? to|(?:is|are) to be|(?:is|are) required to)\b/i;
const ON = [
  ['child-leaves', /\b(?:child(?:\/?ren)?|pupils?|students?)\b[^.]{0,30}\b(?:leaves?|(?:has|have) left|left)\b/i],
  [
    'leaver',
    /\b(?:staff|employees?|workers?|volunteers?|administrators?|account holders?|governors?)\b[^.]{0,40}\b(?:leaves?|(?:has|have) left|no longer (?:employed|works?|ha(?:s|ve)|needs?|in post))\b|\bleavers?\b/i,
  ],
  [
    'permission-ended',
    /\b(?:permission|consent|approval)\b[^.]{0,30}\b(?:ends?|ended|withdrawn|expires?|expired)\b|\b(?:once|when) the (?:reason|need|purpose|permission)\b[^.]{0,80}\b(?:ended|ends|over|expired|passed)\b/i,
  ],
] as const;
const RECORD =
  /\b(?:keep|kept|keeps|maintain|maintains|maintained|hold|held)\b[^.]{0,30}\b(?:logs?|records?|registers?)\b(?! of achievement)|\b(?:logs?|records?|registers?)\b[^.]{0,60}\b(?:kept|maintained)\b/i;
const READ_WITH = /\b(?:read|considered) (?:in conjunction|alongside|together|along) ?(?:with )?(.+?)\.?$/i;
const MOST_RELATED_WORDS = 14;
const INSTRUMENT = /\b(?:act|regulations?|directive|order|rules|convention|gdpr)\b/i;
const LEGISLATION_LEAD = /\b(?:legislation|laws|acts of parliament|legal framework|statutes)\b/i;

/** What makes a sentence a duty: how often, or upon what. */
export interface DutyFound {
  readonly every?: string;
  /** As the dialect writes it: `every=P6M on=leaver`. */
  readonly attributes: string;
  /** It says in so many words that this is to be done. */
  readonly isPlain: boolean;
}

/** Notices recurring duties, logs, the review cycle, read-and-sign, related documents and legislation. */
export function propose(blocks: readonly Block[], ledger: Ledger): void {
  const cycles = new Set<string>();
  for (const block of blocks) {
    if (block.kind === 'heading') continue;
    for (const { text, line } of 'text' in block ? [block] : linesOf(block)) {
      for (const sentence of sentencesIn(text)) proposeFrom(sentence, line, ledger, cycles);
    }
  }
  keepCycle(cycles, ledger);
  const acts = legislationIn(blocks);
  if (acts.length > 0) ledger.facts.set('legislation', acts);
}

function proposeFrom(text: string, line: number, ledger: Ledger, cycles: Set<string>): void {
  const say = (what: (typeof ledger.proposals)[number]['what'], suggestion: string): void => {
    ledger.proposals.push({ what, text, line, suggestion });
  };
  const duty = findDuty(text);
  const cycle = cycleIn(text);
  if (cycle !== undefined && ABOUT_REVIEW.test(text)) {
    say('review-cycle', `review: {every: ${cycle}}`);
    if (WHOLE_REVIEW.test(text)) cycles.add(cycle);
  }
  if (duty) say('duty', `:::duty{${duty.attributes}}`);
  if (RECORD.test(text) && DUTY_VERB.test(text)) say('record', ':::record');
  if (ACKNOWLEDGED.test(text)) {
    if (MUST_SIGN.test(text)) ledger.facts.set('acknowledgement', { required: true });
    ledger.proposals.push({
      what: 'acknowledgement',
      text,
      line,
      suggestion: 'acknowledgement: {required: true}',
      ...(MUST_SIGN.test(text) ? { written: true } : {}),
    });
  }
  const related = relatedIn(text);
  if (related.length > 0) say('related', `related: [${related.join(', ')}]`);
}

/** A sentence that asks for something again and again, or whenever something happens; what is said of the text's review is none. */
export function findDuty(text: string): DutyFound | undefined {
  const every = cycleIn(text);
  const on = DUTY_VERB.test(text) ? ON.find(([, pattern]) => pattern.test(text))?.[0] : undefined;
  if ((every === undefined && on === undefined) || (every !== undefined && ABOUT_REVIEW.test(text))) return undefined;
  const attributes = [every === undefined ? '' : `every=${every}`, on === undefined ? '' : `on=${on}`];
  return {
    ...(every === undefined ? {} : { every }),
    attributes: attributes.filter(Boolean).join(' '),
    isPlain: DUTY_VERB.test(text),
  };
}

/** The text says one review cycle of its own: it is the policy's. */
function keepCycle(cycles: ReadonlySet<string>, ledger: Ledger): void {
  const [every, ...others] = cycles;
  if (every === undefined || others.length > 0) return;
  ledger.facts.set('review', { every });
  ledger.proposals.forEach((proposal, at) => {
    if (proposal.what === 'review-cycle' && proposal.suggestion.includes(`every: ${every}}`))
      ledger.proposals.splice(at, 1, { ...proposal, written: true });
  });
}

/** The documents that a text asks to be read with it. */
function relatedIn(text: string): string[] {
  const [, said = ''] = READ_WITH.exec(text) ?? [];
  const names = said
    .split(/,\s*(?:and )?(?:the |our )?|\s+and (?:the|our)\s+|;\s*/)
    .map((name) =>
      name
        .replace(/^(?:the|our) (?:following:?|[\p{L}’']+['’]s )?/iu, '')
        .replace(/[:.]$/, '')
        .trim(),
    )
    .filter((name) => name !== '' && name.split(/\s+/).length <= MOST_RELATED_WORDS && !/[[\]{}]/.test(name));
  return /\bfollowing\b|\bother\b/i.test(said) ? [] : names;
}

/** Acts and regulations listed under a line or heading about legislation. */
function legislationIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block, index) => {
    const lead =
      block.kind === 'heading' ? block.title : block.kind === 'paragraph' && block.text.endsWith(':') ? block.text : '';
    if (!LEGISLATION_LEAD.test(lead)) return [];
    return itemsAfter(blocks, index).flatMap(({ text }) => (INSTRUMENT.test(text) ? [text.replace(/[.;,]$/, '')] : []));
  });
}

/** The first recurring time that a sentence names, as front matter and duties write it: `P3M` for `quarterly`. */
function cycleIn(text: string): string | undefined {
  return recurrencesIn(text)
    .map(isoDuration)
    .find((duration) => duration !== undefined);
}
