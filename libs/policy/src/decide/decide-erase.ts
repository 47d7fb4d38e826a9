import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { PlanRecord } from './plan-parts.ts';

/** What erasing somebody would come to, as it was counted. */
export interface EraseState {
  readonly personId: string;
  readonly name: string;
  readonly erased: Readonly<Record<string, number>>;
  readonly kept: Readonly<Record<string, number>>;
  readonly account: 'erased' | 'elsewhere' | 'in-post';
}

export type ErasePlan = PlanRecord & { readonly personId: string };

/** Lets go of the name of somebody who has left. What they decided and signed stands; the record says that and how much was erased. */
export function decideErase(state: EraseState, { typedName }: { readonly typedName: string }): Decided<ErasePlan> {
  const isTheirs = typedName.trim().toLocaleLowerCase('en-GB') === state.name.trim().toLocaleLowerCase('en-GB');
  return decided(
    [
      state.account === 'in-post' && refuse('STILL_IN_POST'),
      !isTheirs && refuse('NAME_NOT_TYPED', { where: 'typedName' }),
    ],
    () => ({
      personId: state.personId,
      audit: [
        {
          action: 'person.erased',
          subject: 'Person',
          subjectId: state.personId,
          data: { erased: sum(state.erased), kept: sum(state.kept), account: state.account },
        },
      ],
      jobs: [],
    }),
  );
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, each) => all + each, 0);
}
