import type { PlainDate } from '../dates/plain-date.ts';
import { signsBefore } from '../journey/signing-round.ts';
import type { Role } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { type PlanRecord, isBlankText, job } from './plan-parts.ts';
import { type SigningState, checkAsked, checkOpen } from './signing-state.ts';

export interface SignInput {
  readonly signatureId: string;
  /** Lower-case hex, of the bytes that the signer read. */
  readonly documentSha256: string;
  readonly typedName: string;
  readonly declared: boolean;
  /** The sentence that was ticked, as it was shown. */
  readonly declaration: string;
}

export interface SignPlan extends PlanRecord {
  readonly signature: {
    readonly id: string;
    readonly organisationId: string;
    readonly requestId: string;
    readonly revisionId: string;
    readonly personId: string;
    readonly name: string;
    readonly role: Role;
    readonly documentSha256: string;
    readonly declaration: string;
  };
  readonly request: {
    readonly id: string;
    readonly from: 'open';
    readonly to: 'signed';
    readonly signedBy: string;
    readonly signedByName: string;
  };
  readonly document: { readonly id: string; readonly from: 'printed'; readonly to: 'sealing' };
}

/**
 * Signs the exact bytes of an adopted policy for an office that the person holds, in its turn. The PDF's signature follows as a
 * job.
 */
export function decideSign(state: SigningState, input: SignInput, today: PlainDate): Decided<SignPlan> {
  const { actor, document, request, revision } = state;
  // Of a version that is not in force, its document says nothing more.
  const inForce = revision.state === 'adopted';
  return decided([...checkSigner(state, input, today), inForce && checkDocument(state, input)], () => {
    const documentId = document?.id ?? '';
    return {
      signature: {
        id: input.signatureId,
        organisationId: state.organisationId,
        requestId: request.id,
        revisionId: revision.id,
        personId: actor.personId,
        name: actor.name,
        role: request.role,
        documentSha256: input.documentSha256,
        declaration: input.declaration,
      },
      request: { id: request.id, from: 'open', to: 'signed', signedBy: actor.personId, signedByName: actor.name },
      document: { id: documentId, from: 'printed', to: 'sealing' },
      audit: [
        {
          action: 'revision.signed',
          subject: 'SignatureRequest',
          subjectId: request.id,
          data: {
            revisionId: revision.id,
            signatureId: input.signatureId,
            documentSha256: input.documentSha256,
            role: request.role,
            forRole: request.forRole,
          },
          personal: { name: actor.name },
        },
      ],
      jobs: [job('sign-document', { documentId, signatureId: input.signatureId }, input.signatureId)],
    };
  });
}

function checkSigner(state: SigningState, input: SignInput, today: PlainDate): (Refusal | null | false)[] {
  const { actor, request, revision, round, signedBy } = state;
  const hasSigned = request.state === 'signed' || signedBy.includes(actor.personId);
  if (revision.state === 'adopted' && hasSigned) return [refuse('ALREADY_SIGNED')];
  const closed = request.state === 'open' ? checkOpen(state) : (checkOpen(state) ?? refuse('REQUEST_CLOSED'));
  if (closed) return [closed];
  const before = signsBefore(request, round).map(({ role, forRole }) => forRole ?? role);
  return [
    ...checkAsked(state, today),
    before.length > 0 && refuse('SIGNATURE_OUT_OF_ORDER', { where: `after the ${before.join(' and the ')}` }),
    !isSameName(input.typedName, actor.name) && refuse('NAME_MISMATCH', { where: 'your name' }),
    (!input.declared || isBlankText(input.declaration)) && refuse('DECLARATION_MISSING', { where: 'declaration' }),
  ];
}

function checkDocument({ document }: SigningState, input: SignInput): Refusal | null {
  if (!document?.latest || document.state === 'printing' || document.state === 'failed')
    return refuse('DOCUMENT_NOT_READY');
  if (document.latest.sha256 !== input.documentSha256.toLowerCase()) return refuse('DOCUMENT_CHANGED');
  return document.state === 'printed' ? null : refuse('DOCUMENT_NOT_READY');
}

/** Whether a typed name is the recorded one: letter case, spaces, full stops and a title before it do not matter. */
export function isSameName(typed: string, recorded: string): boolean {
  return foldName(typed) !== '' && foldName(typed) === foldName(recorded);
}

function foldName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/\./g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|revd|cllr|councillor) /, '');
}
