import type { Weighing } from './other-subject.ts';
import { stemsOf } from '../stems.ts';
import type { Subject } from './subjects.ts';

/** What many parts of a policy speak of in passing: only a title that says it makes a part one about it. */
export const PASSING = stemsOf(
  'form list person time date day week month year number table page office head headteacher governor governors board chair clerk manager staff pupil parent family record report letter notice information meeting request decision question name address',
);
/** A word alone is the subject of a part whose title says more than it only while no more parts than these use it. */
const FEW_USERS = 3;
/** So much of the phrase the other part has to have. */
const LEAST_SAID = 0.6;

/**
 * What the phrase right before a reference is about: a part that is not the target; nothing, when the target has a word of it; or
 * `open`, when the phrase is about no part in particular and the rest of the sentence has to say.
 */
export function nearSubject(phrase: string, sentence: string, weighing: Weighing): Subject | undefined | 'open' {
  const { subjects, isOther, isOwn, isKnown, weight, stemsIn, usersOf } = weighing;
  const others = subjects.filter((one) => isOther(one) && !isOwn(one));
  const isSaid =
    (stem: string) =>
    ({ title, own }: Subject): boolean =>
      title.has(stem) || own.has(stem);
  const stems = stemsIn(phrase);
  const some = stems.filter((stem) => isKnown(stem) || others.some(isSaid(stem)));
  // What is said in passing tells nothing beside what is not.
  const firm = some.filter((stem) => !PASSING.has(stem));
  const told = firm.length > 0 ? firm : some;
  if (told.length === 0) return 'open';
  const known = told.filter(isKnown);
  if (known.length > 0) return known.length === told.length ? undefined : 'open';
  const around = stemsIn(sentence);
  const inTarget = weight(around.filter(isKnown));
  const share = ({ title, own }: Subject): number => weight(told.filter((stem) => title.has(stem) || own.has(stem)));
  const about = others.filter((one) => {
    if (share(one) < LEAST_SAID * weight(told)) return false;
    if (told.length === 1 && one.title.size > 1 && usersOf(told[0] ?? '') > FEW_USERS) return false;
    if (told.some((stem) => one.title.has(stem))) return true;
    return told.some((stem) => !PASSING.has(stem)) && weight(around.filter((stem) => isSaid(stem)(one))) >= inTarget;
  });
  const titled = (one: Subject): number => told.filter((stem) => one.title.has(stem)).length;
  const [meant] = about.sort((a, b) => titled(b) - titled(a) || share(b) - share(a));
  return meant ?? 'open';
}
