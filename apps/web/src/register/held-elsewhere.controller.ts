import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { sentFile } from '../pages/sent-file.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { CHOOSE_AGAIN, wrongEvidence } from './evidence-file.ts';
import { DeclareHeldElsewhere, EndHeldElsewhere } from './held-elsewhere-documents.ts';
import { DECLARES } from './not-needed.controller.ts';

/** Which field answers which refusal. */
function fieldOf({ code, where }: { readonly code: string; readonly where?: string | null | undefined }): string {
  if (code === 'LINK_NOT_READ') return 'link';
  if (code === 'DATE_IN_FUTURE') return 'adopted';
  if (code === 'REVIEW_DUE_NOT_AFTER') return 'reviewDue';
  if (code === 'DATE_NOT_READ') return where?.startsWith('review') ? 'reviewDue' : 'adopted';
  return 'heldIn';
}
const ORDER = ['heldIn', 'link', 'adopted', 'reviewDue', 'file'];

/** A policy that is expected and stands in another document or system. */
@Controller()
export class HeldElsewhereController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('register/held-elsewhere')
  async form(@Req() request: FastifyRequest<{ Querystring: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.declarer(request, reply);
    const { title } = request.query;
    if (me) this.draw(request, reply, me, typedHolding({ policy: typeof title === 'string' ? title : '' }));
  }

  @Post('register/held-elsewhere')
  async declare(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.declarer(request, reply);
    if (!me) return;
    const typed = typedHolding(request.body);
    const file = sentFile(request.body, 'file');
    const wrong = file ? wrongEvidence(file) : null;
    if (wrong) return this.draw(request, reply, me, typed, formErrors([['file', wrong]]));
    const { declareHeldElsewhere } = await this.shell.ask(request, reply, DeclareHeldElsewhere, {
      ...{ title: typed.policy, heldIn: typed.heldIn, link: typed.link.trim() || null },
      ...{ adoptedSaid: typed.adopted, reviewDueSaid: typed.reviewDue },
    });
    const { policy, refusals } = declareHeldElsewhere;
    if (!policy) {
      const said = refusalErrors(refusals, fieldOf, ORDER);
      return this.draw(request, reply, me, typed, file ? withAgain(said) : said);
    }
    const kept = file ? await this.shell.api.keepEvidence(policy.id, file, this.shell.visitor(request)) : [];
    if (kept.length === 0) reply.redirect(withNotice(`/policies/${policy.id}`, 'held-elsewhere'), 303);
    else reply.redirect(withNotice(`/policies/${policy.id}/evidence`, 'held-elsewhere-no-file'), 303);
  }

  @Post('policies/:id/held-elsewhere/end')
  async end(@Param('id') policyId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.declarer(request, reply);
    if (!me) return;
    const refusals = isId(policyId)
      ? (await this.shell.ask(request, reply, EndHeldElsewhere, { policyId })).endHeldElsewhere.refusals
      : null;
    if (refusals?.length === 0) reply.redirect(withNotice('/register', 'not-elsewhere'), 303);
    else this.shell.notFound(request, reply, me, 'policy that is held elsewhere');
  }

  private async declarer(request: FastifyRequest, reply: FastifyReply): Promise<Me | null> {
    const me = await this.shell.whoIsHere(request, reply);
    if (!me || DECLARES.some((role) => me.roles.includes(role))) return me;
    this.shell.forbidden(request, reply, me, 'The head or the clerk says where a school holds its policies.');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    me: Me,
    typed: ReturnType<typeof typedHolding>,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'held-elsewhere', me, {
      title: `Held elsewhere: ${typed.policy}`,
      backTo: { href: '/register', text: 'Register' },
      typed,
      ...said,
    });
  }
}

function withAgain(said: FormErrors): FormErrors {
  return {
    errors: [...said.errors, { text: CHOOSE_AGAIN, href: '#file' }],
    beside: { ...said.beside, file: { text: CHOOSE_AGAIN } },
  };
}

function typedHolding(body: Posted | undefined) {
  const text = (name: string): string => typedText(body, name);
  return {
    ...{ policy: text('policy'), heldIn: text('heldIn'), link: text('link') },
    ...{ adopted: text('adopted'), reviewDue: text('reviewDue') },
  };
}
