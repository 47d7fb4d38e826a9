import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { graphql } from '../graphql/tada.ts';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, Shell } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { ACCOUNT } from './account.controller.ts';

const MySessions = graphql(
  `
    query MySessions {
      ...Shell
      mySessions {
        id
        device
        createdAt
        lastSeenAt
        isThis
      }
      myIdentities {
        id
        provider {
          name
          label
        }
        isOffered
        linkedAt
        lastUsedAt
      }
    }
  `,
  [Shell],
);
const EndSessions = graphql(`
  mutation EndSessions($session: String) {
    endSessions(session: $session)
  }
`);

const EndIdentity = graphql(`
  mutation EndIdentity($identity: String!) {
    endIdentity(identity: $identity) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

/** Where somebody is signed in, and how to end it from here. */
@Controller('sessions')
export class SessionsController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.draw(request, reply, NO_ERRORS);
  }

  @Post('disconnect')
  async disconnect(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    if (!(await this.shell.whoIsHere(request, reply))) return;
    const identity = typedText(request.body, 'identity');
    const { refusals } = (await this.shell.ask(request, reply, EndIdentity, { identity })).endIdentity;
    if (refusals.length === 0) reply.redirect(withNotice('/sessions', 'identity-ended'), 303);
    else
      await this.draw(
        request,
        reply,
        refusalErrors(refusals, () => null),
      );
  }

  private async draw(request: FastifyRequest, reply: FastifyReply, errors: FormErrors): Promise<void> {
    const data = await this.shell.ask(request, reply, MySessions, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    this.shell.send(request, reply, 'sessions', me, {
      title: 'Where you are signed in',
      backTo: ACCOUNT,
      sessions: data.mySessions,
      identities: data.myIdentities,
      ...errors,
    });
  }

  @Post('end')
  async end(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.shell.whoIsHere(request, reply);
    if (!me) return;
    const id = typedText(request.body, 'session');
    // Without one all others end: that has a button of its own, which says so.
    if (isId(id) || typedText(request.body, 'others') === 'yes')
      await this.shell.ask(request, reply, EndSessions, { session: isId(id) ? id : null });
    reply.redirect(withNotice('/sessions', 'session-ended'), 303);
  }
}
