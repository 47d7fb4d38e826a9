import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readFragment } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { formErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, Shell, WhoIsHere } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { Elsewhere, sayElsewhere } from '../todo/elsewhere.ts';
import { ownPath } from './own-path.ts';

const SignIn = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) {
      needsCode
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
const SignInCode = graphql(`
  mutation SignInCode($code: String!) {
    signInCode(code: $code) {
      needsCode
      codesLeft
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
const SignOutElsewhere = graphql(`
  query SignOutElsewhere {
    signOutElsewhere {
      label
      address
    }
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
const MyOrganisations = graphql(
  `
    query MyOrganisations {
      ...Shell
      ...Elsewhere
    }
  `,
  [Shell, Elsewhere],
);

const CODE = 'Type the code that your app shows';
const CODE_USED = 'The recovery code that you typed is used up now.';

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
    } else if (signIn.needsCode) {
      // What waits to be sent again goes along from form to form, and is kept nowhere.
      if (page.resume) this.shell.send(request, reply, 'sign-in-code', null, { ...page, title: CODE });
      else reply.redirect(`/sign-in/code?next=${encodeURIComponent(page.next)}`, 303);
    } else if (page.resume) {
      this.shell.send(request, reply, 'resume', null, { ...page, title: 'You are signed in again' });
    } else {
      reply.redirect(page.next, 303);
    }
  }

  @Get('sign-in/code')
  codeForm(@Req() request: FastifyRequest<{ Querystring: { next?: string } }>, @Res() reply: FastifyReply): void {
    const next = ownPath(request.query.next);
    if (!request.cookies['ratify_step']) reply.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303);
    else this.shell.send(request, reply, 'sign-in-code', null, { title: CODE, next });
  }

  @Post('sign-in/code')
  async code(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const { body } = request;
    const code = typedText(body, 'code').trim();
    const page = { title: CODE, next: ownPath(typedText(body, 'next')), ...waiting(body) };
    if (!code) {
      const said = formErrors([['code', 'Type the code that your app shows, or a recovery code']]);
      this.shell.send(request, reply, 'sign-in-code', null, { ...page, ...said });
      return;
    }
    const { signInCode } = await this.shell.ask(request, reply, SignInCode, { code });
    const [refusal] = signInCode.refusals;
    if (refusal) {
      // Not the code's fault: from the start, with what waits.
      const [view, title, field] = signInCode.needsCode
        ? ['sign-in-code', CODE, 'code']
        : ['sign-in', 'Sign in', 'email'];
      const said = formErrors([[field, `${refusal.what} ${refusal.whatToDo}`]]);
      this.shell.send(request, reply, view, null, { ...page, title, ...said });
    } else if (page.resume) {
      const notice = signInCode.codesLeft === null ? {} : { notice: CODE_USED };
      this.shell.send(request, reply, 'resume', null, { ...page, ...notice, title: 'You are signed in again' });
    } else {
      reply.redirect(signInCode.codesLeft === null ? page.next : withNotice('/two-step', 'recovery-code-used'), 303);
    }
  }

  /** They signed in in another tab, and come back to what waits in this one. */
  @Post('sign-in/resume')
  async resume(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const page = { next: '/todo', ...waiting(request.body) };
    const { me } = readFragment(Shell, await this.shell.ask(request, reply, WhoIsHere, {}));
    if (me && page.resume) {
      this.shell.send(request, reply, 'resume', null, { ...page, title: 'You are signed in again' });
      return;
    }
    const said = formErrors([['email', 'You are not signed in yet. Sign in in the other tab first, or here.']]);
    this.shell.send(request, reply, 'sign-in', null, { ...page, title: 'Sign in', ...said });
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { signOutElsewhere } = await this.shell.ask(request, reply, SignOutElsewhere, {});
    await this.shell.ask(request, reply, SignOut, {});
    if (!signOutElsewhere) {
      reply.redirect('/sign-in', 303);
      return;
    }
    const { label, address } = signOutElsewhere;
    this.shell.send(request, reply, 'message', null, {
      title: 'You are signed out here',
      lines: [`Your ${label} account is still signed in on this device. If others use it too, sign out there as well.`],
      onward: address
        ? { href: address, text: `Sign out of ${label} too` }
        : { href: '/sign-in', text: 'Sign in again' },
    });
  }

  @Get('act-for')
  async organisations(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, MyOrganisations, {});
    const me = this.shell.signedIn(request, reply, data);
    if (me)
      this.shell.send(request, reply, 'act-for', me, {
        title: 'Your organisations',
        organisations: sayElsewhere(data),
      });
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
