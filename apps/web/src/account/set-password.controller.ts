import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResultOf } from 'gql.tada';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { FindAccountLink, SetPassword } from './account-documents.ts';

type AccountLink = NonNullable<ResultOf<typeof FindAccountLink>['accountLink']>;

/** Where the link of a mail leads. Looking at it does nothing: programs that check mail open every link. */
@Controller('set-password/:token')
export class SetPasswordController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const link = await this.find(token, request, reply);
    if (link) this.draw(request, reply, link);
  }

  @Post()
  async set(
    @Param('token') token: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const link = await this.find(token, request, reply);
    if (!link) return;
    const password = typedText(request.body, 'password');
    const { refusals } = (await this.shell.ask(request, reply, SetPassword, { token, password })).setPassword;
    if (refusals.length === 0) reply.redirect(withNotice('/sign-in', 'password-set'), 303);
    else if (refusals.some(({ code }) => code === 'LINK_NOT_OPEN')) this.over(request, reply);
    else
      this.draw(
        request,
        reply,
        link,
        refusalErrors(refusals, () => 'password'),
      );
  }

  private async find(token: string, request: FastifyRequest, reply: FastifyReply): Promise<AccountLink | null> {
    const { accountLink } = await this.shell.ask(request, reply, FindAccountLink, { token });
    if (!accountLink) this.over(request, reply);
    return accountLink;
  }

  private draw(request: FastifyRequest, reply: FastifyReply, link: AccountLink, said: FormErrors = NO_ERRORS): void {
    const title = link.purpose === 'invitation' ? 'Choose your password' : 'Set a new password';
    this.shell.send(request, reply, 'set-password', null, { title, link, ...said });
  }

  private over(request: FastifyRequest, reply: FastifyReply): void {
    this.shell.send(request, reply, 'message', null, {
      title: 'This link can no longer be used',
      status: 404,
      lines: ['It has been used already, its time is over, or a part of it was lost on the way.'],
      onward: { href: '/forgotten-password', text: 'Get another link' },
    });
  }
}
