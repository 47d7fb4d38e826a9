import type { Role } from '../journey/vocabulary.ts';
import { type Refusal, refuse } from '../refusals/refusal.ts';

export interface HeadDecidesState {
  /** Of whoever acts. */
  readonly roles: readonly Role[];
  /** Who is stated to approve the policy; null where nobody is. */
  readonly approver: { readonly office: 'head' | null } | null;
  readonly policyTitle: string;
}

/** Whether a head decides on a policy alone: only as head, and only where it is recorded that the body leaves this one to them. */
export function checkHeadDecides({ roles, approver, policyTitle }: HeadDecidesState): (Refusal | false)[] {
  return [
    !roles.includes('head') && refuse('NOT_PERMITTED'),
    roles.includes('head') && approver?.office !== 'head' && refuse('APPROVER_IS_NOT_HEAD', { where: policyTitle }),
  ];
}
