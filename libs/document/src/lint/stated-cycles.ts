import { cyclesIn, type WrittenCycle } from './cycles-in.ts';
import type { LintDesk } from './lint-rule.ts';
import type { Prose } from './prose.ts';
import { sentencesOf } from './sentences.ts';
import { cellContextOf, type CellContext } from './table-context.ts';

/** A cycle that the text says this policy is reviewed on; `index` counts in the block's text. */
export interface StatedCycle extends WrittenCycle {
  readonly prose: Prose;
}

const KIND = '(?:polic(?:y|ies)|protocol|procedures?|document|code|statement|plan|scheme)';
const THIS = `(?<which>(?:this|the|our|its) (?:[\\w’'-]+ ){0,4}?${KIND}|it|this)`;
const ADVERBS = '(?:(?:\\w+ly|next|then|also|again|thoroughly) )*';
/** `this policy will be reviewed`: whatever stands before the verb. */
const PASSIVE = new RegExp(
  `(?<subject>[^,;:]{1,120}?) (?:(?:is|are|was|were|be|been|being) ${ADVERBS}(?:reviewed|revised|looked at again|considered again)|(?:is|are|be) ${ADVERBS}(?:subject to|due for) review)`,
  'i',
);
const ACTIVE = new RegExp(`\\breview(?:s|ing)?(?: and \\w+)? ${THIS}\\b`, 'i');
const AGAIN = new RegExp(`\\blooks? at ${THIS} again\\b`, 'i');
const NOUN = new RegExp(`\\breview of ${THIS}\\b`, 'i');
const HAS_CYCLE = new RegExp(`${THIS} (?:has|is on|follows) an? [\\w -]{0,30}review`, 'i');
/** The end of a passive's subject: `this policy and its appendices will`. */
const SUBJECT = new RegExp(
  `(?:^|\\b)${THIS}(?: and (?:its|the) [\\w ]+)?(?: (?:will|shall|must|should|may|is to|to|has|have))*$`,
  'i',
);
const LABEL =
  /^(?:policy |document )?(?:review (?:cycle|frequency|period|interval)|(?:policy|document) review|frequency of review|(?:to be )?reviewed?)\s*[:|–-]/i;
/** A cycle after a label says no `every`: `Review period: 2 years`. */
const LENGTH = /\b(?:\d{1,2}|one|two|three|four|five) (?:years?|months?|terms?)\b/i;
/** Words without which no sentence speaks of review. */
const REVIEWS = /\brevi(?:ew|s)|\blook(?:s|ed)? at\b|\bconsidered again\b/i;
/** What was so once. */
const HISTORY = /\b(?:until (?:19|20)\d\d|formerly|previously|in the past|used to be|no longer)\b/i;
/** A sentence that names this text, so that `it` in the next one means it. */
const NAMES_THIS =
  /\b(?:this|the|our) (?:[\w’'-]+ ){0,2}?(?:polic(?:y|ies)|protocol|procedures?|document|code)\b|\b(?:review|monitor|adopted|approved|ratified|agreed)/i;
/** After one of these the sentence speaks of something else than the cycle. */
const ASIDE = /\b(?:if|when(?:ever)?|where|unless|or (?:earlier|sooner|more often|before)|as well as)\b/i;

/** The cycles on which the text says that it is itself reviewed. */
export function statedCycles({ prose, document }: LintDesk): StatedCycle[] {
  const title = document.frontMatter?.title ?? '';
  return prose.flatMap((block, at) => {
    const context = cellContextOf(block);
    if (context && isLabelled(context)) return labelled(block, 0);
    const own = LABEL.exec(block.text);
    if (own && sentencesOf(block).length === 1) return labelled(block, own[0].length);
    return sentencesOf(block).flatMap((sentence, index, all): StatedCycle[] => {
      if (!REVIEWS.test(sentence.text) || HISTORY.test(sentence.text)) return [];
      const before = all[index - 1]?.text ?? lastWords(prose[at - 1]);
      if (!isAboutThis(sentence.text, title, before)) return [];
      const [cycle] = cyclesIn(sentence.text);
      if (!cycle || ASIDE.test(sentence.text.slice(0, cycle.index))) return [];
      return [{ ...cycle, index: sentence.index + cycle.index, prose: block }];
    });
  });
}

/** A column of several rows tells of several texts. */
function isLabelled({ column, row, rowOfSeveral }: CellContext): boolean {
  return (rowOfSeveral === undefined && LABEL.test(`${column}:`)) || LABEL.test(`${row}:`);
}

/** What stands after a label, in words or as a bare length. */
function labelled(block: Prose, from: number): StatedCycle[] {
  const said = block.text.slice(from);
  const cycle = cyclesIn(said)[0] ?? bareLength(said);
  return cycle ? [{ ...cycle, index: from + cycle.index, prose: block }] : [];
}

function bareLength(said: string): WrittenCycle | undefined {
  const length = LENGTH.exec(said);
  const [cycle] = length ? cyclesIn(`every ${length[0]}`) : [];
  return length && cycle ? { index: length.index, words: length[0], months: cycle.months } : undefined;
}

function lastWords(block: Prose | undefined): string {
  if (block === undefined) return '';
  return block.kind === 'heading' ? block.text : (sentencesOf(block).at(-1)?.text ?? '');
}

function isAboutThis(sentence: string, title: string, before: string): boolean {
  if (LABEL.test(sentence)) return true;
  const which = subjectOf(sentence);
  if (which === undefined) return false;
  // `It is reviewed each term` after a sentence about a fund is about the fund.
  if (/^(?:it|this)$/i.test(which)) return before === '' || NAMES_THIS.test(before);
  return isThis(which, title);
}

function subjectOf(sentence: string): string | undefined {
  for (const pattern of [ACTIVE, AGAIN, NOUN, HAS_CYCLE]) {
    const found = pattern.exec(sentence)?.groups;
    if (found) return found.which;
  }
  const subject = PASSIVE.exec(sentence)?.groups?.subject;
  return subject === undefined ? undefined : SUBJECT.exec(subject)?.groups?.which;
}

/** `the accessibility policy` is another one, unless that is the title. */
function isThis(which: string, title: string): boolean {
  const known = title.toLowerCase();
  const words = which.toLowerCase().match(/[\p{L}’'-]+/gu) ?? [];
  return words
    .slice(1, -1)
    .every((word) => known.includes(word) || /^(?:whole|entire|current|present|full)$/.test(word));
}
