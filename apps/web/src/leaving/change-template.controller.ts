import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { findLeaving, type FoundLeaving } from './find-leaving.ts';
import { ChangeTemplate, CompareTemplate, type Change } from './leave-documents.ts';

/** A policy goes over to another template: first what that would make of it, then the step itself. */
@Controller('policies/:id/template')
export class ChangeTemplateController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Querystring: { to?: string } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findLeaving(this.shell, id, request, reply, ['head']);
    if (!found) return;
    const change = await this.compare(request, reply, id, request.query.to);
    this.draw(request, reply, found, change, '');
  }

  @Post()
  async change(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findLeaving(this.shell, id, request, reply, ['head']);
    if (!found) return;
    const templateId = typedText(request.body, 'templateId');
    const reason = typedText(request.body, 'reason');
    const change = await this.compare(request, reply, id, templateId);
    if (!change) {
      this.draw(request, reply, found, null, reason);
      return;
    }
    const version = Number(typedText(request.body, 'version'));
    const { changeTemplate } = await this.shell.ask(request, reply, ChangeTemplate, {
      ...{ policyId: id, templateId, version, reason },
    });
    if (changeTemplate.refusals.length === 0)
      reply.redirect(withNotice(`/policies/${id}/draft`, 'changed-template'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        change,
        reason,
        refusalErrors(changeTemplate.refusals, ({ code }) => (code === 'REASON_MISSING' ? 'reason' : null)),
      );
  }

  private async compare(
    request: FastifyRequest,
    reply: FastifyReply,
    policyId: string,
    templateId: string | undefined,
  ): Promise<Change | null> {
    if (!isId(templateId)) return null;
    return (await this.shell.ask(request, reply, CompareTemplate, { policyId, templateId })).templateChange ?? null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, templates }: FoundLeaving,
    change: Change | null,
    reason: string,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'change-template', me, {
      title: `Another template – ${policy.title}`,
      backTo: { href: `/policies/${policy.id}`, text: policy.title },
      ...{ policy, change, reason },
      others: templates.filter((each) => each.latestEdition && each.id !== policy.template?.id),
      ...said,
    });
  }
}
