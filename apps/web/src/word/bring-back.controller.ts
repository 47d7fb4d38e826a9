import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findDraft, type FoundDraft } from '../draft/find-draft.ts';
import { formErrors, NO_ERRORS, type FormErrors } from '../pages/form-errors.ts';
import { PageShell } from '../pages/page-shell.ts';
import { sentFile } from '../pages/sent-file.ts';
import type { Posted } from '../pages/typed.ts';

/** A Word file of a draft comes back. */
@Controller('policies/:id/bring-back')
export class BringBackController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (found) this.draw(request, reply, found);
  }

  @Post()
  async receive(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (!found) return;
    const file = sentFile(request.body, 'file');
    if (!file || file.isTooLarge) {
      this.draw(request, reply, found, formErrors([['file', file ? TOO_LARGE : NOTHING]]));
      return;
    }
    const answer = await this.shell.api.bringBack(id, file.name, file.bytes, this.shell.visitor(request));
    if (answer.returnId) {
      reply.redirect(`/policies/${id}/word-returns/${answer.returnId}`, 303);
      return;
    }
    const said = answer.refusals.map(({ what, whatToDo }) => `${what} ${whatToDo}`).join(' ');
    this.draw(request, reply, found, formErrors([['file', said]]));
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy }: FoundDraft,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'bring-back', me, {
      title: `Bring back a Word file of ${policy.title}`,
      backTo: { href: `/policies/${policy.id}/draft`, text: 'Your draft' },
      policy,
      ...said,
    });
  }
}

const NOTHING = 'Choose the Word file that came back';
const TOO_LARGE = 'The file is larger than 30 MB. Take the photographs out and choose it again';
