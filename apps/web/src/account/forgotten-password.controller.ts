import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors } from '../pages/form-errors.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { AskForPassword } from './account-documents.ts';

const SENT = [
  'If the address that you typed belongs to somebody here, a mail is on its way to it. The link in it can be used once, within an hour.',
  'If nothing comes within a few minutes, look among the junk mail, and check the address with whoever manages people and roles in your organisation.',
];

const SIGN_IN = { href: '/sign-in', text: 'Sign in' };

/** For somebody who cannot sign in. Whether an address is known is not said. */
@Controller('forgotten-password')
export class ForgottenPasswordController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.shell.send(request, reply, 'forgotten-password', null, { title: 'Get a new password' });
  }

  @Post()
  async ask(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const email = typedText(request.body, 'email').trim();
    if (!email.includes('@')) {
      const said = formErrors([['email', 'Enter your email address, like name@school.example']]);
      this.shell.send(request, reply, 'forgotten-password', null, { title: 'Get a new password', email, ...said });
      return;
    }
    await this.shell.ask(request, reply, AskForPassword, { email });
    this.shell.send(request, reply, 'message', null, { title: 'Look into your mail', lines: SENT, onward: SIGN_IN });
  }
}
