import { typedText, type Posted } from '../pages/typed.ts';
import { asksForWording, reasonFor } from '../update/choice-words.ts';
import type { TemplatePreview } from './template-documents.ts';

type Choice = TemplatePreview['choices'][number];

/** What was answered to one choice; nothing is chosen beforehand. */
export interface Answered {
  readonly clauseId: string;
  readonly answer: string;
  readonly text: string;
}

/** What may be written beside an answer: the wording of one's own, or why something new is left out. */
export function writtenFor(
  choice: Choice,
): { readonly label: string; readonly rows: number; readonly isWording: boolean } | null {
  if (asksForWording(choice))
    return {
      label: 'Your own wording, if you chose to write it',
      rows: Math.max(5, Math.ceil(choice.ours.length / 55)),
      isWording: true,
    };
  const reason = reasonFor(choice);
  return reason === null ? null : { label: reason, rows: 2, isWording: false };
}

/** The answers of a form, choice by choice; text typed is kept whatever was chosen. */
export function answersOf(choices: readonly Choice[], body: Posted | undefined): Answered[] {
  return choices.map((choice) => {
    const [radios, own] = [`choice-${choice.clauseId}`, `own-${choice.clauseId}`];
    // One's own wording starts from the words one has.
    const start = asksForWording(choice) ? choice.ours.trim() : '';
    const text = body?.[own] === undefined ? start : typedText(body, own);
    return { clauseId: choice.clauseId, answer: typedText(body, radios), text };
  });
}
