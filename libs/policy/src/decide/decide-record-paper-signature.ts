import { type PlainDate, sayDate } from '../dates/plain-date.ts';
import type { ScanKind } from '../journey/scan-kind.ts';
import { signsBefore } from '../journey/signing-round.ts';
import type { SigningOffice } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { type SentScan, checkScan } from './check-scan.ts';
import { type PlanRecord, isBlankText } from './plan-parts.ts';
import { type Settled, type SigningState, checkOpen, closing } from './signing-state.ts';

export interface RecordPaperSignatureState extends SigningState {
  readonly adoptedOn: PlainDate | null;
}

export interface RecordPaperSignatureInput {
  readonly paperSignatureId: string;
  /** Who signed, as it stands on the paper. */
  readonly signerName: string;
  readonly signedOn: PlainDate;
  readonly scan: SentScan;
}

export interface RecordPaperSignaturePlan extends PlanRecord {
  readonly paperSignature: {
    readonly id: string;
    readonly organisationId: string;
    readonly requestId: string;
    readonly revisionId: string;
    readonly adoptionId: string;
    readonly role: SigningOffice;
    readonly signerName: string;
    readonly signedOn: PlainDate;
    /** The newest bytes of the document: what was to be printed and signed. */
    readonly documentSha256: string;
    readonly scanSha256: string;
    readonly scanMime: ScanKind;
    readonly scanLength: number;
    readonly recordedBy: string;
    readonly recordedByName: string;
  };
  readonly request: {
    readonly id: string;
    readonly from: 'open';
    readonly to: 'signed-on-paper';
    readonly signedByName: string;
  } & Settled;
  readonly document: { readonly id: string; readonly from: 'printed'; readonly to: 'sealing' } | null;
}

/**
 * Records that a request was answered on paper: the adopted document was printed, signed by hand and scanned. With nobody left to
 * wait for, the organisation's seal closes the document and says that this signature is on paper.
 */
export function decideRecordPaperSignature(
  state: RecordPaperSignatureState,
  input: RecordPaperSignatureInput,
  today: PlainDate,
): Decided<RecordPaperSignaturePlan> {
  const { actor, request, revision, organisationId, document } = state;
  const closed = checkOpen(state) ?? (request.state === 'open' ? null : refuse('REQUEST_CLOSED'));
  const signerName = input.signerName.trim();
  return decided(
    closed ? [closed] : [...checkSigned(state, input, today), ...checkScan(input.scan), checkPrinted(state)],
    () => {
      const { signedOn, scan } = input;
      const recorded = { recordedBy: actor.personId, recordedByName: actor.name };
      return {
        paperSignature: {
          ...{ id: input.paperSignatureId, organisationId, requestId: request.id, revisionId: revision.id },
          ...{ adoptionId: request.adoptionId, role: request.role, signerName, signedOn, ...recorded },
          documentSha256: document?.latest?.sha256 ?? '',
          ...{ scanSha256: scan.sha256, scanMime: scan.kind ?? 'application/pdf', scanLength: scan.length },
        },
        request: {
          ...{ id: request.id, from: 'open', to: 'signed-on-paper', signedByName: signerName },
          ...{ settledBy: actor.personId, settledByName: actor.name, settledReason: null },
        },
        document: closing(state).document,
        audit: [
          {
            action: 'signature.recorded-on-paper',
            subject: 'SignatureRequest',
            subjectId: request.id,
            onBehalfOf: `office:${request.role}`,
            data: {
              ...{ role: request.role, forRole: request.forRole, signedOn, paperSignatureId: input.paperSignatureId },
              ...{ scanSha256: scan.sha256, scanMime: scan.kind },
            },
            personal: { name: signerName },
          },
        ],
        jobs: closing(state).jobs,
      };
    },
  );
}

function checkSigned(
  { request, round, adoptedOn }: RecordPaperSignatureState,
  { signerName, signedOn }: RecordPaperSignatureInput,
  today: PlainDate,
): (Refusal | false)[] {
  const before = signsBefore(request, round).map(({ role, forRole }) => forRole ?? role);
  return [
    before.length > 0 && refuse('PAPER_OUT_OF_ORDER', { where: `after the ${before.join(' and the ')}` }),
    isBlankText(signerName) && refuse('SIGNER_MISSING', { where: 'who signed' }),
    signedOn > today && refuse('DATE_IN_FUTURE', { where: 'signed on' }),
    adoptedOn !== null && signedOn < adoptedOn && refuse('SIGNED_BEFORE_ADOPTION', { where: 'signed on' }),
    // What was signed in time may be recorded later.
    signedOn <= today && signedOn > request.lapsesOn && refuse('SIGNED_TOO_LATE', { where: sayDate(request.lapsesOn) }),
  ];
}

function checkPrinted({ document }: SigningState): Refusal | null {
  return document?.state === 'printed' && document.latest ? null : refuse('DOCUMENT_NOT_READY');
}
