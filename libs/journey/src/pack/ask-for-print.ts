import { canDo } from '@ratify/access';
import { refuse } from '@ratify/policy';
import type { Pack, Scope } from '@ratify/store';
import { refused, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { abilityOf, writing } from '../shell/writing.ts';
import { ask } from './ask-for-pack.ts';

/** Asks for the poster of a round: what is to be read, by when, and a code that leads a phone there. */
export async function askForPoster(journey: Journey, scope: Scope, roundId: string): Promise<Outcome<Pack>> {
  return writing(journey, scope, ['ask', 'Round'], async (work) => {
    const { rows, organisationId } = work;
    const round = await rows.rounds.get({ organisationId, id: roundId });
    return ask(journey, work, {
      ...{ kind: 'poster', settingId: organisationId, roundId, about: roundId },
      policies: await rows.roundPolicies.count({ organisationId, roundId }),
      title: `Poster: ${round.title}`,
    });
  });
}

/** Asks for the list of who has confirmed a policy, for those who read the names. */
export async function askForConfirmations(journey: Journey, scope: Scope, policyId: string): Promise<Outcome<Pack>> {
  return writing(journey, scope, ['pack', 'Policy'], async (work) => {
    const { rows, organisationId } = work;
    if (!canDo(abilityOf(rows), 'read', 'Acknowledgement', { organisationId })) return refused(refuse('NOT_PERMITTED'));
    const policy = await rows.policies.get({ organisationId, id: policyId });
    return ask(journey, work, {
      ...{ kind: 'confirmations', settingId: organisationId, policyId, about: policyId },
      policies: policy.adoptedRevisionId ? 1 : 0,
      title: `Who has confirmed ${policy.title}`,
    });
  });
}

/** Asks for a current copy: the text in force of a policy with what keepers answered since it was adopted. */
export async function askForCurrentCopy(journey: Journey, scope: Scope, policyId: string): Promise<Outcome<Pack>> {
  return writing(journey, scope, ['review', 'Policy'], async (work) => {
    const { rows, organisationId } = work;
    const policy = await rows.policies.get({ organisationId, id: policyId });
    return ask(journey, work, {
      ...{ kind: 'current', settingId: organisationId, policyId, about: policyId },
      policies: policy.adoptedRevisionId && policy.retiredOn === null ? 1 : 0,
      title: `${policy.title}, current copy`,
    });
  });
}
