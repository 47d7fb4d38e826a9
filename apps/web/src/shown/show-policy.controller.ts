import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalErrors, NO_ERRORS, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { reviewsPolicy } from '../policies/policy-page.ts';
import { PolicyOnWeb, ShowPolicy, type PolicyOnWeb as Policy } from './shown-documents.ts';

/** Whether a policy stands on the web, decided with what everybody would read in view. */
@Controller('policies/:id/web')
export class ShowPolicyController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async look(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found);
  }

  @Post()
  async decide(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const isPublic = typedText(request.body, 'shown') === 'yes';
    const { refusals } = (await this.shell.ask(request, reply, ShowPolicy, { policyId: id, isPublic })).showPolicy;
    if (refusals.length === 0) {
      reply.redirect(withNotice(`/policies/${id}/web`, isPublic ? 'shown' : 'hidden'), 303);
      return;
    }
    this.draw(
      request,
      reply,
      found,
      refusalErrors(refusals, () => null),
    );
  }

  private async find(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ readonly me: Me; readonly policy: Policy } | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, PolicyOnWeb, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const policy = data?.policy;
    if (policy && reviewsPolicy(me, policy)) return { me, policy };
    if (policy) this.shell.forbidden(request, reply, me, 'The head and the clerk say what stands on the web.');
    else this.shell.notFound(request, reply, me, 'policy');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy }: { readonly me: Me; readonly policy: Policy },
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'show-policy', me, {
      title: `${policy.title} on the web`,
      backTo: { href: `/policies/${policy.id}`, text: policy.title },
      ...{ policy, address: `/p/${policy.organisation.slug}/${policy.slug}` },
      ...said,
      ...(said.errors.length ? { status: 409 } : {}),
    });
  }
}
