import { cyclesIn, type WrittenCycle } from './cycles-in.ts';
import type { LintDesk } from './lint-rule.ts';
import type { Prose } from './prose.ts';
import { sentencesOf } from './sentences.ts';

/** A cycle that the text says this policy is reviewed on; `index` counts in the block's text. */
export interface StatedCycle extends WrittenCycle {
  readonly prose: Prose;
}

const KIND = '(?:polic(?:y|ies)|protocol|procedures?|document|code|statement|plan|scheme)';
const THIS = `(?<which>(?:this|the|our|its) (?:[\\w’'-]+ ){0,4}?${KIND}|it|this)`;
const ADVERBS = '(?:(?:\\w+ly|next|then|also|again|thoroughly) )*';
/** `this policy will be reviewed`: whatever stands before the verb. */
const PASSIVE = new RegExp(
  `(?<subject>[^,;:]{1,120}?) (?:(?:is|are|was|were|be|been|being) ${ADVERBS}(?:reviewed|revised)|(?:is|are|be) ${ADVERBS}(?:subject to|due for) review)`,
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
/** After one of these the sentence speaks of something else than the cycle. */
const ASIDE = /\b(?:if|when(?:ever)?|where|unless|or (?:earlier|sooner|more often|before)|as well as)\b/i;

/** The cycles on which the text says that it is itself reviewed. */
export function statedCycles({ prose, document }: LintDesk): StatedCycle[] {
  const title = document.frontMatter?.title ?? '';
  return prose.flatMap((block) =>
    sentencesOf(block).flatMap((sentence): StatedCycle[] => {
      if (!/\brevi(?:ew|s)/i.test(sentence.text) || !isAboutThis(sentence.text, title)) return [];
      const [cycle] = cyclesIn(sentence.text);
      if (!cycle || ASIDE.test(sentence.text.slice(0, cycle.index))) return [];
      return [{ ...cycle, index: sentence.index + cycle.index, prose: block }];
    }),
  );
}

function isAboutThis(sentence: string, title: string): boolean {
  if (LABEL.test(sentence)) return true;
  const active = ACTIVE.exec(sentence) ?? AGAIN.exec(sentence) ?? NOUN.exec(sentence) ?? HAS_CYCLE.exec(sentence);
  if (active) return isThis(active.groups?.which ?? '', title);
  const subject = PASSIVE.exec(sentence)?.groups?.subject;
  if (subject === undefined) return false;
  const which = SUBJECT.exec(subject)?.groups?.which;
  return which !== undefined && isThis(which, title);
}

/** `the accessibility policy` is another one, unless that is the title. */
function isThis(which: string, title: string): boolean {
  const known = title.toLowerCase();
  const words = which.toLowerCase().match(/[\p{L}’'-]+/gu) ?? [];
  return words
    .slice(1, -1)
    .every((word) => known.includes(word) || /^(?:whole|entire|current|present|full)$/.test(word));
}
