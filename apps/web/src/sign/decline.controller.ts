import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, type FormErrors } from '../pages/form-errors.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { findRequest, isMine, type FoundRequest } from './find-request.ts';
import { Decline } from './sign-documents.ts';

@Controller('sign/:requestId/decline')
export class DeclineController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(
    @Param('requestId') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, '', NO_ERRORS);
  }

  @Post()
  async decline(
    @Param('requestId') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const reason = typedText(request.body, 'reason');
    const { declineSignature } = await this.shell.ask(request, reply, Decline, { requestId: id, reason });
    const [refusal] = declineSignature.refusals;
    if (!refusal) reply.redirect(`/sign/${id}`, 303);
    else this.draw(request, reply, found, reason, formErrors([['reason', `${refusal.what} ${refusal.whatToDo}`]]));
  }

  /** Only an open request of one's own can be declined; of any other its page says where it stands. */
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
    reason: string,
    said: FormErrors,
  ): void {
    this.shell.send(request, reply, 'decline', me, {
      title: `I cannot sign: ${signature.policyTitle}`,
      backTo: { href: `/sign/${signature.id}`, text: 'Back to signing' },
      ...{ signature, reason, ...said },
    });
  }
}
