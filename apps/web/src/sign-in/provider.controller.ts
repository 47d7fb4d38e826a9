import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { graphql } from '../graphql/tada.ts';
import { formErrors, sayRefusal, type Refused } from '../pages/form-errors.ts';
import { PageShell } from '../pages/page-shell.ts';
import { ownPath } from './own-path.ts';

const BeginProviderSignIn = graphql(`
  mutation BeginProviderSignIn($provider: String!, $proves: Boolean!, $next: String!) {
    beginProviderSignIn(provider: $provider, proves: $proves, next: $next) {
      address
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
const FinishProviderSignIn = graphql(`
  mutation FinishProviderSignIn($answer: String!) {
    finishProviderSignIn(answer: $answer) {
      needsCode
      next
      proves
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

interface Asked {
  readonly next?: string;
  readonly proves?: string;
}

/**
 * To an outside service and back. Both are plain links, for the service sends people back by one: what comes back counts only in
 * the browser that was sent there, within ten minutes and once. See decisions/0001 of the pages.
 */
@Controller('sign-in')
export class ProviderController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('with/:provider')
  async leave(
    @Param('provider') provider: string,
    @Req() request: FastifyRequest<{ Querystring: Asked }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const next = ownPath(request.query.next);
    const proves = request.query.proves === 'yes';
    const asked = { provider, proves, next };
    const { beginProviderSignIn } = await this.shell.ask(request, reply, BeginProviderSignIn, asked);
    const [refusal] = beginProviderSignIn.refusals;
    if (refusal?.code === 'NOT_FOUND') this.shell.notFound(request, reply, null, 'way to sign in');
    else if (refusal || !beginProviderSignIn.address) this.refuse(request, reply, { next, proves, refusal });
    else reply.redirect(beginProviderSignIn.address, 303);
  }

  @Get('back')
  async back(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [, answer = ''] = request.url.split(/\?(.*)/s);
    const { finishProviderSignIn: finished } = await this.shell.ask(request, reply, FinishProviderSignIn, { answer });
    const next = ownPath(finished.next ?? undefined);
    const [refusal] = finished.refusals;
    if (refusal) this.refuse(request, reply, { next, proves: finished.proves, refusal });
    // Drawn at once: a browser that comes from another site does not bring the cookie of the second step to the next page.
    else if (finished.needsCode) this.shell.send(request, reply, 'sign-in-code', null, { title: CODE, next, by: true });
    else reply.redirect(next, 303);
  }

  private refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    { next, proves, refusal }: { next: string; proves: boolean; refusal: Refused | undefined },
  ): void {
    const said = refusal ? sayRefusal(refusal) : 'Try again, or sign in with your password.';
    if (proves) {
      const onward = { href: next, text: 'Go back to what you were about to sign' };
      const page = { title: 'This does not prove who you are', status: 400, lines: [said], onward };
      this.shell.send(request, reply, 'message', null, page);
      return;
    }
    this.shell.send(request, reply, 'sign-in', null, { title: 'Sign in', next, ...formErrors([[null, said]]) });
  }
}

const CODE = 'Type the code that your app shows';
