import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { sayOffice } from '../pages/offices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { findRequest, isMine, type FoundRequest } from './find-request.ts';
import { HandOn } from './sign-documents.ts';

interface Typed {
  readonly appointmentId: string;
  readonly reason: string;
}

/** Whoever is asked to sign has another member of the body sign for them. */
@Controller('sign/:requestId/hand-on')
export class HandOnController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(
    @Param('requestId') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, { appointmentId: '', reason: '' }, NO_ERRORS);
  }

  @Post()
  async handOn(
    @Param('requestId') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = {
      appointmentId: typedText(request.body, 'appointmentId'),
      reason: typedText(request.body, 'reason'),
    };
    if (!found.signature.deputies.some((each) => each.appointmentId === typed.appointmentId)) {
      this.draw(request, reply, found, typed, formErrors([['appointmentId', 'Choose who signs for you']]));
      return;
    }
    const { refusals, request: asked } = (await this.shell.ask(request, reply, HandOn, { requestId: id, ...typed }))
      .handOnSignature;
    if (asked) reply.redirect(withNotice(`/sign/${asked.id}`, 'handed-on'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, ({ code }) => (code === 'REASON_MISSING' ? 'reason' : 'appointmentId')),
      );
  }

  /** Only an open request of one's own can be handed on; of any other its page says where it stands. */
  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<FoundRequest | null> {
    const found = await findRequest(this.shell, id, request, reply);
    if (!found || isMine(found)) return found;
    reply.redirect(`/sign/${id}`, 303);
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, signature }: FoundRequest,
    typed: Typed,
    said: FormErrors,
  ): void {
    this.shell.send(request, reply, 'hand-on', me, {
      title: `Have somebody else sign: ${signature.policyTitle}`,
      backTo: { href: `/sign/${signature.id}`, text: 'Back to signing' },
      ...{ signature, typed, ...said },
      deputies: signature.deputies.map(({ appointmentId, name, role }) => ({
        ...{ value: appointmentId, text: `${name}, ${sayOffice(role)}` },
      })),
    });
  }
}
