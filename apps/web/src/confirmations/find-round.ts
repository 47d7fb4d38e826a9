import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Me, PageShell } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';
import { ReadRound, type Round } from './confirmation-documents.ts';

export const BACK = { href: '/confirmations', text: 'Who has confirmed' };

/** Who asks people to confirm, and sees the names; the API has the last word. */
export const ASKERS: readonly string[] = ['head', 'clerk'];

/** Whether the page is part of the visitor's role; where it is not, they have been told. */
export function sayNotYours(shell: PageShell, request: FastifyRequest, reply: FastifyReply, me: Me): boolean {
  if (ASKERS.some((role) => me.roles.includes(role))) return true;
  shell.forbidden(request, reply, me, 'The head and the clerk see who has confirmed what.');
  return false;
}

/** One round with where everybody stands; null after saying that there is none. */
export async function findRound(
  shell: PageShell,
  id: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ me: Me; round: Round } | null> {
  const data = isId(id) ? await shell.ask(request, reply, ReadRound, { id }) : null;
  const me = data ? shell.signedIn(request, reply, data) : await shell.whoIsHere(request, reply);
  if (!me || !sayNotYours(shell, request, reply, me)) return null;
  if (data?.confirmationRound) return { me, round: data.confirmationRound };
  shell.notFound(request, reply, me, 'request to confirm something');
  return null;
}
