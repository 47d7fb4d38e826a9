import type { PolicyNode } from '../../types.ts';
import type { Sentence } from '../sentences.ts';
import { twinForOthers } from './audiences.ts';
import type { Claim } from './claims.ts';
import { clearlyOther } from './clearly-other.ts';
import type { Reference } from './references-in.ts';
import { nearSubject, PASSING } from './near-subject.ts';
import { stemsOf } from '../stems.ts';
import { tells } from './unrelated.ts';
import type { Subject, Subjects } from './subjects.ts';

/** Of a claim of at least four words, rare ones weighing more: the target may have so much of it and not be meant. */
const FEWEST_IN_PART = 3;
const FEWEST_WEIGHED = 4;
const MOST_KNOWN = 1 / 3;
/** And so much the part that is meant has to have. */
const LEAST_SAID = 0.6;
/** Or, when its title is said in full, so many times what the target has. */
const MORE = 1.5;

/** A part of no more words that say what it is about is about each of them. */
const FEW_WORDS = 8;

/** What is asked of the parts of a text, for one reference. */
export interface Weighing {
  readonly subjects: readonly Subject[];
  readonly titled: (stem: string) => readonly Subject[];
  readonly isOther: (subject: Subject) => boolean;
  /** The sentence stands in it. */
  readonly isOwn: (subject: Subject) => boolean;
  /** The target, or the part that it stands in, has the word. */
  readonly isKnown: (stem: string) => boolean;
  readonly weight: (stems: readonly string[]) => number;
  /** In how many parts a stem is used. */
  readonly usersOf: (stem: string) => number;
  /** The stems of some words, without those that tell no part from another. */
  readonly stemsIn: (words: string) => string[];
}

/** A claim with the stems of its words, and how much of their weight the target knows. */
interface Told extends Omit<Claim, 'words'> {
  readonly stems: readonly string[];
  readonly all: number;
  readonly share: number;
}

/** The part that the claims are about, when the target is not. */
export function otherSubject(
  claims: readonly Claim[],
  { part: target, index, length }: Reference,
  all: Subjects,
  sentence: Sentence,
  before: string,
): Subject | undefined {
  const weighing = weighingOf(target, all, sentence);
  const after = sentence.text.slice(index + length);
  const isAlone = claims.some(({ isWhole }) => isWhole);
  const near = claims.find(({ isNear }) => isNear);
  const twin = twinForOthers(sentence.text, all.byPart.get(target), all.subjects);
  if (twin) return twin;
  if (near) {
    const decided = nearSubject(near.words, sentence.text, weighing);
    if (decided !== 'open') return decided;
  }
  const { weight, stemsIn, isKnown } = weighing;
  const told = claims
    .filter((claim) => claim !== near)
    .map(({ words, ...claim }) => {
      const stems = stemsIn(words);
      return { ...claim, stems, all: weight(stems), share: weight(stems.filter(isKnown)) / weight(stems) };
    });
  const whole = told.map((claim) => saidInFull(claim, weighing, all.byPart.get(target))).find(Boolean);
  if (whole) return whole;
  if (told.some((claim) => !claim.isWhole && isOfTarget(claim)))
    return isAlone ? clearlyOther(before, after, weighing, true) : undefined;
  for (const claim of told) {
    if (claim.stems.length === 0) continue;
    const meant = saidOf(claim, weighing);
    if (meant) return meant;
  }
  return isAlone ? clearlyOther(before, after, weighing) : undefined;
}

function weighingOf(target: PolicyNode, { subjects, users, titled }: Subjects, { prose }: Sentence): Weighing {
  // A word that half of all parts use does not tell one from another.
  const tooMany = Math.max(3, subjects.length / 2);
  const inTarget = subjects.filter(({ part }) => holds(part, target) || holds(target, part));
  return {
    subjects,
    titled: (stem) => titled.get(stem) ?? [],
    isOther: ({ part }) => !inTarget.some((one) => one.part === part),
    isOwn: ({ part }) => part.start <= prose.start && prose.start < part.end,
    isKnown: (stem) =>
      inTarget.some(({ part, title, own }) => title.has(stem) || (holds(target, part) && own.has(stem))),
    weight: (stems) => stems.reduce((sum, stem) => sum + Math.log((2 * subjects.length) / (users.get(stem) ?? 1)), 0),
    usersOf: (stem) => users.get(stem) ?? 0,
    stemsIn: (words) => [...stemsOf(words)].filter((stem) => (users.get(stem) ?? 0) <= tooMany),
  };
}

function isOfTarget({ stems, share }: Told): boolean {
  const most = stems.length < FEWEST_IN_PART ? 0 : stems.length < FEWEST_WEIGHED ? MOST_KNOWN + 0.01 : MOST_KNOWN;
  return share > most;
}

/**
 * `Part-time pay (R)`, where R is about allowances that are paid: the only other part that has both words, one of them in its title,
 * when the target has but one and not in its own.
 */
function saidInFull(
  { stems, strict, ofTarget, share }: Told,
  { subjects, isOther, isOwn, isKnown }: Weighing,
  target: Subject | undefined,
): Subject | undefined {
  if (!strict || ofTarget || stems.length < 2 || share === 0 || stems.every(isKnown)) return undefined;
  if (!target || stems.some((stem) => target.title.has(stem))) return undefined;
  const full = subjects.filter(
    (one) =>
      isOther(one) &&
      !isOwn(one) &&
      stems.every((stem) => one.title.has(stem) || one.own.has(stem)) &&
      stems.some((stem) => one.title.has(stem) && !isKnown(stem) && !PASSING.has(stem)),
  );
  return full.length === 1 ? full[0] : undefined;
}

/** The other part that says most of a claim. */
function saidOf({ stems, strict, ofTarget, isWhole, all, share }: Told, weighing: Weighing): Subject | undefined {
  const { subjects, isOther, isOwn, weight } = weighing;
  const says = ({ title, own }: Subject): string[] => stems.filter((stem) => title.has(stem) || own.has(stem));
  /** All that its title says is said. */
  const isTitled = ({ title }: Subject): boolean => title.size > 0 && [...title].every((stem) => stems.includes(stem));
  const isRare = (stem: string): boolean =>
    !PASSING.has(stem) &&
    subjects.filter((one) => !isOwn(one) && (one.title.has(stem) || one.own.has(stem))).length === 1;
  const about = subjects
    .filter((one) => isOther(one) && (!isOwn(one) || (ofTarget && stems.some((stem) => one.title.has(stem)))))
    .filter((one) => {
      // The target has a word or two of what is said, the other part nearly all.
      if (share > 0) {
        const more = isTitled(one) && weight(says(one)) > MORE * share * all;
        return (
          (strict && weight(says(one)) >= LEAST_SAID * all) || (more && (strict || (isWhole && one.title.size > 1)))
        );
      }
      const said = says(one).length;
      // `Looked up in the records, as R asks`: what any part says in passing is no subject.
      if (!strict) return says(one).some(tells) && (said >= 2 || isTitled(one));
      return (
        stems.some((stem) => one.title.has(stem) && !PASSING.has(stem)) ||
        isTitled(one) ||
        (said === stems.length &&
          (!ofTarget || said >= 2 || (!isOwn(one) && one.own.size <= FEW_WORDS && stems.every(isRare))))
      );
    });
  // Of the parts that would do, the one that says most of it; the part that the sentence stands in says it all, of course.
  const [meant] = about.sort((a, b) => Number(isOwn(a)) - Number(isOwn(b)) || weight(says(b)) - weight(says(a)));
  return meant;
}

function holds(outer: PolicyNode, inner: PolicyNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
