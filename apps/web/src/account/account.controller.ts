import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { graphql } from '../graphql/tada.ts';
import { PageShell, Shell } from '../pages/page-shell.ts';

const MyAddress = graphql(
  `
    query MyAddress {
      ...Shell
      me {
        person {
          email
        }
      }
    }
  `,
  [Shell],
);

/** The way back from each page of the account. */
export const ACCOUNT = { href: '/account', text: 'Your account' };

const LINKS = [
  { href: '/calendar', text: 'Your calendar', hint: 'Meetings, reviews and signatures, also in the calendar you use.' },
  { href: '/reminders', text: 'Your reminders', hint: 'Which mail you get, and on which day.' },
  { href: '/sessions', text: 'Where you are signed in', hint: 'Your devices, and the accounts that sign you in.' },
  { href: '/two-step', text: 'Two-step sign-in', hint: 'A code of an app on your phone besides the password.' },
  { href: '/forgotten-password', text: 'Set a new password', hint: 'By a link that is sent to your address.' },
  { href: '/what-is-held', text: 'Save everything that is held on you', hint: 'A file to read.' },
] as const;

/** What is the person's own, whichever organisation they act for. */
@Controller('account')
export class AccountController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, MyAddress, {});
    const me = this.shell.signedIn(request, reply, data);
    if (me)
      this.shell.send(request, reply, 'account', me, {
        title: 'Your account',
        email: data.me?.person.email,
        links: LINKS,
      });
  }
}
