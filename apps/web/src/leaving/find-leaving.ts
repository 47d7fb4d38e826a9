import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Me, PageShell } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';
import { LeavingPolicy, type Leaving, type LeavingPolicyRow } from './leave-documents.ts';

export interface FoundLeaving {
  readonly me: Me;
  readonly policy: LeavingPolicyRow;
  readonly templates: Leaving['templates'];
}

/** The policy whose template is to be left or changed; null after answering with the page that says why not. */
export async function findLeaving(
  shell: PageShell,
  id: string,
  request: FastifyRequest,
  reply: FastifyReply,
  roles: readonly string[],
): Promise<FoundLeaving | null> {
  const data = isId(id) ? await shell.ask(request, reply, LeavingPolicy, { id }) : null;
  const me = data ? shell.signedIn(request, reply, data) : await shell.whoIsHere(request, reply);
  if (!me) return null;
  const policy = data?.policy;
  const isOwn = policy?.organisation.id === me.organisation?.id;
  if (policy && isOwn && roles.some((role) => me.roles.includes(role)))
    return { me, policy, templates: data?.templates ?? [] };
  if (policy) shell.forbidden(request, reply, me, 'The head changes the template of a policy; the clerk records it.');
  else shell.notFound(request, reply, me, 'policy');
  return null;
}
