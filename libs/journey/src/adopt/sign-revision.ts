import { decideDeclineSignature, decideSign, type Role } from '@ratify/policy';
import type { Document, Scope, SignatureRequest } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing, type Work } from '../shell/writing.ts';

export interface SignRevisionInput {
  readonly requestId: string;
  /** Lower-case hex, of the bytes the signer read. */
  readonly documentSha256: string;
  readonly typedName: string;
  readonly declared: boolean;
}

/** The sentence a signatory ticks; kept with the signature as it was shown. */
export function declarationFor(role: string): string {
  return `I am the ${role} and this is the version the body adopted`;
}

/** Signs the exact bytes of an adopted policy for an office the person holds; the PDF's own signature follows as a job. */
export async function signRevision(
  journey: Journey,
  scope: Scope,
  input: SignRevisionInput,
): Promise<Outcome<SignatureRequest>> {
  return writing(journey, scope, ['sign', 'SignatureRequest'], async (work) => {
    const { rows, actor, organisationId, roles } = work;
    const request = await rows.signatureRequests.get({ organisationId, id: input.requestId }, { lock: true });
    const revision = await rows.revisions.get({ organisationId, id: request.revisionId });
    const document = await rows.documents.find({ organisationId, adoptionId: request.adoptionId }, { lock: true });
    const hasSigned =
      (await rows.signatures.count({ organisationId, revisionId: revision.id, personId: actor.personId })) > 0;
    const decision = decideSign(
      {
        actor,
        organisationId,
        offices: roles,
        request: { ...request, role: request.role as Role },
        revision,
        document: await withLatest(work, document),
        hasSigned,
      },
      { ...input, signatureId: journey.ids.id(), declaration: declarationFor(request.role) },
    );
    return settle(decision, async (plan) => {
      const signedAt = journey.clock.now();
      await rows.signatures.add({ ...plan.signature, signedAt });
      const signed = { state: plan.request.to, signedBy: plan.request.signedBy, signedByName: actor.name, signedAt };
      await rows.signatureRequests.change({ id: request.id }, signed);
      await rows.documents.change({ id: plan.document.id }, { state: plan.document.to });
      await record(work, plan);
      return { ...request, ...signed };
    });
  });
}

async function withLatest({ rows, organisationId }: Work, document: Document | null) {
  if (!document) return null;
  const latest = await rows.documentVersions.find(
    { organisationId, documentId: document.id },
    { order: { number: 'desc' } },
  );
  return { ...document, latest };
}

/** Declines to sign, with the reason; the policy stays adopted, for the minute is the decision. */
export async function declineSignature(
  journey: Journey,
  scope: Scope,
  input: { readonly requestId: string; readonly reason: string },
): Promise<Outcome<SignatureRequest>> {
  return writing(journey, scope, ['sign', 'SignatureRequest'], async (work) => {
    const { rows, actor, organisationId, roles } = work;
    const request = await rows.signatureRequests.get({ organisationId, id: input.requestId }, { lock: true });
    const { adoptionId } = request;
    const document = await rows.documents.find({ organisationId, adoptionId }, { lock: true });
    const open = await rows.signatureRequests.list({ organisationId, adoptionId, state: 'open' });
    const openBesides = open.filter(({ id }) => id !== request.id).length;
    const decision = decideDeclineSignature(
      { actor, offices: roles, request: { ...request, role: request.role as Role }, openBesides, document },
      { reason: input.reason },
    );
    return settle(decision, async (plan) => {
      const declined = { state: plan.request.to, reason: plan.request.reason };
      await rows.signatureRequests.change({ id: request.id }, declined);
      if (plan.document) await rows.documents.change({ id: plan.document.id }, { state: plan.document.to });
      await record(work, plan);
      return { ...request, ...declined };
    });
  });
}
