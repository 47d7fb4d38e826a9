import type { PlainDate } from '../dates/plain-date.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { NewAcknowledgement, TextInForce } from './decide-acknowledge.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

/** Longest name of whoever collected a sheet. */
const LONGEST_NAME = 200;

export interface RecordSheetState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly round: { readonly id: string; readonly closedAt: Date | null };
  /** What each person whom the round asks has not confirmed. */
  readonly open: readonly {
    readonly personId: string;
    readonly personName: string;
    readonly texts: readonly (TextInForce & { readonly adoptedOn: PlainDate | null })[];
  }[];
}

export interface RecordSheetInput {
  /** Those who signed. */
  readonly personIds: readonly string[];
  readonly signedOn: PlainDate;
  readonly collectedBy: string;
  /** At least one for each text of each person. */
  readonly acknowledgementIds: readonly string[];
}

export interface RecordSheetPlan extends PlanRecord {
  readonly acknowledgements: readonly (NewAcknowledgement & {
    readonly signedOn: PlainDate;
    readonly collectedBy: string;
    readonly recordedBy: string;
    readonly recordedByName: string;
  })[];
}

/** Enters the confirmations of those who signed a sheet of paper: of the texts in force, which the sheet must not be older than. */
export function decideRecordSheet(
  { actor, organisationId, round, open }: RecordSheetState,
  { personIds, signedOn, acknowledgementIds, ...input }: RecordSheetInput,
  today: PlainDate,
): Decided<RecordSheetPlan> {
  const collectedBy = input.collectedBy.trim().replace(/\s+/g, ' ');
  const signed = open.filter(({ personId }) => personIds.includes(personId));
  const newer = signed
    .flatMap(({ texts }) => texts)
    .find(({ adoptedOn }) => adoptedOn !== null && adoptedOn > signedOn);
  return decided(
    [
      round.closedAt !== null && refuse('ROUND_CLOSED'),
      round.closedAt === null && signed.length === 0 && refuse('NOBODY_TICKED', { where: 'people' }),
      signedOn > today && refuse('DATE_IN_FUTURE', { where: 'signed on' }),
      newer && refuse('SHEET_TOO_OLD', { where: newer.title }),
      (isBlankText(collectedBy) || collectedBy.length > LONGEST_NAME) &&
        refuse('COLLECTOR_MISSING', { where: 'collected by' }),
    ],
    () => {
      const entered = { signedOn, collectedBy, recordedBy: actor.personId, recordedByName: actor.name };
      const rows = signed.flatMap(({ personId, personName, texts }) =>
        texts.map(({ version, sha256 }) => ({ personId, personName, ...version, revisionSha256: sha256 })),
      );
      const acknowledgements = rows.map((row, at) => ({
        ...{ ...row, id: acknowledgementIds[at] ?? '', organisationId, roundId: round.id },
        ...entered,
      }));
      return {
        acknowledgements,
        audit: acknowledgements.map(({ id, revisionId, adoptionId, revisionSha256, personName }) => ({
          ...{ action: 'revision.acknowledged-on-paper', subject: 'Acknowledgement' as const, subjectId: id },
          data: { ...(revisionId ? { revisionId } : { adoptionId }), revisionSha256, roundId: round.id, signedOn },
          personal: { name: personName, collectedBy },
        })),
        jobs: [],
      };
    },
  );
}
