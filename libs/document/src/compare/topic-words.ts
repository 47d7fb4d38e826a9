import { findTerm } from '../fill/say-term.ts';
import { type FrontMatter, type TermDefinition } from '../types.ts';

/** Turns a text into the words that tell what it is about: no small words, endings off, a term's words and options as one. */
export type TopicReader = (text: string) => string[];

const SMALL = new Set(
  (
    'a about above across after all also although always an and any anyone anything are as at be because been before being below ' +
    'between both but by can cannot could did do does doing done down during each either else etc ever every everyone for from ' +
    'further had has have having he her here him his how however if in into is it its itself just keep kept least like made make ' +
    'many may might more most much must need needs neither never no nor not nothing of off on once one only or other others our ' +
    'out over own part per please policy protocol rather same section shall she should so some someone such take taken than that ' +
    'the their them themselves then there these they thing this those through to too under until up upon us use used user using ' +
    'very was way we well were what when where whether which while who whom whose why will with within without would you your'
  ).split(' '),
);

/** Different words of schools for one thing, beyond a text's own terms. */
const ALIKE: readonly (readonly string[])[] = [
  ['staff', 'employee', 'employees', 'worker', 'workers', 'workforce', 'personnel'],
  [
    'pupil',
    'pupils',
    'child',
    'children',
    'student',
    'students',
    'learner',
    'learners',
    'young people',
    'young person',
  ],
  ['parent', 'parents', 'carer', 'carers', 'guardian', 'guardians', 'families', 'family'],
  ['school', 'centre', 'setting', 'nursery', 'academy', 'college'],
  ['picture', 'pictures', 'photo', 'photos', 'photograph', 'photographs', 'image', 'images', 'video', 'videos'],
  ['befriend', 'befriending', 'friend', 'friends', 'friendship', 'friendships'],
];

const DIRECTIVE = /:(term|blank|org|publisher|see)\[([^\]\n]*)\](?:\{[^}\n]*\})?/g;
const WORD = /[\p{L}\p{N}_]+/gu;

/** A reader for texts that are held against one another: the terms of all of them count. */
export function topicReader(frontMatters: readonly (FrontMatter | null)[]): TopicReader {
  const terms = frontMatters.flatMap((frontMatter) => frontMatter?.terms ?? []);
  const names = namesOf(terms);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${[...names.keys()].map(escaped).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return (text) => {
    const said = text.replace(DIRECTIVE, (_, name: string, label: string) =>
      name === 'term' ? termName(label, frontMatters) : ' ',
    );
    const named = said.replace(pattern, (words) => names.get(words.toLowerCase()) ?? words);
    return (named.toLowerCase().match(WORD) ?? []).flatMap((word) => (SMALL.has(word) ? [] : [stem(word)]));
  };
}

/** Longest first, so that `executive headteacher` is not read as a headteacher. */
function namesOf(terms: readonly TermDefinition[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const group of ALIKE) for (const word of group) names.set(word, `_${group[0]}`);
  for (const { id, value, plural, options } of terms) {
    const own = [value, plural ?? `${value}s`, ...options.flatMap((option) => [option, `${option}s`])].map((word) =>
      word.toLowerCase(),
    );
    const shared = own.map((word) => names.get(word)).find((name) => name !== undefined);
    for (const word of own) if (!names.has(word)) names.set(word, shared ?? `_${id.replaceAll('-', '_')}`);
  }
  return new Map([...names].sort((a, b) => b[0].length - a[0].length));
}

function termName(label: string, frontMatters: readonly (FrontMatter | null)[]): string {
  for (const frontMatter of frontMatters) {
    const term = frontMatter && findTerm(label, frontMatter);
    if (term) return ` ${term.definition.value} `;
  }
  return ` ${label} `;
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}

/** Endings of English words taken off: enough to see that two words are of one kind, not to spell them. */
export function stem(word: string): string {
  if (word.length < 5 || word.startsWith('_')) return word;
  return word
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?:ations?|ating|ated|ates?)$/, 'at')
    .replace(/(?:ments?|ness|fully|ful|ly|ings?|ers?|ed|es|s|e)$/, '')
    .replace(/([^aeiou])\1$/, '$1');
}
