import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findDraft } from '../draft/find-draft.ts';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { findUpdate, sayNothingWaits, updatePath, waitingOffers, type FoundUpdate } from './find-update.ts';
import { DeclineUpdate } from './update-documents.ts';

interface At {
  readonly id: string;
  readonly number: string;
}

@Controller('policies/:id/update')
export class DeclineEditionController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  /** The newest edition that waits. */
  @Get('decline')
  async newest(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (!found) return;
    const [offer] = waitingOffers(found.policy);
    if (offer) reply.redirect(`${updatePath({ policy: found.policy, offer })}/decline`, 303);
    else sayNothingWaits(this.shell, found, request, reply);
  }

  @Get(':number/decline')
  async form(@Param() at: At, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findUpdate(this.shell, at, request, reply);
    if (found) this.draw(request, reply, found, '', NO_ERRORS);
  }

  @Post(':number/decline')
  async decline(
    @Param() at: At,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findUpdate(this.shell, at, request, reply);
    if (!found) return;
    const reason = typedText(request.body, 'reason');
    const editionId = found.offer.edition.id;
    const { declineUpdate } = await this.shell.ask(request, reply, DeclineUpdate, {
      policyId: at.id,
      editionId,
      reason,
    });
    if (declineUpdate.refusals.length === 0)
      return void reply.redirect(withNotice(`/policies/${at.id}`, 'update-declined'), 303);
    const said = declineUpdate.refusals.map((each) => ({ ...each, where: null }));
    this.draw(
      request,
      reply,
      found,
      reason,
      refusalErrors(said, () => 'reason'),
    );
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    found: FoundUpdate,
    reason: string,
    said: FormErrors,
  ): void {
    const { me, policy, offer } = found;
    this.shell.send(request, reply, 'update-decline', me, {
      title: `Decline edition ${offer.edition.number}`,
      backTo: { href: updatePath(found), text: `Edition ${offer.edition.number}` },
      ...{ policy, offer, reason },
      ...said,
    });
  }
}
