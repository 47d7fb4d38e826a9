import type { PolicyNode } from '../../types.ts';
import type { Sentence } from '../sentences.ts';
import type { Claim } from './claims.ts';
import { stemsOf } from './stems.ts';
import type { Subject, Subjects } from './subjects.ts';

/** Of a claim of at least four words, rare ones weighing more: the target may have so much of it and not be meant. */
const FEWEST_IN_PART = 3;
const FEWEST_WEIGHED = 4;
const MOST_KNOWN = 1 / 3;
/** And so much the part that is meant has to have. */
const LEAST_SAID = 0.6;
/** Or, when its title is said in full, so many times what the target has. */
const MORE = 1.5;

/** The part that the claims are about, when the target is not. */
export function otherSubject(
  claims: readonly Claim[],
  target: PolicyNode,
  { subjects, users }: Subjects,
  { prose }: Sentence,
): Subject | undefined {
  // A word that half of all parts use does not tell one from another.
  const tooMany = Math.max(3, subjects.length / 2);
  const inTarget = subjects.filter(({ part }) => holds(part, target) || holds(target, part));
  const known = (stem: string): boolean =>
    inTarget.some(({ part, title, own }) => title.has(stem) || (holds(target, part) && own.has(stem)));
  const weight = (stems: readonly string[]): number =>
    stems.reduce((sum, stem) => sum + Math.log((2 * subjects.length) / (users.get(stem) ?? 1)), 0);
  const told = claims.map(({ words, ...claim }) => {
    const stems = [...stemsOf(words)].filter((stem) => (users.get(stem) ?? 0) <= tooMany);
    return { ...claim, stems, all: weight(stems), share: weight(stems.filter(known)) / weight(stems) };
  });
  if (
    told.some(
      ({ stems, share }) =>
        share > (stems.length < FEWEST_IN_PART ? 0 : stems.length < FEWEST_WEIGHED ? MOST_KNOWN + 0.01 : MOST_KNOWN),
    )
  )
    return undefined;
  const isOther = ({ part }: Subject): boolean => !inTarget.some((one) => one.part === part);
  for (const { stems, strict, ofTarget, isBreach, all, share } of told) {
    if (stems.length === 0) continue;
    if (isBreach) return share > 0 ? undefined : forbidsBefore(prose.start, subjects.filter(isOther));
    const others = subjects.filter(
      (one) => isOther(one) && (ofTarget || prose.start < one.part.start || prose.start >= one.part.end),
    );
    const says = ({ title, own }: Subject): string[] => stems.filter((stem) => title.has(stem) || own.has(stem));
    /** All that its title says is said. */
    const isTitled = ({ title }: Subject): boolean =>
      title.size > 0 && [...title].every((stem) => stems.includes(stem));
    const about = others.filter((one) => {
      // The target has a word or two of what is said, the other part nearly all.
      if (share > 0)
        return (
          strict && (weight(says(one)) >= LEAST_SAID * all || (isTitled(one) && weight(says(one)) > MORE * share * all))
        );
      const said = says(one).length;
      if (!strict) return said >= 2 || isTitled(one);
      return stems.some((stem) => one.title.has(stem)) || (said === stems.length && (!ofTarget || said >= 2));
    });
    // Of the parts that would do, the one that says most of it; the part that the sentence stands in says it all, of course.
    const isOwn = ({ part }: Subject): boolean => part.start <= prose.start && prose.start < part.end;
    const [meant] = about.sort((a, b) => Number(isOwn(a)) - Number(isOwn(b)) || weight(says(b)) - weight(says(a)));
    if (meant) return meant;
  }
  return undefined;
}

/** What somebody may be in breach of: the nearest ban before the sentence, within its section. */
function forbidsBefore(at: number, subjects: readonly Subject[]): Subject | undefined {
  const within = subjects.filter(({ part }) => part.start <= at && at < part.end);
  const outer = within.find(({ part }) => part.kind !== 'clause')?.part;
  return subjects.findLast(
    ({ part, forbids }) => forbids && part.end <= at && outer !== undefined && holds(outer, part),
  );
}

function holds(outer: PolicyNode, inner: PolicyNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
