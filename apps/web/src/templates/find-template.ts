import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Me, PageShell } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';
import { OneTemplate, type Template } from './template-documents.ts';

export interface FoundTemplate {
  readonly me: Me;
  readonly template: Template;
  /** The school's own policy made from it, when there is one. */
  readonly ownPolicyId: string | null;
}

/** The template a page is about; null after answering with the page that says why not. */
export async function findTemplate(
  shell: PageShell,
  id: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FoundTemplate | null> {
  const data = isId(id) ? await shell.ask(request, reply, OneTemplate, { id }) : null;
  const me = data ? shell.signedIn(request, reply, data) : await shell.whoIsHere(request, reply);
  if (!me) return null;
  if (data?.template) {
    const own = data.policies.find((each) => each.template?.id === id);
    return { me, template: data.template, ownPolicyId: own?.id ?? null };
  }
  shell.notFound(request, reply, me, 'template');
  return null;
}

/** Whether the person publishes this template's editions. */
export function publishesTemplate({ me, template }: FoundTemplate): boolean {
  return me.roles.includes('publisher') && me.organisation?.id === template.publisher.id;
}

/** Whether the person writes this template or publishes it. */
export function writesTemplate({ me, template }: FoundTemplate): boolean {
  return (
    me.roles.some((role) => role === 'council-author' || role === 'publisher') &&
    me.organisation?.id === template.publisher.id
  );
}

/** Whether the person may make their own organisation's template of it. */
export function derivesTemplate({ me, template }: FoundTemplate): boolean {
  return (
    me.roles.some((role) => role === 'council-author' || role === 'publisher') &&
    me.organisation?.kind !== 'school' &&
    me.organisation?.id !== template.publisher.id &&
    template.editions.length > 0
  );
}

/** Whether the person may start their school's own version of it. */
export function startsPolicy({ me, template, ownPolicyId }: FoundTemplate): boolean {
  return (
    me.roles.includes('head') &&
    me.organisation?.id !== template.publisher.id &&
    ownPolicyId === null &&
    template.editions.length > 0
  );
}
