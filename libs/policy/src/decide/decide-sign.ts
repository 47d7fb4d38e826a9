import type { RevisionState } from '../journey/revision-states.ts';
import type { DocumentState, Role, SignatureRequestState } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, type PlanRecord, isBlankText, job } from './plan-parts.ts';

export interface SignState {
  readonly actor: Actor;
  readonly organisationId: string;
  /** Offices that the actor holds today in the organisation whose policy it is. */
  readonly offices: readonly Role[];
  readonly request: {
    readonly id: string;
    readonly role: Role;
    readonly field: string;
    readonly state: SignatureRequestState;
  };
  readonly revision: { readonly id: string; readonly state: RevisionState };
  readonly document: {
    readonly id: string;
    readonly state: DocumentState;
    /** Its newest bytes; null while they are being printed. */
    readonly latest: { readonly sha256: string } | null;
  } | null;
  /** Whether the actor's signature stands on this revision already. */
  readonly hasSigned: boolean;
}

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

/** Signs the exact bytes of an adopted policy for an office that the person holds. The PDF's signature follows as a job. */
export function decideSign(state: SignState, input: SignInput): Decided<SignPlan> {
  const { actor, document, request, revision } = state;
  // Of a version that is not in force, its document says nothing more.
  const inForce = revision.state === 'adopted';
  return decided([...checkSigner(state, input), inForce && checkDocument(state, input)], () => {
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
          },
          personal: { name: actor.name },
        },
      ],
      jobs: [job('sign-document', { documentId, signatureId: input.signatureId }, input.signatureId)],
    };
  });
}

function checkSigner(state: SignState, input: SignInput): (Refusal | null | false)[] {
  const { request, revision, hasSigned } = state;
  if (revision.state === 'superseded') return [refuse('SIGNATURE_ON_SUPERSEDED')];
  if (revision.state !== 'adopted') return [refuse('REVISION_NOT_ADOPTED')];
  if (hasSigned || request.state === 'signed') return [refuse('ALREADY_SIGNED')];
  if (request.state !== 'open') return [refuse('REQUEST_CLOSED')];
  return [
    !state.offices.includes(request.role) && refuse('OFFICE_NOT_HELD', { where: request.role }),
    !isSameName(input.typedName, state.actor.name) && refuse('NAME_MISMATCH', { where: 'your name' }),
    (!input.declared || isBlankText(input.declaration)) && refuse('DECLARATION_MISSING', { where: 'declaration' }),
  ];
}

function checkDocument({ document }: SignState, input: SignInput): Refusal | null {
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
