import type { RevisionState } from '../journey/revision-states.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { Actor, PlanRecord } from './plan-parts.ts';

export interface AcknowledgeState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly revision: { readonly id: string; readonly state: RevisionState; readonly textSha256: string };
  readonly hasAcknowledged: boolean;
}

export interface AcknowledgeInput {
  readonly acknowledgementId: string;
}

export interface AcknowledgePlan extends PlanRecord {
  readonly acknowledgement: {
    readonly id: string;
    readonly organisationId: string;
    readonly personId: string;
    readonly personName: string;
    readonly revisionId: string;
    readonly revisionSha256: string;
  };
}

/** Confirms that a person has read and understood the revision in force: that text and no other. */
export function decideAcknowledge(state: AcknowledgeState, input: AcknowledgeInput): Decided<AcknowledgePlan> {
  const { actor, revision } = state;
  return decided(
    [
      revision.state !== 'adopted' && refuse('NOT_IN_FORCE'),
      revision.state === 'adopted' && state.hasAcknowledged && refuse('ALREADY_ACKNOWLEDGED'),
    ],
    () => ({
      acknowledgement: {
        id: input.acknowledgementId,
        organisationId: state.organisationId,
        personId: actor.personId,
        personName: actor.name,
        revisionId: revision.id,
        revisionSha256: revision.textSha256,
      },
      audit: [
        {
          action: 'revision.acknowledged',
          subject: 'Acknowledgement',
          subjectId: input.acknowledgementId,
          data: { revisionId: revision.id, revisionSha256: revision.textSha256 },
          personal: { name: actor.name },
        },
      ],
      jobs: [],
    }),
  );
}
