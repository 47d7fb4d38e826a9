import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Me, PageShell } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';
import { provingServices, type ProvingService } from './prove.ts';
import { OneRequest, type SignatureRequest } from './sign-documents.ts';

export interface FoundRequest {
  readonly me: Me;
  readonly signature: SignatureRequest;
  /** Services by which they can prove who they are. */
  readonly provesBy: readonly ProvingService[];
}

/** The request a page is about, in whatever state; null after answering with the page that says why not. */
export async function findRequest(
  shell: PageShell,
  id: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FoundRequest | null> {
  const data = isId(id) ? await shell.ask(request, reply, OneRequest, { id }) : null;
  const me = data ? shell.signedIn(request, reply, data) : await shell.whoIsHere(request, reply);
  if (!me) return null;
  if (data?.signatureRequest) return { me, signature: data.signatureRequest, provesBy: provingServices(data) };
  shell.notFound(request, reply, me, 'request for a signature');
  return null;
}

/** Whether this person is asked and may still answer: now, or by declining before their turn. */
export function isMine({ signature }: FoundRequest): boolean {
  return signature.isMine && ['waiting', 'not-their-turn'].includes(signature.standing);
}

/** Whether it is this person's turn to sign. */
export function signsNow({ signature }: FoundRequest): boolean {
  return signature.isMine && signature.standing === 'waiting';
}
