import { stemsOf } from '../stems.ts';
import { saidBeside, type Subject, type Subjects } from './subjects.ts';
import type { ReferenceSaid } from './unrelated.ts';

/** `as set out under “Training”, R`: the title of the part that is meant, right before the reference. */
const BEFORE =
  /\b(?:in|under|at|see|by|per|section|clause|part|paragraph|heading|headed|called|titled|on)\s+(?:the (?:section|clause|part|paragraph|heading)(?: on| called| headed)?\s+)?[“"](?<title>[^“”"\n]{3,60})[”"],?\s*\(?\s*(?:see|at|in|which is|that is)?\s*$/iu;
/** `R, “Training”`, `R (“Training”)`. */
const AFTER = /^,?\s*\(?[“"](?<title>[^“”"\n]{3,60})[”"]/u;

const QUOTED = /[“"]/;

/** The title that stands beside a reference as that of its target, when the target neither has it nor says a word of it. */
export function isNamedOtherwise({ reference: { part }, before, after, at }: ReferenceSaid, all: Subjects): boolean {
  if (!QUOTED.test(before) && !QUOTED.test(after)) return false;
  const named = BEFORE.exec(before)?.groups?.title ?? AFTER.exec(after)?.groups?.title;
  if (named === undefined) return false;
  const stems = [...stemsOf(named)];
  const holds = ({ part: one }: Subject): boolean => part.start <= one.start && one.end <= part.end;
  const inside = all.subjects.filter((one) => holds(one) || (one.part.start <= part.start && part.end <= one.part.end));
  return (
    stems.length > 0 &&
    !stems.some((stem) => inside.some((one) => one.title.has(stem) || (holds(one) && saidBeside(one, at).has(stem))))
  );
}
