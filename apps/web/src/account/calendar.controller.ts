import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { relay } from '../documents/relay.ts';
import { ApiUnavailableError } from '../graphql/graphql-port.ts';
import { graphql } from '../graphql/tada.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, Shell, type Me } from '../pages/page-shell.ts';
import { ACCOUNT } from './account.controller.ts';

const CalendarSince = graphql(
  `
    query CalendarSince {
      ...Shell
      calendarSince
    }
  `,
  [Shell],
);
const ResetCalendar = graphql(`
  mutation ResetCalendar {
    resetCalendar
  }
`);
const EndCalendar = graphql(`
  mutation EndCalendar {
    endCalendar
  }
`);

/** Reviews and meetings in the calendar that somebody uses already. */
@Controller()
export class CalendarController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('calendar')
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, CalendarSince, {});
    const me = this.shell.signedIn(request, reply, data);
    if (me) this.draw(request, reply, me, { since: data.calendarSince });
  }

  /** The link is on this page and on no other: it is kept nowhere. */
  @Post('calendar/link')
  async reset(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.shell.whoIsHere(request, reply);
    if (!me) return;
    const { resetCalendar } = await this.shell.ask(request, reply, ResetCalendar, {});
    if (!resetCalendar) return this.shell.sendToSignIn(request, reply);
    const path = `${request.host}/calendars/${resetCalendar}.ics`;
    const link = { https: `${request.protocol}://${path}`, webcal: `webcal://${path}` };
    this.draw(request, reply, me, { since: new Date().toISOString(), link });
  }

  @Post('calendar/end')
  async end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.shell.whoIsHere(request, reply);
    if (!me) return;
    await this.shell.ask(request, reply, EndCalendar, {});
    reply.redirect(withNotice('/calendar', 'calendar-ended'), 303);
  }

  /** For programs, which bring no session. */
  @Get('calendars/:file')
  async file(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const path = `/calendars/${encodeURIComponent(file)}`;
    const answer = await this.shell.api.bytes(path, { requestId: request.id });
    if (answer.status >= 500) throw new ApiUnavailableError(`The API answered with status ${answer.status}.`);
    if (answer.ok) await relay(answer, reply);
    else this.shell.notFound(request, reply, null, 'calendar');
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    me: Me,
    { since, link }: { readonly since: unknown; readonly link?: { readonly https: string; readonly webcal: string } },
  ): void {
    this.shell.send(request, reply, 'calendar', me, {
      title: 'Your calendar',
      backTo: ACCOUNT,
      ...{ since, link },
    });
  }
}
