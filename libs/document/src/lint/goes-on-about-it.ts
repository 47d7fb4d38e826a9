import { recurrencesIn } from '../recurrence/recurrences-in.ts';
import type { WrittenCycle } from './stated-cycles.ts';

/** A sentence that has no subject of its own, but that of the one before it: `This happens every 18 months`. */
const GOES_ON =
  /^(?:(?:and|so) )?(?:this|that|it|which|the same|the whole (?:thing|process|exercise)|the (?:process|exercise|cycle|round))(?: (?:is|will|shall|must|has|to|be|then|itself|all|\w+ly))* (?:happens?|occurs?|takes? place|(?:be |is )?(?:done|repeated|held|carried out|undertaken|due)|comes? (?:round|about|up)|recurs?|follows?|repeats?|repeated|done|starts? (?:again|afresh))\b/i;
/** Somebody looks at this text again, or decides on it. */
const OF_REVIEW =
  /\b(?:re-?(?:view|vis|draft|writ|approv|adopt|read|consider)\w*|approves?|approved|adopts?|drafts?|updates?|up to date|looks? (?:again )?at)\b/i;
const OTHER_THING =
  /\b(?:logs?|registers?|records?|files?|risk assessments?|training|audits?|lists?|equipment|plans? of|budgets?|surve\w+|inspect\w+|drills?|complaints?|incidents?|cases?|data|contracts?)\b/i;
/** A heading that leaves no doubt what is done below it. */
const REVIEW_HEADING =
  /\b(?:review\w*|revision|renewal|up to date|monitoring and review)\b(?! (?:meetings?|of (?!this|the (?:policy|plan|procedure))|panel|group|hearing|stage))/i;

const THIS_TEXT = /\b(?:this|the|our) (?:policy|procedure|plan|document|statement|code|protocol)\b/i;

/**
 * The cycle of a sentence that goes on about the review of the text, of which the sentence before it speaks and the heading too:
 * `The lead drafts, the governors approve. This happens every 18 months.`
 */
export function cycleOfThat(sentence: string, before: string, heading: string): WrittenCycle | undefined {
  const goesOn = GOES_ON.exec(sentence);
  if (
    !goesOn ||
    !(REVIEW_HEADING.test(heading) || THIS_TEXT.test(before)) ||
    !OF_REVIEW.test(before) ||
    OTHER_THING.test(before)
  )
    return undefined;
  return recurrencesIn(sentence).find(({ index, months }) => months >= 1 && index - goesOn[0].length < 40);
}

/** `A full review takes place every four years`: there is but one thing that a text has reviewed in full, itself. */
export function isFullReview(sentence: string): boolean {
  return /^(?:an?|the|its) (?:(?:next|more|regular) )*(?:full|complete|thorough|formal|comprehensive|whole|substantive) (?:reviews?|revisions?|renewals?)\b(?! of (?!this|the (?:policy|plan|procedure|document)))/i.test(
    sentence,
  );
}
