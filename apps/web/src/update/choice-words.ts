import type { Choice } from './update-documents.ts';

export interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: { readonly text: string };
}

const OURS: Option = {
  value: 'ours',
  text: 'Keep our wording',
  hint: { text: 'The publisher will see that you differ from the template here.' },
};
const THEIRS: Option = { value: 'theirs', text: 'Use the template’s new wording' };
const OWN: Option = { value: 'own', text: 'Write the wording ourselves' };

interface ChoiceWords {
  /** Why a school is asked, in a sentence. */
  readonly ask: string;
  readonly options: readonly Option[];
}

/** What is asked, and the ways to answer, by what the two sides did to the clause. */
const WORDS: Readonly<Record<string, ChoiceWords>> = {
  words: {
    ask: 'You and the template have both changed these words.',
    options: [THEIRS, OURS, { value: 'both', text: 'Use both, one after the other' }, OWN],
  },
  both: {
    ask: 'You and the template have both changed this, in different places. The two changes fit together: please read them as one.',
    options: [{ value: 'both', text: 'Use both changes together' }, THEIRS, OURS, OWN],
  },
  'removed-but-changed': {
    ask: 'You changed this, and the template no longer has it.',
    options: [
      { value: 'remove', text: 'Take it out, as the template does' },
      { value: 'keep', text: 'Keep it as a clause of our own' },
    ],
  },
  'changed-but-removed': {
    ask: 'You left this out, and the template has changed it since.',
    options: [
      { value: 'theirs', text: 'Put it back, with the template’s new wording' },
      { value: 'ours', text: 'Keep it left out' },
    ],
  },
  'now-fixed': {
    ask: 'You left this out. The publisher does not let it be left out any more.',
    options: [{ value: 'theirs', text: 'Put it back' }],
  },
  place: {
    ask: 'You and the template have both moved this.',
    options: [
      { value: 'theirs', text: 'Move it to where the template has it now' },
      { value: 'ours', text: 'Leave it where we have it' },
    ],
  },
  'optional-added': {
    ask: 'This is new in the template, and optional.',
    options: [
      { value: 'theirs', text: 'Include it' },
      { value: 'remove', text: 'Leave it out' },
    ],
  },
};

/**
 * The words for a question. About a fixed clause it is asked only where an exception was granted: the wording granted stands
 * or gives way, and there is no third one to offer.
 */
export function wordsFor({ kind }: Pick<Choice, 'kind'>, isFixed = false): ChoiceWords {
  const { ask, options } = WORDS[kind] ?? { ask: 'You and the template differ here.', options: [THEIRS, OURS] };
  if (!isFixed || !asksForWording({ kind })) return { ask, options };
  return { ask, options: options.filter(({ value }) => value === 'theirs' || value === 'ours') };
}

/** An answer as it was given, in words. */
export function sayAnswer(choice: Pick<Choice, 'kind'>, answer: string): string {
  const known = [...wordsFor(choice).options, THEIRS, OURS, OWN].find((each) => each.value === answer);
  return known?.text ?? answer;
}

/** Whether the words that come out of an answer may still be changed. */
export function asksForWording({ kind }: Pick<Choice, 'kind'>): boolean {
  return kind === 'words' || kind === 'both';
}

/** What may be written beside an answer. */
export function reasonFor({ kind }: Pick<Choice, 'kind'>): string | null {
  return kind === 'optional-added' ? 'If you leave it out, why?' : null;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  taken: 'The template’s new wording',
  both: 'Your words and the new words together',
  removed: 'Taken out',
  inserted: 'New',
  'council-wording': 'Back to the fixed wording',
  moved: 'Moved',
  kept: 'Your wording stays',
  'kept-out': 'Stays left out',
  choice: 'As you answered',
  same: 'The same words',
};

/** What becomes of a clause, in a few words. */
export function sayOutcome(outcome: string): string {
  return OUTCOMES[outcome] ?? 'Changed';
}

interface Titled {
  readonly number: string;
  readonly title: string;
  readonly clauseId: string;
}

/** What a person reads above a clause; what is about the document's own facts has no number. */
export function titleOf({ number, title, clauseId }: Titled): string {
  if (number) return `${number} ${title}`.trim();
  if (clauseId === 'document') return 'The whole policy';
  return `About this policy: ${(title || clauseId.replace('front-matter:', '')).replaceAll('-', ' ')}`;
}

/** "2 legal, 1 substantive": what an edition brings, the heaviest first. */
export function sayWeights(materiality: readonly { readonly level: string }[]): string {
  return ['legal', 'substantive', 'editorial']
    .map((level) => [materiality.filter((each) => each.level === level).length, level] as const)
    .filter(([count]) => count > 0)
    .map(([count, level]) => `${count} ${level}`)
    .join(', ');
}

/** "editions 3 and 4" */
export function sayEditions(numbers: readonly number[]): string {
  const last = numbers.at(-1);
  if (numbers.length < 2) return `edition ${last ?? ''}`;
  return `editions ${numbers.slice(0, -1).join(', ')} and ${last}`;
}
