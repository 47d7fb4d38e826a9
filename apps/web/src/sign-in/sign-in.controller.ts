import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { graphql } from '../graphql/tada.ts';
import { formErrors } from '../pages/form-errors.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { ownPath } from './own-path.ts';

const SignIn = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) {
      refusals {
        code
        what
        whatToDo
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
        code
      }
    }
  }
`);

/** A form that came when the session had ended: where it was going, and what it carried. */
interface Waiting {
  readonly resume?: string;
  readonly kept?: readonly { readonly name: string; readonly value: string }[];
}

@Controller()
export class SignInController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('sign-in')
  form(
    @Req() request: FastifyRequest<{ Querystring: { next?: string; expired?: string } }>,
    @Res() reply: FastifyReply,
  ): void {
    const { next, expired } = request.query;
    this.shell.send(request, reply, 'sign-in', null, {
      title: 'Sign in',
      next: ownPath(next),
      expired: expired === 'yes',
    });
  }

  @Post('sign-in')
  async signIn(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const { body } = request;
    const [email, password] = [typedText(body, 'email').trim(), typedText(body, 'password')];
    const page = { title: 'Sign in', email, next: ownPath(typedText(body, 'next')), ...waiting(body) };
    const missing = missingFields(email, password);
    if (missing.length > 0) {
      this.shell.send(request, reply, 'sign-in', null, { ...page, ...formErrors(missing) });
      return;
    }
    const { signIn } = await this.shell.ask(request, reply, SignIn, { email, password });
    const [refusal] = signIn.refusals;
    if (refusal) {
      const said = formErrors([['password', `${refusal.what} ${refusal.whatToDo}`]]);
      this.shell.send(request, reply, 'sign-in', null, { ...page, ...said });
    } else if (page.resume) {
      this.shell.send(request, reply, 'resume', null, { ...page, title: 'You are signed in again' });
    } else {
      reply.redirect(page.next, 303);
    }
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.shell.ask(request, reply, SignOut, {});
    reply.redirect('/sign-in', 303);
  }

  @Post('act-for')
  async actFor(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.shell.whoIsHere(request, reply);
    if (!me) return;
    const organisationId = typedText(request.body, 'organisationId');
    if (me.memberships.some((each) => each.organisation.id === organisationId))
      await this.shell.ask(request, reply, ActFor, { organisationId });
    reply.redirect('/todo', 303);
  }
}

function missingFields(email: string, password: string): [string, string][] {
  return [
    ...(email.includes('@')
      ? []
      : [['email', 'Enter your email address, like name@school.example'] as [string, string]]),
    ...(password ? [] : [['password', 'Enter your password'] as [string, string]]),
  ];
}

/** What waits from before the session ended; it came through this form, whose token was checked. */
function waiting(body: Posted): Waiting {
  const resume = typedText(body, 'resume');
  if (!resume || ownPath(resume) !== resume) return {};
  const kept = Object.entries(body)
    .filter(([name]) => name.startsWith('kept.'))
    .flatMap(([name, value]) =>
      [value ?? []].flat().map((each) => ({ name: name.slice('kept.'.length), value: each })),
    );
  return { resume, kept };
}
