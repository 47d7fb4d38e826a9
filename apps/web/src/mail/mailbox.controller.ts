import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readFragment } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { PageShell, Shell } from '../pages/page-shell.ts';

const Mailbox = graphql(
  `
    query Mailbox {
      ...Shell
      mailbox {
        id
        toName
        toAddress
        subject
        lines
        linkWords
        linkPath
        keptAt
      }
    }
  `,
  [Shell],
);

/** The mail of a demonstration, whose people have no mailboxes of their own. There is no such page in any other installation. */
@Controller('mailbox')
export class MailboxController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, Mailbox, {});
    const { me } = readFragment(Shell, data);
    this.shell.send(request, reply, 'mailbox', me, { title: 'Mail of this demonstration', mails: data.mailbox });
  }
}
