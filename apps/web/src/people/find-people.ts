import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Me, PageShell } from '../pages/page-shell.ts';
import { ListPeople, type PeoplePage } from './people-documents.ts';

export interface FoundPeople {
  readonly me: Me;
  readonly data: PeoplePage;
}

/** The people of the organisation acted for; null after saying that this is not part of the visitor's role. */
export async function findPeople(
  shell: PageShell,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FoundPeople | null> {
  const data = await shell.ask(request, reply, ListPeople, {});
  const me = shell.signedIn(request, reply, data);
  if (!me) return null;
  if (data.appointableRoles.length > 0) return { me, data };
  shell.forbidden(request, reply, me, 'Your role does not include the list of people and their roles.');
  return null;
}
