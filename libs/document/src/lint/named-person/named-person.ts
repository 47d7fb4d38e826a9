import { allMatches } from '../all-matches.ts';
import { findingIn, type Finding, type LintRule } from '../lint-rule.ts';
import { leadInsOf } from '../list-lead-ins.ts';
import { namesIn, namesOf, type WrittenName } from '../names-in.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';
import { cellContextOf, type CellContext } from '../table-context.ts';
import { GIVEN_NAMES, PUBLIC_NAMES } from '../given-names.ts';
import { isPupil } from '../pupil-personal-data/is-pupil.ts';
import { remembered } from '../remembered.ts';
import { firstNamesIn, namesInAddresses, titledLetters } from './first-names.ts';
import { labelledNames, nameAtHead } from './in-lists.ts';
import { areInvented, isToldOf } from './is-told-of.ts';

const OFFICE =
  '(?:head ?teachers?|heads?(?: of [\\w ]{2,20})?|principal|deput(?:y|ies)|leads?|DSL|DDSL|officers?|co-?ordinators?|SENCO|SENDCO|managers?|governors?|chair(?:man|woman|person)?|clerk|trustees?|directors?|caretaker|bursar|secretary|administrators?|aiders?|nurse|teachers?|technicians?|owners?|author|wardens?|treasurer|matron|chaplain|(?:key ?)?holders?|supervisor|DPO|LADO|contact|leader|controller|counsellor|librarian|receptionist|executive|CEO|CFO|COO|practitioners?|assistants?|registrar|cook|cleaner|drivers?|advis[eo]rs?|consultant|auditor|solicitor|social worker|therapist|psychologist|representatives?|reps?|stewards?|vicar|rector|(?:parish|school|assistant) priest|curate|verger|organist|churchwarden|gardener|grounds(?:man|woman|person|keeper)|porter|chef|escort|midwife|health visitor|photographer|coach|tutors?|mentors?|instructors?|invigilators?|childminder|proprietor|champion|ambassador|marshal|responder|interpreter|trainer|team|people|persons?|staff)';
/** `at present`, between an office and the name of its holder. */
const FOR_NOW =
  '(?:\\s*(?:currently|now|presently|still|at present|at the moment|for now|for the time being|at the time of writing|as we write|this year|who is|who are|namely))?';
/** An office, and after it, right before a name, what says that the name is its holder's. */
const OFFICE_BEFORE = new RegExp(
  `\\b${OFFICE}\\b(?:[^.;:]{0,40}?(?:\\b(?:is|are|was|named|called)\\b|[:=,(–—-]|\\band\\b)${FOR_NOW},?|)\\s*(?:the )?$`,
  'i',
);
const OFFICE_AFTER = new RegExp(
  `^(?:['’]s)?\\s*(?:[,(–—-]|\\b(?:is|are|as)\\b)\\s*(?:(?:the|our|an?|your|acting|interim|currently)\\s+)*(?!(?:and|staff|pupils?|parents?|people)\\b)(?:[\\w’'-]+ ){0,5}?(?:${OFFICE}|responsible)\\b`,
  'i',
);
const CUE =
  /\b(?:contact|speak (?:to|with)|talk to|write to|report(?:ed)? to|ask|tell|see|ring|e-?mail|written by|drawn up by|prepared by|looked after by|overseen by|chaired by|led by|run by|checked by|agreed with|approved by|signed by|held by|in the name of|kept by|(?<!\b(?:was|were|been) )(?:given|made|decided|taught) by|author(?:ed by)?:?|name(?:s|d)? (?:is|are|:)|names?:|[”"’] means)\s*$/i;
/** Titles that nobody of history, charity or law is known by. */
const EVERYDAY_TITLE = /^(?:Mr|Mrs|Ms|Miss|Mx)$/;
/** Titles of people who work beside a school, and of people of public life. */
const WORKING_TITLE =
  /^(?:Dr|Rev|Revd|Reverend|Cllr|Councillor|Canon|Sister|Brother|Pastor|Imam|Rabbi|Fr|Father|PC|Sgt|Sergeant|Deacon|Capt|Captain|Major|Colonel|Auntie|Aunty|Uncle|Nurse|Chef)$/;
const PUBLIC_TITLE = /^(?:Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron)$/;
/** Somebody of public life who did something in a year: `written by Professor … in 2011`. */
const IN_A_YEAR = /^[^.;]{0,40}\b(?:in|of) (?:19|20)\d\d\b/;
/** The writer of something else, long ago: `the course was written by … in 2017`. */
const WRITTEN_BY = /(?<!\bpolicy (?:was|is) )\b(?:written|drawn up|devised|made|painted|designed) by\s*$/i;
const CASE_LAW = /\bv\.?\s*$|^(?:['’]s)?\s+v\.?\s/;
const NAME_COLUMN = /\b(?:name|names|who|person|holder|post ?holder|held by|contact|lead|staff)\b/i;
/** A column of names and nothing else. */
const FOR_NAMES = /^\W*(?:who|whom|names?|holders?|persons?|people|contacts?|leads?|post ?holders?|staff)\W*$/i;
const OFFICE_WORD = new RegExp(`\\b${OFFICE}\\b`, 'i');
/** A pupil, whose name is another rule's concern. */
const OF_A_PUPIL =
  /\b(?:pupils?|child|children|students?|candidates?|aged|born|date of birth|UPN|(?:in|of|from) (?:Years? \d|Reception|class \w+)|Years? \d|mother|father|mum|dad|parents?|carers? of|family|brother|sister|siblings?|twins?|classmates?|form \d|\w+ class|class|year group|wheelchair|epilep\w+|diabet\w+|asthma\w*|allerg\w+|autis\w+|dyslexi\w+|ADHD|cerebral palsy|inhaler|medication|free (?:school )?meals|looked[- ]after|suspen\w+|exclu\w+|early help|EHC|home by)\b|\b\d{1,2}[A-Z]\b/i;
/** What begins the name of a place. */
const PLACE =
  /^(?:Great|Upper|Lower|Nether|Mount|Royal|Market|Little|North|South|East|West|New|Old|Long|High|Kings|St)$/;
/** Between two names in a row: who stands beside a holder of an office is one too. */
const BESIDE = /^(?:,| and| or| &|, and| or to| and to)\s+$/;

/** Whoever does this works here, whatever the name: `Torquil Example holds the keys`. */
const WORKS =
  /^ (?:keeps|holds|has the|opens|locks|unlocks|answers|decides|signs|checks|orders|arranges|approves|records|looks after|is responsible|is in charge|is on duty|must be (?:told|asked|rung)|should be (?:told|asked|rung)|will (?:ring|tell|decide|answer)|or (?:the|an?|another|his|her)\b)/;

/**
 * A person named in the words of the policy: the text is out of date as soon as somebody leaves. Somebody is meant who works with the
 * text's own organisation today. Nobody is who wrote, lived or gave a name to something, or who was made up.
 */
export const namedPerson: LintRule = {
  id: 'named-person',
  checkBlock: (block) => {
    if (areInvented(block.text)) return [];
    const context = cellContextOf(block);
    return sentencesOf(block).flatMap((sentence) => {
      const named = namedIn(sentence, context);
      const alone = firstNamesIn(sentence).flatMap(({ at, sure }) =>
        (!sure && OF_A_PUPIL.test(sentence.text)) || isTold(sentence, ...at) ? [] : [at],
      );
      return [
        ...named.map((name) => say(name, sentence)),
        ...[
          ...alone,
          ...titledLetters(sentence).filter((at) => !isTold(sentence, ...at)),
          ...namesInAddresses(sentence, named),
        ].map(([index, length]) => say({ index, length }, sentence)),
      ];
    });
  },
  check: ({ prose, tree, document }) => {
    const inHead = namesInHead(document.text.slice(0, document.contentStart));
    const items = prose.filter((block) => block.kind === 'paragraph' && namesOf(firstOf(block)).length > 0);
    if (items.length === 0) return inHead;
    const leads = leadInsOf(tree);
    const heads = items.flatMap((block): Finding[] => {
      const first = firstOf(block);
      if (!OFFICE_WORD.test(leads.get(block)?.text ?? '')) return [];
      const name = nameAtHead(first);
      return name && !namedIn(first, undefined).includes(name) ? [say(name, first)] : [];
    });
    return [...inHead, ...heads, ...namesBeside(items)];
  },
};

/** A key that says who has to do with the text. */
const WHO_IN_HEAD =
  /^[ \t]*(?:owner|author|lead|contact|by|may-delegate-to|responsible|chair|headteacher|(?:policy|document)[ _-](?:owner|lead|author)|(?:approved|adopted|written|prepared|reviewed|signed)[ _-]by)[ \t]*:[ \t]*["']?(?<who>[^"'\r\n]{3,80}?)["']?[ \t]*$/gmu;

/** What a blank was filled in with stands in the head by right. */
const OF_BLANKS = /^values:[ \t]*\r?\n(?:[ \t]+\S.*(?:\r?\n|$)|[ \t]*\r?\n)*/m;

/** People where the front matter asks for an office: `owner: Ann Example`. */
function namesInHead(head: string): Finding[] {
  const found = allMatches(WHO_IN_HEAD, head);
  const filled = found.length > 0 ? OF_BLANKS.exec(head) : null;
  const isFilled = (index: number): boolean =>
    filled !== null && filled.index < index && index < filled.index + filled[0].length;
  return found.flatMap(({ 0: line, index, groups = {} }): Finding[] => {
    const who = groups.who ?? '';
    if (isFilled(index)) return [];
    const from = index + line.lastIndexOf(who);
    return namesIn(who)
      .filter((name) => name.title !== '' || isLikely(name, who))
      .map((name) => ({
        severity: 'warning',
        message: `\`${who.slice(name.index, name.index + name.length)}\` is named in the head of the policy.`,
        advice: 'Write the office that the person holds: then a change of person needs no new decision.',
        start: from + name.index,
        end: from + name.index + name.length,
      }));
  });
}

function firstOf(block: Prose): Sentence {
  return sentencesOf(block)[0] ?? { prose: block, index: 0, text: '', notes: [] };
}

function isTold({ text }: Sentence, index: number, length: number): boolean {
  return isToldOf(text, index, length, 'by name');
}

/** The names of a sentence that are those of people who are to do something. */
function namedIn(sentence: Sentence, context: CellContext | undefined): WrittenName[] {
  const all = namesOf(sentence);
  if (all.length === 0) return [];
  const found: WrittenName[] = [];
  for (const name of all) {
    const last = found.at(-1);
    // Beside one who is named stands another, and so it does in a line that is made of labels and names.
    const isBeside =
      last !== undefined &&
      name.words >= 2 &&
      BESIDE.test(sentence.text.slice(last.index + last.length, name.index)) &&
      !PUBLIC_NAMES.has(plainName(name, sentence.text));
    if (isBeside || isNamed(name, sentence.text, context)) found.push(name);
  }
  const labelled = OF_A_PUPIL.test(sentence.prose.text) ? [] : labelledNames(sentence);
  const isListed =
    labelled.length > 1 || sentencesOf(sentence.prose).some((one) => one !== sentence && isLabelList(one));
  return [...found, ...labelled.filter((name) => isListed && !found.includes(name))];
}

/** One after another, `Ground floor: Beata Example`, `First floor: Ann Example`: where one is known for a name, the others are. */
function namesBeside(items: readonly Prose[]): Finding[] {
  const lines = items.filter(isLine);
  return lines.flatMap((block, at): Finding[] => {
    const beside = [lines[at - 1], lines[at + 1]].filter(
      (other) => other && Math.max(block.start - other.end, other.start - block.end) < BESIDE_LINES,
    );
    if (!beside.some((other) => other && isLabelList(firstOf(other)))) return [];
    const sentence = firstOf(block);
    const named = namedIn(sentence, undefined);
    return labelledNames(sentence).flatMap((name) => (named.includes(name) ? [] : [say(name, sentence)]));
  });
}
/** A line without a name may stand between two that have one. */
const BESIDE_LINES = 80;

const isLine = remembered(
  (block: Prose): boolean =>
    block.text.length < 120 &&
    block.text.includes(':') &&
    labelledNames(firstOf(block)).length === 1 &&
    !OF_A_PUPIL.test(block.text) &&
    !areInvented(block.text),
);

/** A line with a name that is known to be one, right after its label. */
function isLabelList(sentence: Sentence): boolean {
  return labelledNames(sentence).some((name) => isLikely(name, sentence.text));
}

/** Names that stand for anybody, whatever title they are given. */
const NOBODY =
  /^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? )?(?:A\.? ?N\.? ?(?:Other|Body|Author)|(?:Joe|Jo|Fred|Jane?|J\.?) Bloggs|(?:John|Jane|J\.?) (?:Doe|Roe)|Bloggs|So-and-[Ss]o|Nobody|Somebody|Anybody|Everyman|Whoever|[XYZ])$/u;

function isNamed(name: WrittenName, sentence: string, context: CellContext | undefined): boolean {
  if (NOBODY.test(sentence.slice(name.index, name.index + name.length))) return false;
  if (PUBLIC_NAMES.has(plainName(name, sentence)) || (name.title === '' && PLACE.test(firstWord(name, sentence))))
    return false;
  if (context && holdsOffice(context)) return true;
  if (context && OF_A_PUPIL.test(`${context.header} ${context.row}`)) return isOfficeHolder(name, sentence);
  if (context && NAME_COLUMN.test(context.column) && isLikely(name, sentence)) return true;
  if (context && FOR_NAMES.test(context.column) && name.words === 2 && name.length === sentence.length) return true;
  return isOfficeHolder(name, sentence) || isSomebody(name, sentence);
}

function holdsOffice({ column, row }: CellContext): boolean {
  return (NAME_COLUMN.test(column) && OFFICE_WORD.test(row)) || OFFICE_WORD.test(column) || OFFICE_WORD.test(row);
}

function isOfficeHolder({ index, length, title }: WrittenName, sentence: string): boolean {
  const before = sentence.slice(0, index);
  const after = sentence.slice(index + length);
  if (CASE_LAW.test(before) || CASE_LAW.test(after) || isToldOf(sentence, index, length, 'by office')) return false;
  if ((PUBLIC_TITLE.test(title) || WRITTEN_BY.test(before)) && IN_A_YEAR.test(after)) return false;
  return EVERYDAY_TITLE.test(title) || OFFICE_BEFORE.test(before) || OFFICE_AFTER.test(after) || CUE.test(before);
}

/** Somebody without an office: a name that begins with a first name or a title, in words that tell of what is so now. */
function isSomebody(name: WrittenName, sentence: string): boolean {
  const { index, length } = name;
  const isAtWork = name.words === 2 && WORKS.test(sentence.slice(index + length));
  if (!isLikely(name, sentence) && !WORKING_TITLE.test(name.title) && !isAtWork) return false;
  if (CASE_LAW.test(sentence.slice(0, index)) || CASE_LAW.test(sentence.slice(index + length))) return false;
  // `Father Ambrose Example hears pupils on Tuesdays`: whom a title and what is done tell from a child.
  const isTitled = WORKING_TITLE.test(name.title) && name.words > 1 && DOES.test(sentence.slice(index + length));
  if ((OF_A_PUPIL.test(sentence) && !isTitled) || isToldOf(sentence, index, length, 'by name')) return false;
  // `Ann Example, who has a stoma`: a child, whom another rule finds.
  const isChild =
    name.title === '' &&
    !isAtWork &&
    !IS_TRAINED.test(sentence.slice(index + length)) &&
    isPupil({ index, length, kind: 'full' }, sentence);
  return !isChild || CUE.test(sentence.slice(0, index));
}

const DOES = /^,? (?!(?:was|has|is|does)\b)\p{Ll}{2,}s\b/u;
/** Who is trained, appointed or in a room of the staff's, may have to do with insulin or a child's lunch and is no child. */
const IS_TRAINED =
  /^(?:,? and \p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+)?,? (?:who )?(?:(?:has|have|is|are) (?:both |also |now )?(?:been )?(?:trained|appointed|qualified|employed|certified|authorised|licensed)|(?:in|at|from) the (?:\p{L}+ )?(?:office|kitchen|library|reception|workshop|desk|lodge))\b/u;

/** A first name and a surname; one word or four are no such thing. */
function isLikely(name: WrittenName, sentence: string): boolean {
  if (EVERYDAY_TITLE.test(name.title)) return true;
  if (INITIALS.test(sentence.slice(name.index)) && isTurnedTo(name, sentence)) return true;
  const isPair = name.words >= 2 && GIVEN_NAMES.has(firstWord(name, sentence).toLowerCase());
  return isPair && !PUBLIC_NAMES.has(plainName(name, sentence));
}

/** `J. Example`, `J.R. Example`. */
const INITIALS = /^(?:\p{Lu}\.\s?){1,2}\p{Lu}\p{Ll}/u;
/** Where somebody is found or what they do there: no author whom a text quotes. */
const AT_A_PLACE =
  /^,? (?:in|at|from) (?:the|our) (?:[\w-]+ ){0,2}(?:office|reception|kitchen|library|desk|room|workshop|hall|gate|lodge|lab|hatch|stores?)\b/;

function isTurnedTo({ index, length }: WrittenName, sentence: string): boolean {
  const after = sentence.slice(index + length);
  return CUE.test(sentence.slice(0, index)) || AT_A_PLACE.test(after) || WORKS.test(after);
}

function firstWord({ index, length }: WrittenName, sentence: string): string {
  return /^[\p{L}’'-]+/u.exec(sentence.slice(index, index + length))?.[0] ?? '';
}

function plainName({ index, length }: WrittenName, sentence: string): string {
  return sentence
    .slice(index, index + length)
    .toLowerCase()
    .replace(/^(?:dr|sir|dame|lord|lady|prof|professor)\.? /, '')
    .replace(/['’]s$/, '')
    .replace(/\s+/g, ' ');
}

function say(
  { index, length }: Pick<WrittenName, 'index' | 'length'>,
  { prose, index: from, text }: Sentence,
): Finding {
  return findingIn(prose, from + index, length, {
    severity: 'warning',
    message: `\`${text.slice(index, index + length)}\` is named in the words of the policy.`,
    advice:
      'Write `:blank[id]` and define a blank of type person, with `kept-by`: then a change of person needs no new decision.',
  });
}
