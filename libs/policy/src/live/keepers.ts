import type { BlankDefinition } from '@ratify/document';
import type { Role } from '../journey/vocabulary.ts';

/** What the keeping of a blank depends on. */
export type KeptBlank = Pick<BlankDefinition, 'type' | 'keptBy'>;

/**
 * Whether a blank of a text in force is changed between meetings. Of its own policy an organisation keeps whatever names a keeper; of a policy
 * that covers it, its own row, and what a head or a clerk keeps: any other office is one of the organisation whose policy it is.
 */
export function isKeptHere({ type, keptBy }: KeptBlank, isCover: boolean): boolean {
  if (!isCover) return keptBy !== undefined;
  return type === 'per-setting' || keptBy === 'head' || keptBy === 'clerk';
}

/** Whose answer it is: the office that the text names where it is one here; else, of its own policy, head and clerk, and of a cover the head. */
export function keepersOf({ keptBy }: KeptBlank, isCover: boolean): readonly Role[] {
  if (keptBy === 'head' || keptBy === 'clerk') return [keptBy];
  return isCover ? ['head'] : ['head', 'clerk'];
}

/** Whether somebody of these roles may change it. */
export function mayKeep(blank: KeptBlank, isCover: boolean, roles: readonly Role[]): boolean {
  return isKeptHere(blank, isCover) && keepersOf(blank, isCover).some((role) => roles.includes(role));
}
