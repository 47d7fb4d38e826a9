import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasPlace } from '../pages/navigation.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Page } from '../pages/page-shell.ts';
import {
  derivesTemplate,
  findTemplate,
  publishesTemplate,
  startsPolicy,
  writesTemplate,
  type FoundTemplate,
} from './find-template.ts';
import { Schools } from './publish-documents.ts';
import { schoolLists } from './standings.ts';
import { DeriveTemplate, ListTemplates, OneEdition, StartPolicy } from './template-documents.ts';

@Controller('templates')
export class TemplatesController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, ListTemplates, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    if (!hasPlace(me, 'templates')) {
      this.shell.forbidden(request, reply, me, 'Your role does not include templates.');
      return;
    }
    const taken = new Set(data.policies.flatMap((each) => each.template?.id ?? []));
    this.shell.send(request, reply, 'templates', me, {
      title: 'Templates',
      templates: data.templates
        .filter((each) => each.latestEdition || each.draft)
        .map((each) => ({ ...each, taken: taken.has(each.id), own: each.publisher.id === me.organisation?.id })),
    });
  }

  @Get(':id')
  async read(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Querystring: { edition?: string } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findTemplate(this.shell, id, request, reply);
    if (found) await this.draw(request, reply, found, {});
  }

  /** The school's own version of the newest edition. */
  @Post(':id/start')
  async start(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findTemplate(this.shell, id, request, reply);
    if (!found) return;
    const { forkTemplate } = await this.shell.ask(request, reply, StartPolicy, { templateId: id });
    if (forkTemplate.policy) {
      reply.redirect(withNotice(`/policies/${forkTemplate.policy.id}`, 'started'), 303);
      return;
    }
    const errors = forkTemplate.refusals.map(({ what, whatToDo }) => ({
      text: `${what} ${whatToDo}`,
      href: '#editions',
    }));
    await this.draw(request, reply, found, { errors, status: 409 });
  }

  /** An organisation's own template, made from the newest edition of somebody else's. */
  @Post(':id/derive')
  async derive(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findTemplate(this.shell, id, request, reply);
    if (!found) return;
    const { deriveTemplate } = await this.shell.ask(request, reply, DeriveTemplate, { templateId: id });
    if (deriveTemplate.template) {
      reply.redirect(withNotice(`/templates/${deriveTemplate.template.id}`, 'derived'), 303);
      return;
    }
    const errors = deriveTemplate.refusals.map(({ what, whatToDo }) => ({
      text: `${what} ${whatToDo}`,
      href: '#editions',
    }));
    await this.draw(request, reply, found, { errors, status: 409 });
  }

  /** Where the schools that hold it stand, counted; null before the first edition. */
  private async standing(request: FastifyRequest, reply: FastifyReply, id: string) {
    const none = { standing: null, first: 0, after: 0 };
    const { template } = await this.shell.ask(request, reply, Schools, { id, ...none });
    const holders = template?.holders;
    return holders ? { ...holders, ...schoolLists(holders, none, `/templates/${id}/schools`) } : null;
  }

  private async draw(
    request: FastifyRequest,
    reply: FastifyReply,
    found: FoundTemplate,
    extra: Partial<Page>,
  ): Promise<void> {
    const { me, template, ownPolicyId } = found;
    const asked = Number((request.query as { edition?: string }).edition);
    const shown = template.editions.find((each) => each.number === asked) ?? template.editions[0];
    const { edition } = shown ? await this.shell.ask(request, reply, OneEdition, { id: shown.id }) : { edition: null };
    const changes = template.draft?.changes ?? [];
    const publishes = publishesTemplate(found);
    const standing = publishes ? await this.standing(request, reply, template.id) : null;
    this.shell.send(request, reply, 'template', me, {
      title: template.title,
      backTo: hasPlace(me, 'templates')
        ? { href: '/templates', text: 'Templates' }
        : { href: '/todo', text: 'What needs me' },
      ...{ template, ownPolicyId, shown, edition, changes },
      errorsInDraft: (template.draft?.problems ?? []).filter((each) => each.severity === 'error'),
      publishes: publishes && template.draft !== null,
      standing,
      writes: writesTemplate(found),
      starts: startsPolicy(found),
      derives: derivesTemplate(found),
      ...extra,
    });
  }
}
