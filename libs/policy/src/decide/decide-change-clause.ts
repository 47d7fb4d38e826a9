import type { Rule } from '@ratify/document';
import { type Refusal, refuse } from '../refusals/refusal.ts';
import { clausePlace, isBlankText } from './plan-parts.ts';

/** What someone asks of one clause of their draft. */
export type ClauseRequest =
  | { readonly kind: 'adapt'; readonly text: string }
  | { readonly kind: 'leave-out'; readonly reason: string }
  | { readonly kind: 'put-back' };

/** The clause as the edition has it; its rule there is the rule of record. */
export interface ClauseOfEdition {
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  readonly rule: Rule;
}

/**
 * Refusals of a change to one clause, none when it may be made; the change itself is a save of the text. A clause that the
 * edition does not have is the school's own, and may be changed at will.
 */
export function refuseClauseChange(clause: ClauseOfEdition | null, request: ClauseRequest): Refusal[] {
  if (!clause) return request.kind === 'put-back' ? [refuse('CLAUSE_NOT_FOUND')] : [];
  const place = clausePlace(clause);
  if (request.kind === 'adapt') {
    if (clause.rule === 'fixed') return [refuse('FIXED_CLAUSE_CHANGED', place)];
    return clause.rule === 'local' && isBlankText(request.text) ? [refuse('LOCAL_CLAUSE_EMPTY', place)] : [];
  }
  if (request.kind === 'put-back') return [];
  return [
    ...(clause.rule === 'optional' ? [] : [refuse('LEFT_OUT_NOT_OPTIONAL', place)]),
    ...(isBlankText(request.reason) ? [refuse('REASON_MISSING', place)] : []),
  ];
}
