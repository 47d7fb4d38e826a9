import type { WordForm } from './word-form.ts';

/** Before somebody who does not do it. */
const BESIDE =
  /\b(?:at|to|in|from|with|for|of|about|on|before|after|during)(?: (?:the|an?|their|our|its|any|each|every))?$/;

/** `child protection files`: what somebody is named for. */
const OF_A_THING =
  /^(?:protection|safeguarding|care|record|file|meeting|body|list|book|room|door|office|toilet|trip|visit|voice|work|day|hour|week|term|year|time|site|gate|bus|uniform|website|property|policy)s?$/;

/** What a passive is made with. */
export const IS = /^(?:is|are|be|been|was|were)$/;
const PARTICIPLE = /\p{L}{3}(?:ed|en)$/u;

/** Who does what is said: whom a passive names after `by`, or else the first of those who are named. */
export function doerOf(words: readonly WordForm[]): string | undefined {
  const wordAt = (at: number): string => words[at]?.word ?? '';
  // Of `is not discussed` only `not discussed` is left.
  const isPassive = words.some(({ word }, at) => IS.test(word) || (word === 'not' && PARTICIPLE.test(wordAt(at + 1))));
  const named = (from: number): readonly string[] => {
    const form = words[/^(?:the|a|an|any|each|their|its|our)$/.test(wordAt(from)) ? from + 1 : from];
    return form?.isSomebody ? [form.stem] : [];
  };
  const by = isPassive ? words.flatMap(({ word }, at) => (word === 'by' ? named(at + 1) : [])) : [];
  const first = words.find(
    ({ word, isSomebody }, at) =>
      isSomebody &&
      !OF_A_THING.test(wordAt(at + 1)) &&
      !(word === 'office' && words[at - 1]?.isSomebody) &&
      !BESIDE.test([wordAt(at - 2), wordAt(at - 1)].join(' ')),
  );
  return by[0] ?? first?.stem;
}
