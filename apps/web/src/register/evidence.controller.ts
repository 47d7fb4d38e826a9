import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResultOf } from 'gql.tada';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { sentFile } from '../pages/sent-file.ts';
import { isId, type Posted } from '../pages/typed.ts';
import { reviewsPolicy } from '../policies/policy-page.ts';
import { wrongEvidence } from './evidence-file.ts';
import { PolicyFromBefore } from './held-elsewhere-documents.ts';

interface Found {
  readonly me: Me;
  readonly policy: NonNullable<ResultOf<typeof PolicyFromBefore>['policy']>;
}

/** Head or clerk send what shows that a policy was adopted before Ratify. */
@Controller('policies/:id/evidence')
export class EvidenceFileController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found);
  }

  @Post()
  async keep(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const file = sentFile(request.body, 'file');
    const wrong = file ? wrongEvidence(file) : 'Choose the file';
    if (!file || wrong) return this.draw(request, reply, found, formErrors([['file', wrong ?? '']]));
    const refusals = await this.shell.api.keepEvidence(id, file, this.shell.visitor(request));
    if (refusals.length === 0) reply.redirect(withNotice(`/policies/${id}`, 'evidence-kept'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        refusalErrors(refusals, () => 'file'),
      );
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, PolicyFromBefore, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    if (data?.policy && reviewsPolicy(me, data.policy)) return { me, policy: data.policy };
    if (data?.policy) this.shell.forbidden(request, reply, me, 'The head or the clerk sends what shows an adoption.');
    else this.shell.notFound(request, reply, me, 'policy');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy }: Found,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'evidence-file', me, {
      title: `What shows the adoption of ${policy.title}`,
      backTo: { href: `/policies/${policy.id}`, text: policy.title },
      policy,
      ...said,
    });
  }
}
