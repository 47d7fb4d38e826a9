import { setTermValues, setValues, type BlankValue } from '@ratify/document';
import { refuse, type Refusal } from '@ratify/policy';
import type { Draft, Scope } from '@ratify/store';
import type { Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { changeDraft, refuseProblem, type DraftChange, type OpenDraft } from './change-draft.ts';

export interface FillBlanksInput {
  readonly policyId: string;
  readonly version: number;
  /** By blank id; a list blank takes several. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** Fills the blanks of a draft; the body keeps `:blank[…]`, the answers stand in the front matter. */
export async function fillBlanks(journey: Journey, scope: Scope, input: FillBlanksInput): Promise<Outcome<Draft>> {
  return changeDraft(journey, scope, input, (open) => {
    const known = new Map(open.document.frontMatter?.blanks.map((each) => [each.id, each]));
    const unknown = Object.keys(input.values).filter((id) => !known.has(id));
    if (unknown.length > 0) return { refusals: unknown.map((id) => refuseUnknown('blank', id)) };
    const values = Object.entries(input.values).map(([id, given]): [string, BlankValue] => {
      const words = given.map((each) => each.trim()).filter(Boolean);
      return [id, known.get(id)?.type === 'list' ? words : words.join('\n')];
    });
    return edited(open, setValues(open.document, Object.fromEntries(values)));
  });
}

export interface SetTermsInput {
  readonly policyId: string;
  readonly version: number;
  /** By term id; singular, as it stands in the middle of a sentence. */
  readonly terms: Readonly<Record<string, string>>;
}

/** Sets the school's own words for the template's terms, throughout the text. */
export async function setTerms(journey: Journey, scope: Scope, input: SetTermsInput): Promise<Outcome<Draft>> {
  return changeDraft(journey, scope, input, (open) => {
    const known = new Set(open.document.frontMatter?.terms.map((each) => each.id));
    const unknown = Object.keys(input.terms).filter((id) => !known.has(id));
    if (unknown.length > 0) return { refusals: unknown.map((id) => refuseUnknown('term', id)) };
    return edited(open, setTermValues(open.document, input.terms));
  });
}

function refuseUnknown(what: string, id: string): Refusal {
  return refuse('INPUT_NOT_VALID', {
    what: `This policy has no ${what} called "${id}".`,
    whatToDo: `Reload the page to see its ${what}s.`,
    where: id,
  });
}

function edited(_open: OpenDraft, edit: ReturnType<typeof setValues>): DraftChange {
  return 'problem' in edit ? { refusals: [refuseProblem(edit.problem)] } : { text: edit.text };
}
