import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { graphql } from '../graphql/tada.ts';
import { PageShell } from '../pages/page-shell.ts';
import type { WebConfiguration } from '../web-configuration.ts';
import { WEB_CONFIGURATION } from '../web-configuration.ts';
import { ownPath } from './own-path.ts';

const SignIn = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) {
      refusals {
        code
        what
        whatToDo
      }
      me {
        person {
          id
        }
      }
    }
  }
`);
const SignOut = graphql(`
  mutation SignOut {
    signOut
  }
`);
const ActFor = graphql(`
  mutation ActFor($organisationId: ID!) {
    actFor(organisationId: $organisationId) {
      refusals {
        what
        whatToDo
      }
    }
  }
`);

@Controller()
export class SignInController {
  constructor(
    @Inject(PageShell) private readonly shell: PageShell,
    @Inject(WEB_CONFIGURATION) private readonly configuration: WebConfiguration,
  ) {}

  @Get('sign-in')
  form(
    @Req() request: FastifyRequest<{ Querystring: { next?: string; expired?: string } }>,
    @Res() reply: FastifyReply,
  ): void {
    const { next, expired } = request.query;
    this.draw(request, reply, { next: ownPath(next), expired: expired === 'yes' });
  }

  @Post('sign-in')
  async signIn(
    @Req() request: FastifyRequest<{ Body: { email?: string; password?: string; next?: string } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { email = '', password = '', next } = request.body;
    const emailError = email.includes('@') ? undefined : 'Enter your email address, like name@school.example';
    const passwordError = password ? undefined : 'Enter your password';
    if (emailError || passwordError) {
      this.draw(request, reply, { email, next: ownPath(next), emailError, passwordError, status: 400 });
      return;
    }
    const { signIn } = await this.shell.ask(request, reply, SignIn, { email, password });
    const refusal = signIn.refusals[0];
    if (refusal) {
      this.draw(request, reply, {
        email,
        next: ownPath(next),
        passwordError: `${refusal.what} ${refusal.whatToDo}`,
        status: 400,
      });
      return;
    }
    reply.redirect(ownPath(next), 303);
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.shell.ask(request, reply, SignOut, {});
    reply.redirect('/sign-in', 303);
  }

  @Post('act-for')
  async actFor(
    @Req() request: FastifyRequest<{ Body: { organisationId?: string } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.shell.ask(request, reply, ActFor, { organisationId: request.body.organisationId ?? '' });
    reply.redirect('/todo', 303);
  }

  private draw(request: FastifyRequest, reply: FastifyReply, data: SignInPage): void {
    const errors = [
      ...(data.emailError ? [{ text: data.emailError, href: '#email' }] : []),
      ...(data.passwordError ? [{ text: data.passwordError, href: '#password' }] : []),
    ];
    this.shell.send(request, reply, 'sign-in', null, {
      title: 'Sign in',
      errors,
      demonstration: this.configuration.demonstration,
      ...data,
    });
  }
}

interface SignInPage {
  readonly next: string;
  readonly email?: string;
  readonly expired?: boolean;
  readonly emailError?: string | undefined;
  readonly passwordError?: string | undefined;
  readonly status?: number;
}
