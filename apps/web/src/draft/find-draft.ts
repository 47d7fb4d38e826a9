import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Me, PageShell } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';
import { writesPolicy } from '../policies/policy-page.ts';
import { OpenDraft, type Draft, type OpenPolicy } from './draft-documents.ts';

export interface FoundDraft {
  readonly me: Me;
  readonly policy: OpenPolicy;
  readonly draft: Draft;
}

/** The draft a page is about, for its writers; null after answering with the page that says why not. */
export async function findDraft(
  shell: PageShell,
  id: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FoundDraft | null> {
  const data = isId(id) ? await shell.ask(request, reply, OpenDraft, { id }) : null;
  const me = data ? shell.signedIn(request, reply, data) : await shell.whoIsHere(request, reply);
  if (!me) return null;
  const policy = data?.policy;
  if (policy?.draft && writesPolicy(me, policy)) return { me, policy, draft: policy.draft };
  if (policy && !writesPolicy(me, policy))
    shell.forbidden(request, reply, me, 'The head writes the draft of this policy.');
  else shell.notFound(request, reply, me, 'draft');
  return null;
}

/** Back to the page of the policy. */
export function backToPolicy({ id, title }: { readonly id: string; readonly title: string }): {
  href: string;
  text: string;
} {
  return { href: `/policies/${id}`, text: title };
}

/** Words for a stale form: the draft moved on while the page was open, and nothing typed is lost. */
export function isStale(refusals: readonly { readonly code: string }[]): boolean {
  return refusals.some((each) => each.code === 'STALE_DRAFT');
}
