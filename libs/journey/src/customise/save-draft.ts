import type { Draft, Scope } from '@ratify/store';
import type { Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { changeDraft } from './change-draft.ts';

export interface SaveDraftInput {
  readonly policyId: string;
  /** The version the writer had open. */
  readonly version: number;
  readonly text: string;
}

/** Saves a policy's working text as it was typed. */
export async function saveDraft(journey: Journey, scope: Scope, input: SaveDraftInput): Promise<Outcome<Draft>> {
  return changeDraft(journey, scope, input, () => ({ text: input.text }));
}
