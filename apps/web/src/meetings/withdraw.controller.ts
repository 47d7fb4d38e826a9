import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, sayRefusal, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { findRevision, withdraws, type FoundRevision } from './find-revision.ts';
import { WithdrawRevision } from './meeting-documents.ts';

/** Taking back a version before it is decided, so that another can be sent in its place. */
@Controller('revisions/:id/withdraw')
export class WithdrawController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, '', NO_ERRORS);
  }

  @Post()
  async withdraw(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const reason = typedText(request.body, 'reason');
    const { withdrawRevision } = await this.shell.ask(request, reply, WithdrawRevision, { revisionId: id, reason });
    if (withdrawRevision.refusals.length === 0) {
      reply.redirect(withNotice(`/policies/${found.revision.policyId}`, 'withdrawn'), 303);
      return;
    }
    const said = withdrawRevision.refusals.map((each) => ['reason', sayRefusal({ ...each, where: null })] as const);
    this.draw(request, reply, found, reason, formErrors(said));
  }

  /** Of a version that cannot be taken back any more, its page says where it stands. */
  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<FoundRevision | null> {
    const found = await findRevision(this.shell, id, request, reply);
    if (!found || withdraws(found)) return found;
    reply.redirect(`/revisions/${id}`, 303);
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, revision }: FoundRevision,
    reason: string,
    said: FormErrors,
  ): void {
    this.shell.send(request, reply, 'withdraw', me, {
      title: `Take back version ${revision.number} of ${revision.policyTitle}`,
      backTo: { href: `/revisions/${revision.id}`, text: `Version ${revision.number}` },
      ...{ revision, reason, ...said },
    });
  }
}
