import { decideDeclineSignature, decideSign, refuse, type Route } from '@ratify/policy';
import type { Scope, SignatureRequest } from '@ratify/store';
import { needsProof } from '../people/prove-identity.ts';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';
import { loadSigning } from './load-signing.ts';

export interface SignRevisionInput {
  readonly requestId: string;
  /** Lower-case hex, of the bytes the signer read. */
  readonly documentSha256: string;
  readonly typedName: string;
  readonly declared: boolean;
}

/** What a signatory says of the version; what somebody adopted for a body, the body did not. */
const ADOPTED: Readonly<Record<Route, string>> = {
  meeting: 'the body adopted',
  delegated: 'adopted under delegated authority',
  'chairs-action': 'adopted by chair’s action',
  'written-resolution': 'the body adopted',
};

/** The sentence a signatory ticks; kept with the signature as it was shown. */
export function declarationFor({ role, forRole }: Pick<SignatureRequest, 'role' | 'forRole'>, route: Route): string {
  // There is one of each office but of governors.
  const said = (office: string): string => (office === 'governor' ? 'a governor' : `the ${office}`);
  const standsIn = forRole ? `, I sign for ${said(forRole)},` : '';
  return `I am ${said(role)}${standsIn} and this is the version ${ADOPTED[route]}`;
}

/** Signs the exact bytes of an adopted policy for an office the person holds; the PDF's own signature follows as a job. */
export async function signRevision(
  journey: Journey,
  scope: Scope,
  input: SignRevisionInput,
): Promise<Outcome<SignatureRequest>> {
  return writing(journey, scope, ['sign', 'SignatureRequest'], async (work) => {
    // Before anything is looked up: whoever finds a session open learns nothing by it.
    if (needsProof(journey, scope)) return refused(refuse('PROOF_NEEDED', { where: 'password' }));
    const { rows, actor, today } = work;
    const { request, route, state } = await loadSigning(work, input.requestId);
    const given = { ...input, signatureId: journey.ids.id(), declaration: declarationFor(request, route) };
    return settle(decideSign(state, given, today), async (plan) => {
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

/** Declines to sign, with the reason; the policy stays adopted, for the minute is the decision, and the clerk says what follows. */
export async function declineSignature(
  journey: Journey,
  scope: Scope,
  input: { readonly requestId: string; readonly reason: string },
): Promise<Outcome<SignatureRequest>> {
  return writing(journey, scope, ['sign', 'SignatureRequest'], async (work) => {
    const { request, state } = await loadSigning(work, input.requestId);
    return settle(decideDeclineSignature(state, { reason: input.reason }, work.today), async (plan) => {
      const declined = { state: plan.request.to, reason: plan.request.reason };
      await work.rows.signatureRequests.change({ id: request.id }, declined);
      await record(work, plan);
      return { ...request, ...declined };
    });
  });
}
