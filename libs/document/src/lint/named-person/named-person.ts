import { findingIn, type Finding, type LintRule } from '../lint-rule.ts';
import { namesOf, type WrittenName } from '../names-in.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';
import { cellContextOf, type CellContext } from '../table-context.ts';

const OFFICE =
  '(?:head ?teachers?|heads?(?: of [\\w ]{2,20})?|principal|deput(?:y|ies)|leads?|DSL|DDSL|officers?|co-?ordinators?|SENCO|SENDCO|managers?|governors?|chair(?:man|woman|person)?|clerk|trustees?|directors?|caretaker|bursar|secretary|administrators?|aiders?|nurse|teachers?|technicians?|owners?|author|wardens?|treasurer|matron|chaplain|(?:key ?)?holders?|supervisor|DPO|LADO|contact|leader|controller|counsellor|librarian|receptionist)';
/** An office, and after it, right before a name, what says that the name is its holder's. */
const OFFICE_BEFORE = new RegExp(
  `\\b${OFFICE}\\b(?:[^.;:]{0,40}?(?:\\b(?:is|are|was|named|called)\\b(?: (?:currently|now|presently|still))?|[:=,(–—-]|\\band\\b)|)\\s*$`,
  'i',
);
const OFFICE_AFTER = new RegExp(
  `^(?:['’]s)?\\s*(?:[,(–—-]|\\b(?:is|are|as)\\b)\\s*(?:(?:the|our|an?|your|acting|interim|currently|and)\\s+)*(?:[\\w’'-]+ ){0,5}?(?:${OFFICE}|responsible)\\b`,
  'i',
);
const CUE =
  /\b(?:contact|speak (?:to|with)|talk to|write to|report(?:ed)? to|ask|tell|see|ring|e-?mail|written by|prepared by|approved by|signed by|held by|kept by|author(?:ed by)?:?|name(?:s|d)? (?:is|are|:)|names?:)\s*$/i;
/** Titles that nobody of history, charity or law is known by. */
const EVERYDAY_TITLE = /^(?:Mr|Mrs|Ms|Miss|Mx)$/;
/** Somebody of public life who did something in a year: `written by Professor … in 2011`. */
const PUBLIC_TITLE = /^(?:Prof|Professor|Sir|Dame)$/;
const IN_A_YEAR = /^[^.;]{0,40}\b(?:in|of) (?:19|20)\d\d\b/;
/** The writer of something else, long ago: `the course was written by … in 2017`. */
const WRITTEN_BY = /(?<!\bpolicy (?:was|is) )\b(?:written|drawn up|devised|made|painted|designed) by\s*$/i;
const CASE_LAW = /\bv\.?\s*$|^(?:['’]s)?\s+v\.?\s/;
const NAME_COLUMN = /\b(?:name|names|who|person|holder|post ?holder|held by|contact|lead)\b/i;
const OFFICE_WORD = new RegExp(`\\b${OFFICE}\\b`, 'i');

/** A person named in the words of the policy: the text is out of date as soon as somebody leaves. */
export const namedPerson: LintRule = {
  id: 'named-person',
  checkBlock: (block) => {
    const context = cellContextOf(block);
    const isHolder = context !== undefined && holdsOffice(context);
    return sentencesOf(block).flatMap((sentence) =>
      namesOf(sentence)
        .filter((name) => isHolder || isOfficeHolder(name, sentence.text))
        .map((name) => say(name, sentence)),
    );
  },
};

function holdsOffice({ column, row }: CellContext): boolean {
  return (NAME_COLUMN.test(column) && OFFICE_WORD.test(row)) || OFFICE_WORD.test(column) || OFFICE_WORD.test(row);
}

function isOfficeHolder({ index, length, title }: WrittenName, sentence: string): boolean {
  const before = sentence.slice(0, index);
  const after = sentence.slice(index + length);
  if (CASE_LAW.test(before) || CASE_LAW.test(after)) return false;
  if ((PUBLIC_TITLE.test(title) || WRITTEN_BY.test(before)) && IN_A_YEAR.test(after)) return false;
  return EVERYDAY_TITLE.test(title) || OFFICE_BEFORE.test(before) || OFFICE_AFTER.test(after) || CUE.test(before);
}

function say({ index, length }: WrittenName, { prose, index: from, text }: Sentence): Finding {
  return findingIn(prose, from + index, length, {
    severity: 'warning',
    message: `\`${text.slice(index, index + length)}\` is named in the words of the policy.`,
    advice:
      'Write `:blank[id]` and define a blank of type person, with `kept-by`: then a change of person needs no new decision.',
  });
}
