import type { FastifyReply, FastifyRequest } from 'fastify';
import { sayRefusal, type Refused } from '../pages/form-errors.ts';
import type { Me, PageShell } from '../pages/page-shell.ts';

interface AskedFor {
  readonly me: Me;
  readonly packId: string | null;
  readonly refusals: readonly Refused[];
  /** Where it was asked for. */
  readonly backTo: { readonly href: string; readonly text: string };
}

/** Leads to the page of a pack that was asked for, or says why there is none. */
export function toPack(
  shell: PageShell,
  request: FastifyRequest,
  reply: FastifyReply,
  { me, packId, refusals, backTo }: AskedFor,
): void {
  if (packId) reply.redirect(`/packs/${packId}`, 303);
  else
    shell.send(request, reply, 'message', me, {
      ...{ title: 'There is no pack', status: 409, lines: refusals.map(sayRefusal), backTo },
    });
}
