import { byWord } from '../by-word.ts';
import type { Subject } from './subjects.ts';

/** People for whom sections of one policy are written apart. */
const AUDIENCES: readonly RegExp[] = [
  /\b(?:staff|employees?|teachers?|colleagues?|workers?)\b/i,
  /\b(?:pupils?|students?|child(?:ren)?|learners?)\b/i,
  /\b(?:parents?|carers?|famil(?:y|ies))\b/i,
  /\b(?:visitors?|guests?|hirers?)\b/i,
  /\b(?:governors?|trustees?)\b/i,
  /\b(?:volunteers?|helpers?)\b/i,
  /\b(?:contractors?|suppliers?|agency)\b/i,
];

const audiencesIn = (words: string): number[] => AUDIENCES.flatMap((pattern, at) => (pattern.test(words) ? [at] : []));
/** Titles are asked about again for each reference. */
const audiencesOf = byWord(audiencesIn);

/**
 * Of sections that differ only in whom they are for, `Use by pupils` and `Use by staff`, the one for whom the sentence names, when
 * the reference leads to its twin.
 */
export function twinForOthers(
  said: string,
  target: Subject | undefined,
  subjects: readonly Subject[],
): Subject | undefined {
  if (!target) return undefined;
  const [theirs, ...more] = audiencesOf(target.part.title);
  const named = audiencesIn(said);
  if (theirs === undefined || more.length > 0 || named.length !== 1 || named[0] === theirs) return undefined;
  const words = withoutAudiences(target.part.title);
  return subjects.find(({ part }) => {
    const whose = audiencesOf(part.title);
    return whose.length === 1 && whose[0] === named[0] && withoutAudiences(part.title) === words;
  });
}

function withoutAudiences(title: string): string {
  return AUDIENCES.reduce((words, pattern) => words.replace(pattern, ''), title.toLowerCase())
    .replace(/\s+/g, ' ')
    .trim();
}
