import { datesIn } from '../contradictory-dates/dates-in.ts';
import { findingIn, type Finding, type LintRule } from '../lint-rule.ts';
import { namesOf } from '../names-in.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';
import { cellContextOf, type CellContext } from '../table-context.ts';
import { BESIDE_NAMES, NAMES_OF_THINGS } from '../not-names.ts';

type Words = readonly [index: number, length: number];

const NUMBER =
  /(?<![\p{L}\p{N}])(?:[A-Z]\d{11}[\dA-Z]|NHS (?:number|no\.?)(?: is|:)?\s*\d{3}[ -]?\d{3}[ -]?\d{4})(?![\p{L}\p{N}])/gu;
const BORN = /\b(?:D\.?O\.?B\.?|date of birth|born(?: on)?)\s*[:.]?\s*(?:is\s+)?$/i;
/** A pupil leaves at nineteen at the latest, one with a plan at twenty-five. */
const OLDEST = 25;

const YEAR_GROUP =
  '(?:(?:in )?(?:Year|Yr|Class|Form) ?\\d{1,2}\\p{Lu}?|(?:in )?Y\\d{1,2}|(?:in )?(?:Reception|Nursery|Pre-school)|(?:in|from|of) (?:class )?\\d{1,2}[A-Z]{1,2}|(?:in |from |of )?(?:the )?\\p{Lu}\\p{L}+ (?:[Cc]lass|[Rr]oom|[Gg]roup)|aged? \\d{1,2})';
const CLASS_AFTER = new RegExp(
  `^(?:['’]s)?,?\\s*\\(?${YEAR_GROUP}(?![\\p{L}\\p{N}])(?! (?:teacher|tutor|leader|lead|class teacher|assistant))`,
  'u',
);
/** `Ella M (Year 4)`, `Noah B. in Class 3`: a first name and an initial. */
const INITIALLED = new RegExp(
  `(?<![\\p{L}’'-])\\p{Lu}\\p{Ll}+ \\p{Lu}\\.?(?=,?\\s*\\(?${YEAR_GROUP}(?![\\p{L}\\p{N}]))`,
  'gu',
);
const PUPIL_BEFORE =
  /\b(?:UPN|unique pupil number|NHS number|date of birth) (?:of|for)\s*$|\b(?:pupil|child|student|boy|girl|learner)(?: (?:called|named)|,? (?:in|from|of) (?:Reception|Nursery|(?:Year|Class) \d{1,2})(?:,|(?= \p{Lu})))?,?\s*$/iu;
const PUPILS_LISTED = /\b(?:pupils|children|students)\b[^.;:]{0,80}:(?:\s*[\p{L} ,’'-]*(?:,|\band))?\s*$/iu;
/** A word at the head of a sentence that is no child's name. */
const NO_NAME =
  /^(?:an?|the|he|she|it|they|we|you|who|this|that|each|every|one|no|if|any\w*|every\w*|some\w*|no\w+|child|children|pupils?|students?|learners?|staff|parents?|teachers?|governors?|adults?|boys?|girls?|families|family|class\w*|year|\p{L}+(?:ing|tion|ment|ness|ity|ers|ors|ics))$/iu;
const CONDITION =
  '(?:asthma|diabetes|epilepsy|autism|ADHD|dyslexia|eczema|anaphylaxis|haemophilia|cystic fibrosis|[\\p{L}]+ palsy|seizures|(?:an? )?(?:\\p{L}+ ){0,2}(?:allergy|allergies|impairment|syndrome|disorder))';
/** `Ruby in Oak class has type 1 diabetes`, `Ben has asthma`: what a child who is named has. */
const HAS_CONDITION = new RegExp(
  `(?<![\\p{L}’'-])(?<name>\\p{Lu}\\p{Ll}+)(?:,? \\(?(?:in|from|of) (?:[\\p{L}\\d]+ ?){1,3}\\)?,?)? (?:has|suffers from) (?:\\w+ ){0,3}?${CONDITION}\\b`,
  'gu',
);
/** `Amelia (3B)`: a first name and a class. */
const NAME_AND_CLASS =
  /(?<![\p{L}’'-])(?<name>\p{Lu}\p{Ll}+),? \((?:(?:Year|Yr|Class|Form) ?\d{1,2}\p{Lu}?|Y\d{1,2}|\d{1,2}\p{Lu}{1,2}|Reception)\)/gu;

/** `Lily's care plan`: whose it is can be known even from a first name. */
const POSSESSED =
  /(?<![\p{L}’'-])(?<name>\p{Lu}\p{Ll}+)['’]s (?=(?:EHC|EHCP|education,? health|(?:individual |health ?)?care plan|healthcare plan|allerg|inhaler|medication|medicine|support plan|behaviour plan|diagnosis|seizure|epilepsy|asthma|diabetes|condition))/gu;

const PUPIL_COLUMN = /\b(?:pupils?|child(?:ren)?(?:['’]s)?|students?|learners?)\b/i;
const ANY_NAME_COLUMN = /\bnames?\b/i;
const FACT_COLUMN =
  /\b(?:allerg\w*|medical|needs?|condition|diagnosis|SEND?|EHCP?|medication|class|year group|DOB|date of birth|UPN)\b/i;

/** Facts about a child who can be known from them: a policy is published, and a record is not. */
export const pupilPersonalData: LintRule = {
  id: 'pupil-personal-data',
  checkBlock: (block, { today }) => [
    ...inSentences(block, today),
    ...(isPupilCell(cellContextOf(block)) ? inCell(block) : []),
  ],
};

function inSentences(block: Prose, today: string): Finding[] {
  return sentencesOf(block).flatMap((sentence) => [
    ...[...sentence.text.matchAll(NUMBER)].map((match) => say(sentence, [match.index, match[0].length], 'error')),
    ...birthDates(sentence, Number(today.slice(0, 4))).map((words) => say(sentence, words, 'error')),
    ...namedPupils(sentence).map((words) => say(sentence, words, 'warning')),
  ]);
}

function birthDates({ text }: Sentence, year: number): Words[] {
  return datesIn(text).flatMap(({ index, words, from, to }): Words[] => {
    const cue = BORN.exec(text.slice(Math.max(0, index - 24), index));
    const age = year - Number(from.slice(0, 4));
    if (!cue || from !== to || age < 0 || age > OLDEST) return [];
    return [[index - cue[0].length, cue[0].length + words.length]];
  });
}

function namedPupils(sentence: Sentence): Words[] {
  const { text } = sentence;
  const full = namesOf(sentence)
    .filter(({ index, length, title }) => {
      if (title !== '') return false;
      const before = text.slice(0, index);
      return CLASS_AFTER.test(text.slice(index + length)) || PUPIL_BEFORE.test(before) || PUPILS_LISTED.test(before);
    })
    .map(({ index, length }): Words => [index, length]);
  const initialled = [...text.matchAll(INITIALLED)].map((match): Words => [match.index, match[0].length]);
  const possessed = [...text.matchAll(POSSESSED)]
    .filter(({ groups }) => isFirstName(groups?.name ?? ''))
    .map((match): Words => [match.index, match[0].trimEnd().length]);
  const placed = [NAME_AND_CLASS, HAS_CONDITION].flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter(({ groups, index }) => isChild(groups?.name ?? '', text.slice(0, index)))
      .map((match): Words => [match.index, match[0].length]),
  );
  const more = [...initialled, ...possessed, ...placed];
  const apart = (words: Words, others: readonly Words[]): boolean =>
    !others.some(([at, length]) => words[0] < at + length && at < words[0] + words[1]);
  return more.reduce<Words[]>((found, words) => (apart(words, found) ? [...found, words] : found), [...full]);
}

/** A first name with no title before it: `Mrs Bell (Year 4)` teaches there. */
function isChild(name: string, before: string): boolean {
  const [, word] = WORD_BEFORE.exec(before) ?? [];
  const stands = word === undefined || (BESIDE_NAMES.has(word.toLowerCase()) && !TITLE.test(word));
  return isFirstName(name) && !NO_NAME.test(name) && stands;
}

const WORD_BEFORE = /(?<![\p{L}’'-])(\p{Lu}[\p{L}’'-]*)\.? $/u;
const TITLE = /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sister|Brother|Sir|Dame|Father|Rev|Cllr)$/;

function isFirstName(word: string): boolean {
  return !BESIDE_NAMES.has(word.toLowerCase()) && !NAMES_OF_THINGS.has(word.toLowerCase());
}

/** A cell that names a pupil: under a heading that says so, or in a table that tells something of each person it names. */
function isPupilCell(context: CellContext | undefined): boolean {
  if (!context) return false;
  const { column, header, row } = context;
  return PUPIL_COLUMN.test(column) || (FACT_COLUMN.test(header) && ANY_NAME_COLUMN.test(column) && row === '');
}

function inCell(block: Prose): Finding[] {
  return sentencesOf(block).flatMap((sentence) =>
    namesOf(sentence)
      .filter(({ length }) => length === sentence.text.length)
      .map(({ index, length }) => say(sentence, [index, length], 'warning')),
  );
}

function say({ prose, index: from }: Sentence, [index, length]: Words, severity: Finding['severity']): Finding {
  return findingIn(prose, from + index, length, {
    severity,
    message: 'This tells something about a child who can be known from it.',
    advice: 'Take it out of the policy. Keep it in the record that is meant for it, and refer to that record.',
    source: 'UK GDPR, article 5(1)(c) and (f): no more personal data than is needed, and kept confidential.',
  });
}
