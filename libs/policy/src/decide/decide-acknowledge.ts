import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { Actor, PlanRecord } from './plan-parts.ts';

/** Which text a confirmation is of: a revision of the organisation's own, or another's adoption that covers it. */
export type ConfirmedVersion =
  | { readonly revisionId: string; readonly adoptingOrganisationId: null; readonly adoptionId: null }
  | { readonly revisionId: null; readonly adoptingOrganisationId: string; readonly adoptionId: string };

/** A text in force, as somebody is asked to confirm it. */
export interface TextInForce {
  readonly policyId: string;
  readonly title: string;
  readonly sha256: string;
  readonly version: ConfirmedVersion;
}

export interface AcknowledgeState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly texts: readonly (TextInForce & {
    /** Their confirmation of it stands, and nothing asks for another. */
    readonly isDone: boolean;
    /** The open round that it answers first. */
    readonly roundId: string | null;
  })[];
}

/** A text as it stood on the page that was confirmed. */
export interface ShownText {
  readonly acknowledgementId: string;
  readonly policyId: string;
  readonly sha256: string;
}

/** A confirmation as it is stored. */
export type NewAcknowledgement = ConfirmedVersion & {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly personName: string;
  readonly revisionSha256: string;
  readonly roundId: string | null;
};

export interface AcknowledgePlan extends PlanRecord {
  readonly acknowledgements: readonly NewAcknowledgement[];
}

/**
 * Confirms that a person has read and understood the texts that they were shown, all of them or none: those in force and no others.
 */
export function decideAcknowledge(
  { actor, organisationId, texts }: AcknowledgeState,
  { shown }: { readonly shown: readonly ShownText[] },
): Decided<AcknowledgePlan> {
  const confirmed = shown.map((each) => ({ each, text: texts.find(({ policyId }) => policyId === each.policyId) }));
  const stale = confirmed.filter(({ each, text }) => text?.sha256 !== each.sha256);
  const isDone = confirmed.length > 0 && confirmed.every(({ text }) => text?.isDone);
  return decided(
    [
      ...stale.map(({ text }) => refuse('NOT_IN_FORCE', text ? { where: text.title } : {})),
      stale.length === 0 && shown.length === 0 && refuse('NOT_IN_FORCE'),
      stale.length === 0 && isDone && refuse('ALREADY_ACKNOWLEDGED'),
    ],
    () => {
      const acknowledgements = confirmed.flatMap(({ each, text }) =>
        text && !text.isDone
          ? [
              {
                ...{ id: each.acknowledgementId, organisationId, ...text.version },
                ...{ personId: actor.personId, personName: actor.name },
                ...{ revisionSha256: text.sha256, roundId: text.roundId },
              },
            ]
          : [],
      );
      return {
        acknowledgements,
        audit: acknowledgements.map(({ id, revisionId, adoptionId, revisionSha256, roundId }) => ({
          action: 'revision.acknowledged',
          subject: 'Acknowledgement' as const,
          subjectId: id,
          data: { ...(revisionId ? { revisionId } : { adoptionId }), revisionSha256, ...(roundId ? { roundId } : {}) },
          personal: { name: actor.name },
        })),
        jobs: [],
      };
    },
  );
}
