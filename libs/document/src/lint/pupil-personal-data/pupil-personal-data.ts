import { allMatches } from '../all-matches.ts';
import { datesIn } from '../contradictory-dates/dates-in.ts';
import { findingIn, type Finding, type LintRule } from '../lint-rule.ts';
import { leadInsOf } from '../list-lead-ins.ts';
import { namesOf } from '../names-in.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';
import { cellContextOf } from '../table-context.ts';
import { areInvented } from '../named-person/is-told-of.ts';
import { describedIn, mayDescribe } from './described-child.ts';
import { isOfAnAdult, isPupil } from './is-pupil.ts';
import { beginsWithGiven, peopleIn } from './people-in.ts';
import {
  beginsWithWholeName,
  isOfOneChild,
  isOfPupils,
  isWholeName,
  lengthOfGivenName,
  lengthOfNameAtHead,
} from './pupil-tables.ts';

type Words = readonly [index: number, length: number];

const NUMBER =
  /(?=[A-Z])(?<![\p{L}\p{N}])(?:[A-Z]\d{11,12}[\dA-Z]|NHS (?:number|no\.?)(?: is|:)?\s*\d{3}[ -]?\d{3}[ -]?\d{4})(?![\p{L}\p{N}])/gu;
/** Numbers by which a child is known or reached; beside a name they are told with it. */
const CANDIDATE =
  /\b(?:candidate|admission|exam(?:ination)?|roll) (?:number|no\.?):? (?:is )?(?<number>\d{3,6})(?!\d)/giu;
const TELEPHONE = /(?<![\p{L}\p{N}])(?:\+44|0)\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)/gu;
const BORN = /\b(?:D\.?O\.?B\.?|date of birth|born(?: on)?)\s*[:.]?\s*(?:is\s+)?$/i;
/** `Biscuit the rabbit was born on 1 May`: right before what tells of a birth. */
const OF_AN_ANIMAL =
  /\b(?:dogs?|pupp(?:y|ies)|cats?|kittens?|rabbits?|hamsters?|gerbils?|guinea pigs?|tortoises?|snakes?|lizards?|geckos?|hens?|cockerel|chickens?|chicks?|ducks?|ducklings?|goats?|sheep|lambs?|pigs?|piglets?|pony|ponies|horses?|foals?|donkeys?|cal(?:f|ves)|parrots?|budgies?|animals?|pets?|litter),? (?:(?:who|which|that) )?(?:is|are|was|were|has been|had been)? ?(?:both |all )?(?:born|date of birth)\b[^.;]{0,12}$/i;
/** A pupil leaves at nineteen at the latest, one with a plan at twenty-five. */
const OLDEST = 25;
/** `ann.example@pupils.school.example`. */
const EMAIL = /(?<![\p{L}\p{N}.])[\p{L}\p{N}]+(?:[._-][\p{L}\p{N}]+)+@(?<host>[\p{L}\p{N}.-]{1,80})/gu;
const ADDRESS =
  /(?<![\p{L}\p{N}])\d{1,3}[a-z]?,? (?:\p{Lu}[\p{L}’'-]+ ){1,3}(?:Road|Street|Lane|Close|Rise|Avenue|Drive|Crescent|Gardens|Way|Grove|Place|Terrace|Court|Hill|View|Walk|Mews|Park|Row|Green|Square|Cottages?|Villas?|Flats?|Yard|Parade|Quay|Wharf|Buildings|Mount|Vale|Bank|End|Fields?|Fold|Croft|Chase|Gate|Heights?)(?!\p{L})/gu;
const OWN_EMAIL = /\b(?:pupil|child|student|learner|boy|girl)[’']s (?:own )?(?:\w+ ){0,2}(?:address|e-?mail)\b/i;
const CHILD = /\b(?:pupils?|child(?:ren)?|boys?|girls?|students?)\b/i;
const AT_HOME = /\b(?:lives?|living|home|(?:pupil|child|student)['’]s address)\b/i;

/** Facts about a child who can be known from them: a policy is published, and a record is not. */
export const pupilPersonalData: LintRule = {
  id: 'pupil-personal-data',
  checkBlock: (block, { today }) => {
    const context = cellContextOf(block);
    return [...inSentences(block, today), ...(context && isOfPupils(context) ? nameInCell(block, today) : [])];
  },
  check: ({ prose, tree, today }) => {
    const alone = new Set(
      prose.filter(
        ({ kind, text }) =>
          kind === 'paragraph' && text.length < LONGEST_ITEM && (isWholeName(text) || beginsWithWholeName(text)),
      ),
    );
    if (alone.size === 0) return [];
    const leads = leadInsOf(tree);
    let heading = '';
    return prose.flatMap((block): Finding[] => {
      if (block.kind === 'heading') heading = block.text;
      if (!alone.has(block)) return [];
      const lead = leads.get(block)?.text ?? heading;
      if (!LISTS_PUPILS.test(lead)) return [];
      return isWholeName(block.text) ? nameAlone(block) : TURN_TO.test(lead) ? [] : nameAtHead(block, today);
    });
  },
};

/** `Pupils with adrenaline pens`, `These children must not be photographed:` over a list of names. */
const LISTS_PUPILS =
  /\b(?:pupils|children|students) (?:with|who|on|in|under|having|receiving|needing|allowed|not|must|may|are|have|cannot|whose)\b/i;

/** `Pupils with worries may talk to:` is over a list of those who help. */
const TURN_TO =
  /\b(?:see|talk|speak|ask|tell|contact|turn|go|report|e-?mail|ring|call|write)\b(?: to)?[^.]{0,20}$|\b(?:by|from|to|with|are helped by):?\s*$/i;
/** Longer items are sentences, and read as such. */
const LONGEST_ITEM = 60;

/** What stands behind the first letter of a sentence that tells of somebody in particular. */
const NAMES_OR_NUMBERS = /.[\p{Lu}\d@]/su;

function inSentences(block: Prose, today: string): Finding[] {
  if (areInvented(block.text)) return [];
  return sentencesOf(block).flatMap((sentence) => {
    const mayName = NAMES_OR_NUMBERS.test(sentence.text) || beginsWithGiven(sentence);
    if (!mayName && !mayDescribe(sentence.text)) return [];
    const described = describedIn(sentence.text);
    const named = mayName ? [...namedPupils(sentence), ...described] : described;
    const errors = [
      ...numbers(sentence, named),
      ...birthDates(sentence, Number(today.slice(0, 4))),
      ...whereabouts(sentence, named),
      ...(named.length > 0 ? reachedBy(sentence) : []),
    ];
    return [
      ...errors.map((words) => say(sentence, words, 'error')),
      ...named.map((words) => say(sentence, words, 'warning')),
    ];
  });
}

/** A number that stands beside the pupil's name is told with it. */
function numbers({ text }: Sentence, named: readonly Words[]): Words[] {
  return allMatches(NUMBER, text)
    .filter(({ index }) => !named.some(([at, length]) => at < index && index - (at + length) < 30))
    .map((match): Words => [match.index, match[0].length]);
}

function birthDates({ text }: Sentence, year: number): Words[] {
  return datesIn(text).flatMap(({ index, words, from, to }): Words[] => {
    const cue = BORN.exec(text.slice(Math.max(0, index - 24), index));
    if (cue && OF_AN_ANIMAL.test(text.slice(0, index))) return [];
    const age = year - Number(from.slice(0, 4));
    if (!cue || from !== to || age < 0 || age > OLDEST) return [];
    return [[index - cue[0].length, cue[0].length + words.length]];
  });
}

function reachedBy({ text }: Sentence): Words[] {
  return [CANDIDATE, TELEPHONE].flatMap((pattern) =>
    allMatches(pattern, text).map((match): Words => [match.index, match[0].length]),
  );
}

/** Where a pupil lives or is written to. */
function whereabouts({ text }: Sentence, named: readonly Words[]): Words[] {
  const emails = (text.includes('@') ? allMatches(EMAIL, text) : []).filter(
    ({ groups }) => /\b(?:pupils?|students?|learners?)\b/i.test(groups?.host ?? '') || OWN_EMAIL.test(text),
  );
  const addresses = named.length > 0 || (CHILD.test(text) && AT_HOME.test(text)) ? allMatches(ADDRESS, text) : [];
  return [...emails, ...addresses].map((match): Words => [match.index, match[0].length]);
}

/** A sentence with the one behind it, when that goes on about the same child: `He bit another child.` */
function withFollowing({ prose, index, text }: Sentence): string {
  const following = prose.text.slice(index + text.length, index + text.length + 160);
  return /^\s+(?:He|She|His|Her)\b/.test(following) ? text + following : text;
}

function namedPupils(sentence: Sentence): Words[] {
  const people = peopleIn(sentence);
  const told = withFollowing(sentence);
  const pupils = people.filter(
    (person) => isPupil(person, sentence.text) || (told !== sentence.text && isPupil(person, told)),
  );
  // `A and B have free meals`: what is said of one is said of both.
  const joined = people.filter(
    (one) =>
      !pupils.includes(one) &&
      (one.kind === 'full' || one.kind === 'first') &&
      pupils.some(
        (other) =>
          other.kind === 'full' &&
          (one.kind === 'full' || one.index < other.index) &&
          /^(?:,| and|, and) $/.test(sentence.text.slice(one.index + one.length, other.index)),
      ),
  );
  return [...pupils, ...joined].map(({ index, length }): Words => [index, length]);
}

/** A block that is a name and nothing else. */
function nameAlone(block: Prose): Finding[] {
  return sentencesOf(block).flatMap((sentence) => {
    const { text } = sentence;
    const isName =
      namesOf(sentence).some(({ length, title }) => title === '' && length === text.length) ||
      (isWholeName(text) && peopleIn(sentence).some(({ length }) => length === text.length));
    return isName ? [say(sentence, [0, text.length], 'warning')] : [];
  });
}

/** A cell that is a name, or begins with one: `Leila Haddow (Ducklings)`. */
function nameInCell(block: Prose, today: string): Finding[] {
  const alone = nameAlone(block);
  return alone.length > 0 ? alone : nameAtHead(block, today);
}

function isAlsoKnownByFirstName(block: Prose): boolean {
  const context = cellContextOf(block);
  return context !== undefined && isOfOneChild(context);
}

/** A name with what tells of it, in a list of pupils: `Sam Whitby, Hedgehogs`, `Lena Cross (Otters)`. */
function nameAtHead(block: Prose, today: string): Finding[] {
  const [sentence, ...more] = sentencesOf(block);
  if (!sentence || more.length > 0) return [];
  const length =
    lengthOfNameAtHead(sentence.text) || (isAlsoKnownByFirstName(block) ? lengthOfGivenName(sentence.text) : 0);
  const isSomebody = peopleIn(sentence).some((person) => person.index === 0 && person.length === length);
  if (!isSomebody || isOfAnAdult(sentence.text.slice(length))) return [];
  const found = say(sentence, [0, length], 'warning');
  // Who is known by their own words has been found in them.
  return inSentences(block, today).some(({ start }) => start === found.start) ? [] : [found];
}

function say({ prose, index: from }: Sentence, [index, length]: Words, severity: Finding['severity']): Finding {
  return findingIn(prose, from + index, length, {
    severity,
    message: 'This tells something about a child who can be known from it.',
    advice: 'Take it out of the policy. Keep it in the record that is meant for it, and refer to that record.',
    source: 'UK GDPR, article 5(1)(c) and (f): no more personal data than is needed, and kept confidential.',
  });
}
