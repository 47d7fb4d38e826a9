import { PASSING } from './near-subject.ts';
import type { Weighing } from './other-subject.ts';
import type { Subject } from './subjects.ts';

/** Where the part of a sentence ends that a reference belongs to. */
const NEXT_PART = /[,;:]|\b(?:and|but|while|or)\b/i;

/** A text of more parts says in passing what others are about. */
export const MANY_PARTS = 14;
/** `Drivers are also bound by R`: who does it is no subject, and R says something else on top. */
const DOER =
  /^(?:(?:the|an?|all|any|every|each) )?(?:\p{L}+ )?\p{L}{3,}(?:ers?|ors?|ees?|ists?) (?=(?:is|are|must|may|will|shall|can|who|also|has|have)\b)/iu;
const ALSO = /\b(?:also|too|as well|further|likewise|bound)\b[^,;:]{0,30}$/i;

/** Whether what is said of the target comes on top of something else. */
export function saysMore(before: string): boolean {
  return ALSO.test(before);
}

/**
 * The part that a sentence speaks of, when its words are all held against all parts: the target says nothing of its own that is
 * said, another part does. What the sentence's own section is called says nothing about where the reference leads. With
 * `isTitled` all of the other part's title has to be said.
 */
export function clearlyOther(before: string, after: string, weighing: Weighing, isTitled = false): Subject | undefined {
  const { subjects, titled, isOther, isOwn, isKnown, weight, stemsIn } = weighing;
  const isLong = subjects.length > MANY_PARTS;
  const own = subjects.filter(isOwn);
  if (ALSO.test(before) || /^ (?:and|or) (?:every|all|any) other\b/i.test(after)) return undefined;
  const context = `${before.replace(DOER, '')} ${after.slice(0, NEXT_PART.exec(after.slice(2))?.index)}`;
  const stems = stemsIn(context).filter((stem) => !PASSING.has(stem) && !own.some(({ title }) => title.has(stem)));
  const says = ({ title, own: words }: Subject): string[] => stems.filter((stem) => title.has(stem) || words.has(stem));
  // In a long text only parts come into question whose titles say something of it.
  const parts = isLong ? new Set(stems.flatMap((stem) => titled(stem))) : subjects;
  const others = [...parts].filter((one) => isOther(one) && !isOwn(one));
  const isRare = (stem: string): boolean =>
    others.filter(({ title, own: words }) => title.has(stem) || words.has(stem)).length === 1;
  const known = stems.filter(isKnown);
  const meant = others
    .map((one) => ({ one, said: says(one), only: says(one).filter((stem) => !isKnown(stem)) }))
    .filter(({ one: { title } }) => !isTitled || (title.size > 1 && [...title].every((stem) => stems.includes(stem))))
    .filter(({ said }) => known.every((stem) => said.includes(stem)))
    .filter(({ one, only }) => {
      const isTold = only.some((stem) => one.title.has(stem));
      // In a long text a word that only one part has is a coincidence.
      return subjects.length > MANY_PARTS
        ? isTold && only.length >= 2
        : isTold || only.length >= 2 || only.some(isRare);
    });
  const score = ({ one, only }: (typeof meant)[number]): number =>
    weight(only) + weight(only.filter((stem) => one.title.has(stem)));
  return meant.sort((a, b) => score(b) - score(a))[0]?.one;
}
