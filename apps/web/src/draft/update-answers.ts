import { typedText, type Posted } from '../pages/typed.ts';
import type { UpdatePreview } from './draft-documents.ts';

export type Choice = UpdatePreview['choices'][number];

export interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: { readonly text: string };
}

/** What was answered to one choice; nothing is chosen beforehand. */
export interface Answered {
  readonly clauseId: string;
  readonly answer: string;
  readonly text: string;
}

const KEEP: Option = {
  value: 'ours',
  text: 'Keep our wording',
  hint: { text: 'The publisher will see that you differ from the template here.' },
};
const BOTH: Option = { value: 'both', text: 'Use both, one after the other' };
const OWN: Option = { value: 'own', text: 'Use the wording I write below' };

/** The ways to answer a choice, by what the two sides did to the clause. */
export function optionsFor(choice: Choice): readonly Option[] {
  switch (choice.kind) {
    case 'words':
      return [{ value: 'theirs', text: 'Use the template’s new wording' }, KEEP, BOTH, OWN];
    case 'removed-but-changed':
      return [
        { value: 'remove', text: 'Take it out, as the template does' },
        { value: 'keep', text: 'Keep it as a clause of our own' },
      ];
    case 'changed-but-removed':
      return [
        { value: 'theirs', text: 'Put it back, with the template’s new wording' },
        { value: 'ours', text: 'Keep it left out' },
      ];
    case 'now-fixed':
      return [{ value: 'theirs', text: 'Put it back' }];
    case 'place':
      return [
        { value: 'theirs', text: 'Move it to where the template has it now' },
        { value: 'ours', text: 'Leave it where we have it' },
      ];
    case 'optional-added':
      return [
        { value: 'theirs', text: 'Include it' },
        { value: 'remove', text: 'Leave it out' },
      ];
    default:
      return [{ value: 'theirs', text: 'As the template has it' }, KEEP];
  }
}

const ASKS: Readonly<Record<string, string>> = {
  words: 'You and the template have both changed these words.',
  'removed-but-changed': 'You changed this, and the template no longer has it.',
  'changed-but-removed': 'You left this out, and the template has changed it since.',
  'now-fixed': 'You left this out. The publisher does not let it be left out any more.',
  place: 'You and the template have both moved this.',
  'optional-added': 'This is new in the template, and optional.',
};

/** Why a school is asked, in a sentence. */
export function askOf(choice: Choice): string {
  return ASKS[choice.kind] ?? 'You and the template differ here.';
}

/** What may be written beside an answer: the wording of one's own, or why something new is left out. */
export function writtenFor(choice: Choice): { readonly label: string; readonly rows: number } | null {
  if (choice.kind === 'words')
    return {
      label: 'Your own wording, if you chose to write it',
      rows: Math.max(5, Math.ceil(choice.ours.length / 55)),
    };
  return choice.kind === 'optional-added' ? { label: 'If you leave it out, why?', rows: 2 } : null;
}

interface Titled {
  readonly number: string;
  readonly title: string;
  readonly clauseId: string;
}

/** What a person reads above a clause; what is about the document's own facts has no number. */
export function titleOf({ number, title, clauseId }: Titled): string {
  if (number) return `${number} ${title}`;
  return `About this policy: ${(title || clauseId.replace('front-matter:', '')).replaceAll('-', ' ')}`;
}

/** The answers of a form, choice by choice; text typed is kept whatever was chosen. */
export function answersOf(choices: readonly Choice[], body: Posted | undefined): Answered[] {
  return choices.map((choice) => ({
    clauseId: choice.clauseId,
    answer: typedText(body, `choice-${choice.clauseId}`),
    text: body?.[`own-${choice.clauseId}`] === undefined ? startOf(choice) : typedText(body, `own-${choice.clauseId}`),
  }));
}

/** One's own wording starts from the words one has. */
function startOf(choice: Choice): string {
  return choice.kind === 'words' ? choice.ours.trim() : '';
}
