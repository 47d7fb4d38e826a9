import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { hasPlace } from '../pages/navigation.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { DeclareNotNeeded, EndNotNeeded, NotNeeded } from './not-needed-documents.ts';

/** Who says so of their own setting; the API has the last word. */
export const DECLARES: readonly string[] = ['head', 'clerk'];

/** Policies that are expected and not needed: the list with the reasons, and the form of one. */
@Controller('register/not-needed')
export class NotNeededController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, NotNeeded, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    if (!hasPlace(me, 'register')) {
      this.shell.forbidden(request, reply, me, 'Your role does not include the register.');
      return;
    }
    const isOurs = ({ organisationId }: { readonly organisationId: string }): boolean =>
      organisationId === me.organisation?.id && DECLARES.some((role) => me.roles.includes(role));
    this.shell.send(request, reply, 'not-needed', me, {
      title: 'Policies that are not needed, or held under another title',
      backTo: REGISTER,
      isOne: me.organisation?.kind === 'school',
      declarations: data.notApplicable.map((each) => ({ ...each, isOurs: isOurs(each) })),
      answers: data.requirementAnswers.map((each) => ({ ...each, isOurs: isOurs(each) })),
    });
  }

  @Get('declare')
  async form(
    @Req() request: FastifyRequest<{ Querystring: { title?: unknown } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const me = await this.declarer(request, reply);
    const { title } = request.query;
    if (me) this.draw(request, reply, me, { policy: typeof title === 'string' ? title : '', reason: '' });
  }

  @Post('declare')
  async declare(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.declarer(request, reply);
    if (!me) return;
    const typed = { policy: typedText(request.body, 'policy'), reason: typedText(request.body, 'reason') };
    const variables = { title: typed.policy, reason: typed.reason };
    const { refusals } = (await this.shell.ask(request, reply, DeclareNotNeeded, variables)).declareNotApplicable;
    if (refusals.length === 0) reply.redirect(withNotice('/register/not-needed', 'not-needed'), 303);
    else
      this.draw(
        request,
        reply,
        me,
        typed,
        refusalErrors(refusals, () => 'reason'),
      );
  }

  @Post(':id/end')
  async end(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.declarer(request, reply);
    if (!me) return;
    const refusals = isId(id)
      ? (await this.shell.ask(request, reply, EndNotNeeded, { id })).endNotApplicable.refusals
      : null;
    if (refusals?.length === 0) reply.redirect(withNotice('/register', 'needed-again'), 303);
    else this.shell.notFound(request, reply, me, 'declaration');
  }

  private async declarer(request: FastifyRequest, reply: FastifyReply): Promise<Me | null> {
    const me = await this.shell.whoIsHere(request, reply);
    if (!me || DECLARES.some((role) => me.roles.includes(role))) return me;
    this.shell.forbidden(request, reply, me, 'The head or the clerk says which policies a school does not need.');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    me: Me,
    typed: { readonly policy: string; readonly reason: string },
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'declare-not-needed', me, {
      title: `Not needed here: ${typed.policy}`,
      backTo: REGISTER,
      ...typed,
      ...said,
    });
  }
}

const REGISTER = { href: '/register', text: 'Register' };
