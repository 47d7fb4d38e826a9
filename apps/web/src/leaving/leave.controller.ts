import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { findLeaving, type FoundLeaving } from './find-leaving.ts';
import { LeaveTemplate } from './leave-documents.ts';

interface Typed {
  readonly reason: string;
  readonly minuteReference: string;
}
const FIELDS: Readonly<Record<string, string>> = { REASON_MISSING: 'reason', MINUTE_MISSING: 'minuteReference' };

/** A body makes a policy its own, by a minute. */
@Controller('policies/:id/leave')
export class LeaveController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findLeaving(this.shell, id, request, reply, ['head', 'clerk']);
    if (found) this.draw(request, reply, found, { reason: '', minuteReference: '' });
  }

  @Post()
  async leave(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findLeaving(this.shell, id, request, reply, ['head', 'clerk']);
    if (!found) return;
    const typed = {
      reason: typedText(request.body, 'reason'),
      minuteReference: typedText(request.body, 'minuteReference'),
    };
    const { leaveTemplate } = await this.shell.ask(request, reply, LeaveTemplate, { policyId: id, ...typed });
    if (leaveTemplate.refusals.length === 0) reply.redirect(withNotice(`/policies/${id}`, 'left-template'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(leaveTemplate.refusals, ({ code }) => FIELDS[code]),
      );
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy }: FoundLeaving,
    typed: Typed,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'leave', me, {
      title: `Leave the template – ${policy.title}`,
      backTo: { href: `/policies/${policy.id}`, text: policy.title },
      ...{ policy, typed },
      publisher: policy.template?.publisher.name ?? 'the publisher',
      binds: policy.force === 'binding',
      ...said,
    });
  }
}
