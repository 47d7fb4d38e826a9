import type { PolicyNode } from '../../types.ts';
import { NOT_PROSE } from '../prose.ts';
import { stemsOf } from '../stems.ts';
import { asksForAName, saysNothing, type Claim } from './claims.ts';
import { vectorOfStem } from '../../word-vectors/word-vectors.ts';
import { saysMore } from './clearly-other.ts';
import { fitOf, wholeFit, type Fit, type PartWords } from './fit.ts';
import { PASSING } from './near-subject.ts';
import type { Reference } from './references-in.ts';
import { answersInKind } from './answers.ts';
import { saidBeside, type Subject, type Subjects } from './subjects.ts';

/** A reference of a sentence, with what the sentence says of it. */
export interface ReferenceSaid {
  readonly reference: Reference;
  readonly before: string;
  readonly after: string;
  readonly claims: readonly Claim[];
  /** Where in the source the sentence stands. */
  readonly at: number;
}

/** What was measured of a reference: by `withOthers` when the text has other parts that may be meant, else `alone`. */
export interface Measured {
  readonly kind: 'withOthers' | 'alone';
  readonly measures: readonly number[];
  /** What is measured of the target by itself. */
  readonly alone: () => readonly number[];
  /** Of the other parts the one that answers best to what is said, when it has its very words. */
  readonly meant?: Subject;
}

/** How sure it has to be that a reference leads astray. */
const SURE = { withOthers: 0.7, alone: 0.75 };

/**
 * How much each measure tells, and the last of each line by itself; found by `bench/fit-reference-subject.ts`, which leaves out one
 * set of the corpus at a time to see what that is worth on texts that it has not seen.
 */
const TELLS: Readonly<Record<Measured['kind'], readonly number[]>> = {
  withOthers: [-0.29, 0.2, -2.81, -3.32, -4.54, -1.07, 2.07, -1.29],
  alone: [-2.02, -1.71, -2.11, 0.32, -4.38, 2.17, 3.09],
};

/** Where what is said of a reference ends. */
const ENDS = /[,;:]|\b(?:and|but|while|or)\b/i;
/** `Please read R before you come`: what follows is no subject of R's. */
const BARE_ORDER =
  /^(?:\P{L}*(?:note|please|then|now|first|and|also|staff|parents|visitors)\b)*\P{L}*(?:see|read|sign|use|follow|fill in|complete|return|turn to|go to|consult|check|keep to|look (?:at|in))(?: with)?\s*$/iu;
/** `Handed in on Fridays, see R`: of what its own section is about. */
const ELLIPTIC =
  /^\W*\p{Lu}\p{L}*(?:ed|en|wn|orn|ept|ent|old|ought|ut)(?: (?:in|for|on|by|at|off|away|out|up|to|from|within|every|each|once|twice)\b|,)/u;
/** `Guests sign in (fire doors: R)`: nothing else of the sentence is said of R. */
const LABEL = /[(;]\s*(?<words>[^,.;:()]{3,40}):\s*(?:see\s*)?$/i;
/** Words that say nothing of a subject whatever they stand beside. */
const SAYS_LITTLE = stemsOf(
  'turn look find happen put told lay down off get got let call bring carry add allow mention start begin end new many kind matter case different right wish want know cannot try show work help lead plan offer sheet provide save decide ask receive answer deal dealt laid write read fill full whole practice followed comply observe checked next previous last former latter aim purpose objective meet met achieve limit affect override restrict replace change continue proceed move',
);
/** `The rules in R apply to volunteers too`. */
const APPLIES_TOO =
  /^\s+(?:also\b|aside\b|(?:and|or) (?:every|all|any) other\b|[^.;:]{0,60}\b(?:too|as well)\b)|^,\s+[^,.;:]{0,30}\baside\b/i;
/** `Lent on the terms of R`, `as R provides for`: how it leads there. */
const LEADS_THERE =
  /\b(?:on|under|by|within|in) (?:the )?(?:same )?(?:terms|conditions|provisions) (?:of|in|under|set out in)\s*$/i;
/** `The hirer leaves`: who does something, and going away, are no subjects. */
const DOES =
  /^\W*(?:(?:the|an?|all|any|every|each|our) )?(?:\p{L}+ )?(?:hirers?|tenants?|visitors?|guests?|drivers?|volunteers?|helpers?|governors?|trustees?|contractors?|employees?|teachers?|leaders?|managers?|caretakers?|coach(?:es)?|nurses?|cooks?|parents?|carers?|famil(?:y|ies)|candidates?|applicants?|boarders?|organisers?|speakers?|players?|members?) (?=(?!(?:is|are|was|were|has|have)\b)\p{L}+)/iu;
const GOES_AWAY =
  /\bleaves\b|\b(?:must|may|should|will|shall|to|they|you|we|who|pupils|children) leave\b|\bleav(?:e|ing) (?:the|a|by|at|when|early|through|in|with|as)\b/gi;
/** Titles of these words alone say nothing: a sentence on any subject may lead there. */
const OF_ANYTHING = stemsOf(
  'definition interpretation meaning exception exemption scope general introduction contact role responsibility duty review monitoring record form slip template checklist list annex law legal legislation link related further guidance principle value aim summary timetable date step stage process practice notice log plan limit number',
);
/** Another part that answers so well has the words. */
const HAS_THE_WORDS = 0.6;

/** Whether a reference leads to a part that has nothing to do with what is said of it, and which part has. */
export function leadsAstray(said: ReferenceSaid, all: Subjects, text: string): Measured | undefined {
  const isSure = ({ kind, measures }: Measured): boolean => chance(kind, measures) > SURE[kind];
  const measured = measure(said, all, text, isSure);
  return measured && isSure(measured) ? measured : undefined;
}

function chance(kind: Measured['kind'], measures: readonly number[]): number {
  const tells = TELLS[kind];
  const sum = measures.reduce((total, value, at) => total + value * (tells[at] ?? 0), tells[measures.length] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Undefined when nothing is said that could be about anything. Other parts are not looked at when it would not matter if one of them
 * answered to all that is said: most references are right, and a long text has many parts.
 */
export function measure(
  { reference, before, after, claims, at }: ReferenceSaid,
  { subjects }: Subjects,
  text: string,
  matters: (atMost: Measured) => boolean = () => true,
): Measured | undefined {
  if (saysNothing(before) || asksForAName(before) || saysMore(before) || APPLIES_TOO.test(after)) return undefined;
  if ((BARE_ORDER.test(before) || ELLIPTIC.test(before)) && !claims.some(({ ofTarget }) => ofTarget)) return undefined;
  const label = LABEL.exec(before)?.groups?.words ?? claims.find(({ ofTarget }) => ofTarget)?.words;
  const around = label ?? saidAround(before, after);
  const said = [...stemsOf(around.replace(GOES_AWAY, ' '))];
  if (![...stemsOf(around.replace(DOES, '').replace(GOES_AWAY, ' '))].some(tells)) return undefined;
  const { part: target } = reference;
  const words = wordsOfPart(target, subjects, at);
  if (saysTooLittle(words) || !hasText(target, subjects)) return undefined;
  const [claim] = claims.filter(({ isWhole }) => !isWhole).map((one) => [...stemsOf(one.words)]);
  const claimed = label === undefined && claim?.some(tells) ? claim : said;
  const [whole, near] = [fitOf(said, words), fitOf(claimed, words)];
  const hasClaim = Number(claims.length > 0);
  const others = subjects.filter(
    ({ part }) => !holds(part, target) && !holds(target, part) && !(part.start <= at && at < part.end),
  );
  const alone = (): number[] => [
    whole.all,
    wholeFit(said, words),
    near.all,
    wholeFit(claimed, words),
    whole.best,
    hasClaim,
  ];
  if (others.length === 0) {
    if (answersInKind(`${before} ${after}`, target, text)) return undefined;
    if (!said.some((stem) => tells(stem) && (isKnown(stem) || isSaid(stem, words)))) return undefined;
    return { kind: 'alone', measures: alone(), alone };
  }
  const beside = (most: { whole: Fit; near: Fit }): Measured => ({
    kind: 'withOthers',
    measures: [
      whole.all,
      near.all,
      whole.all - most.whole.all,
      near.all - most.near.all,
      whole.best - most.whole.best,
      Math.log(1 + others.length),
      hasClaim,
    ],
    alone,
  });
  if (!matters(beside({ whole: BEST, near: BEST }))) return undefined;
  const fits = others.map((subject) => {
    const its: PartWords = { titles: [subject.title], texts: [subject.own] };
    return { subject, whole: fitOf(said, its), near: fitOf(claimed, its) };
  });
  const [best] = fits.toSorted((one, other) => other.whole.all + other.near.all - one.whole.all - one.near.all);
  return {
    ...beside({ whole: mostOf(fits.map((one) => one.whole)), near: mostOf(fits.map((one) => one.near)) }),
    ...(best && best.near.all >= HAS_THE_WORDS ? { meant: best.subject } : {}),
  };
}

const BEST: Fit = { all: 1, best: 1 };

function mostOf(fits: readonly Fit[]): Fit {
  return { all: Math.max(...fits.map(({ all }) => all)), best: Math.max(...fits.map(({ best }) => best)) };
}

/** What a sentence says of one of its references: up to the one before it, and to the next half. */
export function saidAround(before: string, after: string): string {
  const near = /^[^;:]*/.exec(after.split(NOT_PROSE)[0] ?? '')?.[0] ?? '';
  const end = ENDS.exec(near.slice(2));
  return `${before.slice(before.lastIndexOf(NOT_PROSE) + 1).replace(LEADS_THERE, '')} ${end ? near.slice(0, end.index + 2) : near}`;
}

/** What a part says with those inside it, and how those are called that it stands in. */
function wordsOfPart(target: PolicyNode, subjects: readonly Subject[], at: number): PartWords {
  const inside = subjects.filter(({ part }) => holds(target, part));
  const around = subjects.filter(({ part }) => part !== target && holds(part, target));
  return {
    titles: inside.map(({ title }) => title),
    texts: [...inside.map((one) => saidBeside(one, at)), ...around.map(({ title }) => title)],
  };
}

/** Whether more stands in a part than the headings of it and of those inside it. */
function hasText(target: PolicyNode, subjects: readonly Subject[]): boolean {
  return subjects.some(({ part, blocks }) => holds(target, part) && blocks.some(({ kind }) => kind !== 'heading'));
}

/** Of a part without a text, or with a title for anything, nobody knows what it is about. */
function saysTooLittle({ titles, texts }: PartWords): boolean {
  const title = titles.flatMap((stems) => [...stems]);
  return texts.every(({ size }) => size === 0) || title.every((stem) => OF_ANYTHING.has(stem));
}

/** Whether it is known what a word means: `reintegration` is an integration. */
function isKnown(stem: string): boolean {
  return vectorOfStem(stem) !== undefined || vectorOfStem(stem.replace(PREFIX, '')) !== undefined;
}

const PREFIX = /^(?:re|un|non|mis|pre|over|under|co|dis)(?=\p{L}{4})/u;

function isSaid(stem: string, { titles, texts }: PartWords): boolean {
  return [...titles, ...texts].some((stems) => stems.has(stem));
}

export function tells(stem: string): boolean {
  return !PASSING.has(stem) && !SAYS_LITTLE.has(stem);
}

function holds(outer: PolicyNode, inner: PolicyNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
