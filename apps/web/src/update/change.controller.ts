import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { drawChange } from './draw-changes.ts';
import { findUpdate, publisherOf, updatePath, type FoundUpdate } from './find-update.ts';
import { AcceptClauseChange, DeclineClauseChange, type Change } from './update-documents.ts';

interface At {
  readonly id: string;
  readonly number: string;
  readonly clauseId: string;
}
interface FoundChange extends FoundUpdate {
  readonly change: Change;
}

/** One change that comes in by itself: what it is, and leaving it out where that may be. */
@Controller('policies/:id/update/:number/changes/:clauseId')
export class ChangeController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async read(@Param() at: At, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(at, request, reply);
    if (found) this.draw(request, reply, found, found.change.declined?.reason ?? '');
  }

  @Post()
  async decide(
    @Param() at: At,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(at, request, reply);
    if (!found) return;
    const { policy, offer, change } = found;
    const of = { policyId: policy.id, editionId: offer.edition.id, clauseId: change.clauseId };
    const accepts = typedText(request.body, 'decision') === 'accept';
    const reason = typedText(request.body, 'reason');
    const { refusals } = accepts
      ? (await this.shell.ask(request, reply, AcceptClauseChange, of)).acceptClauseChange
      : (await this.shell.ask(request, reply, DeclineClauseChange, { ...of, reason })).declineClauseChange;
    if (refusals.length === 0)
      return void reply.redirect(withNotice(updatePath(found), accepts ? 'change-accepted' : 'change-declined'), 303);
    const field = found.change.canDecline && !accepts ? 'reason' : null;
    this.draw(
      request,
      reply,
      found,
      reason,
      refusalErrors(refusals, () => field),
    );
  }

  private async find(at: At, request: FastifyRequest, reply: FastifyReply): Promise<FoundChange | null> {
    const found = await findUpdate(this.shell, at, request, reply);
    if (!found) return null;
    const change = found.preview.changes.find((each) => each.clauseId === at.clauseId);
    if (change) return { ...found, change };
    this.shell.notFound(request, reply, found.me, 'change');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    found: FoundChange,
    reason: string,
    said: FormErrors = NO_ERRORS,
  ): void {
    const { me, policy, offer } = found;
    const change = drawChange(found, found.change);
    const clause = found.draft.clauses.find((each) => each.id === change.clauseId);
    this.shell.send(request, reply, 'update-change', me, {
      title: `${change.heading} in edition ${offer.edition.number}`,
      backTo: { href: updatePath(found), text: `Edition ${offer.edition.number}` },
      ...{ policy, offer, change, reason },
      fixedBy: clause?.fixedBy ?? publisherOf(found),
      isLaw: clause?.isLaw ?? false,
      ...said,
    });
  }
}
