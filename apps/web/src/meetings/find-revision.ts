import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Me, PageShell } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';
import { OneRevision, type Revision, type RevisionPage } from './meeting-documents.ts';

export interface FoundRevision {
  readonly me: Me;
  readonly revision: Revision;
  readonly meetings: RevisionPage['meetings'];
}

/** The version of a policy that a page is about; null after answering with the page that says why not. */
export async function findRevision(
  shell: PageShell,
  id: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FoundRevision | null> {
  const data = isId(id) ? await shell.ask(request, reply, OneRevision, { id }) : null;
  const me = data ? shell.signedIn(request, reply, data) : await shell.whoIsHere(request, reply);
  if (!me) return null;
  if (data?.revision) return { me, revision: data.revision, meetings: data.meetings };
  shell.notFound(request, reply, me, 'version of a policy');
  return null;
}

/** Whether the person may take this version back: it is still to be decided. */
export function withdraws({ me, revision }: FoundRevision): boolean {
  const waits = !revision.amendsId && (revision.state === 'submitted' || revision.state === 'tabled');
  return waits && ['head', 'clerk'].some((role) => me.roles.includes(role));
}
