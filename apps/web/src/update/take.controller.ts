import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findDraft, isStale, type FoundDraft } from '../draft/find-draft.ts';
import { formErrors, NO_ERRORS, sayRefusal, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { titleOf } from './choice-words.ts';
import { drawChanges } from './draw-changes.ts';
import { choicePath, findUpdate, onwardFrom, publisherOf, updatePath, type FoundUpdate } from './find-update.ts';
import { NewProblems, TakeUpdate, UndoUpdate } from './update-documents.ts';

interface At {
  readonly id: string;
  readonly number: string;
}

/** The last look before an edition is taken, taking it, and undoing that. */
@Controller('policies/:id/update')
export class TakeController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get(':number/check')
  async check(@Param() at: At, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findUpdate(this.shell, at, request, reply);
    if (found) await this.draw(request, reply, found, NO_ERRORS);
  }

  @Post(':number/check')
  async take(
    @Param() at: At,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findUpdate(this.shell, at, request, reply);
    if (!found) return;
    const { policy, offer } = found;
    const { takeUpdate } = await this.shell.ask(request, reply, TakeUpdate, {
      ...{ policyId: policy.id, editionId: offer.edition.id, version: Number(typedText(request.body, 'version')) },
    });
    const { refusals, current } = takeUpdate;
    if (refusals.length === 0)
      return void reply.redirect(withNotice(`/policies/${policy.id}/draft`, 'update-taken'), 303);
    const lines = refusals.map((refusal): { text: string; href?: string } => {
      const choice = found.preview.choices.find((each) => each.clauseId === refusal.clauseId);
      if (!choice) return { text: sayRefusal(refusal) };
      return { text: `${titleOf(choice)}: answer this first`, href: choicePath(found, choice.clauseId) };
    });
    const stale = isStale(refusals) ? (current?.text ?? '') : '';
    await this.draw(request, reply, found, { errors: lines, beside: {} }, stale);
  }

  @Get('undo')
  async undoForm(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (found) this.drawUndo(request, reply, found, NO_ERRORS);
  }

  @Post('undo')
  async undo(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (!found) return;
    const setAside = typedText(request.body, 'setAside') === 'yes';
    const { undoUpdate } = await this.shell.ask(request, reply, UndoUpdate, { policyId: id, setAside });
    const { refusals } = undoUpdate;
    if (refusals.length === 0) return void reply.redirect(withNotice(`/policies/${id}/draft`, 'update-undone'), 303);
    this.drawUndo(request, reply, found, formErrors(refusals.map((each) => [null, sayRefusal(each)])));
  }

  private async draw(
    request: FastifyRequest,
    reply: FastifyReply,
    found: FoundUpdate,
    said: FormErrors,
    stale = '',
  ): Promise<void> {
    const { me, policy, offer, preview } = found;
    const asked = { policyId: policy.id, editionId: offer.edition.id };
    const { updatePreview } = await this.shell.ask(request, reply, NewProblems, asked);
    const open = preview.choices.filter((each) => !each.settled);
    this.shell.send(request, reply, 'update-check', me, {
      title: `Check edition ${offer.edition.number} before you take it`,
      backTo: { href: updatePath(found), text: `Edition ${offer.edition.number}` },
      ...{ policy, offer, stale, version: preview.draftVersion, publisher: publisherOf(found) },
      openCount: open.length,
      onward: onwardFrom(found, preview.choices, ''),
      ...drawChanges(found),
      notCarriedOver: preview.notCarriedOver,
      problems: updatePreview?.problems ?? [],
      ...said,
      ...(said.errors.length ? { status: stale ? 409 : 400 } : {}),
    });
  }

  private drawUndo(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, draft }: FoundDraft,
    said: FormErrors,
  ): void {
    const { takenUpdate } = draft;
    if (!takenUpdate)
      return this.shell.send(request, reply, 'message', me, {
        title: 'There is nothing to undo',
        lines: ['No newer edition has been taken into this draft, or it has been taken out again already.'],
        onward: { href: `/policies/${policy.id}/draft`, text: 'Go to your draft' },
      });
    this.shell.send(request, reply, 'update-undo', me, {
      title: `Take edition ${takenUpdate.editionNumber} out again`,
      backTo: { href: `/policies/${policy.id}/draft`, text: 'Your draft' },
      ...{ policy, taken: takenUpdate },
      ...said,
      ...(said.errors.length ? { status: 409 } : {}),
    });
  }
}
