import { Controller, Get, Inject, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Journey } from '@ratify/journey';
import { JOURNEY } from '../graph/journey.token.ts';
import { calendarOf } from './calendar-of.ts';

/** What a calendar program fetches: whoever has the token reads, and nobody can act with it. */
@Controller('calendars')
export class CalendarController {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Get(':file')
  async calendar(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const token = /^([\w-]{32})\.ics$/.exec(file)?.[1];
    const today = this.journey.clock.today();
    const events = token ? await this.journey.store.calendars.events(token, today) : null;
    if (!events) throw new NotFoundException();
    await reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="policies.ics"')
      .header('cache-control', 'private, max-age=3600')
      .send(calendarOf(events, today));
  }
}
