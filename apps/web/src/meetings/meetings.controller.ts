import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { papersBy, sayAnswer, sayVotes, type PlainDate } from '@ratify/policy';
import { dateFilter } from '../pages/filters.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { hasPlace } from '../pages/navigation.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { typedDate, type TypedDate } from '../pages/typed-date.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { recordsAttendance } from './attendance.controller.ts';
import { sayAttended, sayInterests } from './say-attendance.ts';
import { isHeld, isToCome, ordersAgenda } from './change-meeting.controller.ts';
import { agendaFile } from './agenda-file.ts';
import { laterMeetings, unconfirmedMeetings } from './minutes.controller.ts';
import { recordsTogether } from './record-all.controller.ts';
import { sayBetween, sayReportMinute } from './say-between.ts';
import { sayMinute } from './say-minute.ts';
import { sayWhoSigns } from './say-who-signs.ts';
import { timeField } from './time-field.ts';
import { ListMeetings, OneMeeting, ScheduleMeeting, type Meeting, type MeetingsPage } from './meeting-documents.ts';

interface Typed {
  readonly bodyId: string;
  readonly place: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly heldOn: TypedDate;
}

@Controller('meetings')
export class MeetingsController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (found) this.draw(request, reply, found, typedMeeting(undefined));
  }

  @Post()
  async schedule(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (!found) return;
    const typed = typedMeeting(request.body);
    const { bodyId, heldOn, place, startsAt, endsAt } = typed;
    const wrong: [string, string][] = [
      ...(isId(bodyId) ? [] : [['bodyId', 'Choose which body meets'] as [string, string]]),
      ...(heldOn.date ? [] : [['heldOn-day', 'Enter the date of the meeting, like 27 3 2027'] as [string, string]]),
    ];
    if (wrong.length > 0 || !heldOn.date) {
      this.draw(request, reply, found, typed, formErrors(wrong));
      return;
    }
    const { scheduleMeeting } = await this.shell.ask(request, reply, ScheduleMeeting, {
      ...{ bodyId, heldOn: heldOn.date, place: place.trim() || null, startsAt, endsAt },
    });
    if (scheduleMeeting.meeting) {
      reply.redirect(withNotice(`/meetings/${scheduleMeeting.meeting.id}`, 'meeting-added'), 303);
      return;
    }
    const said = refusalErrors(
      scheduleMeeting.refusals,
      (each) => timeField(each) ?? (each.code === 'MEETING_EXISTS' ? 'heldOn-day' : 'bodyId'),
    );
    this.draw(request, reply, found, typed, said);
  }

  @Get(':id/agenda.csv')
  async file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = isId(id) ? await this.shell.ask(request, reply, OneMeeting, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return;
    const meeting = data?.meeting;
    if (!meeting) {
      this.shell.notFound(request, reply, me, 'meeting');
      return;
    }
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="agenda-${meeting.heldOn}.csv"`)
      .header('cache-control', 'no-store')
      .send(agendaFile(meeting));
  }

  @Get(':id/agenda.docx')
  async word(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = isId(id) ? await this.shell.ask(request, reply, OneMeeting, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return;
    const meeting = data?.meeting;
    if (!meeting) {
      this.shell.notFound(request, reply, me, 'meeting');
      return;
    }
    const { agendaWord } = await import('./agenda-word.ts'); // seldom wanted, and its library is large
    const file = await agendaWord({
      ...{ organisationName: me.organisation?.name ?? '', meeting },
      unconfirmed: unconfirmedMeetings(meeting, data.meetings),
    });
    await reply
      .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      .header('content-disposition', `attachment; filename="agenda-${meeting.heldOn}.docx"`)
      .header('cache-control', 'no-store')
      .send(file);
  }

  @Get(':id')
  async agenda(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = isId(id) ? await this.shell.ask(request, reply, OneMeeting, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return;
    const meeting = data?.meeting;
    if (!meeting) {
      this.shell.notFound(request, reply, me, 'meeting');
      return;
    }
    this.shell.send(request, reply, 'meeting', me, {
      title: `${meeting.body.name}, ${dateFilter(meeting.heldOn)}`,
      backTo: { href: '/meetings', text: 'Meetings' },
      meeting: {
        ...{ ...meeting, agenda: meeting.agenda.map((item) => ({ ...item, votes: votesSaid(item) })) },
        changedAnswers: meeting.changedAnswers.map((each) => ({ ...each, answer: sayAnswer(each.items) })),
      },
      isHeld: isHeld(meeting),
      papersOutBy:
        meeting.cancelledOn || isHeld(meeting) ? null : papersBy(meeting.heldOn as PlainDate, meeting.body.papersDays),
      between: meeting.decidedBetween.map((each) => ({ ...each, said: sayBetween(each) })),
      changes: isToCome(me, meeting),
      attended: sayAttended(meeting),
      interests: sayInterests(meeting),
      recordsAttendance: recordsAttendance(me, meeting),
      ordersAgenda: ordersAgenda(me, meeting),
      recordsTogether: recordsTogether(me, meeting),
      confirmsMinutes:
        me.roles.includes('clerk') && !meeting.cancelledOn && laterMeetings(meeting, data.meetings).length > 0,
      whoSigns: sayWhoSigns(meeting.body),
      records: me.roles.includes('clerk'),
      minutes: me.roles.includes('clerk')
        ? [...meeting.agenda.map((item) => sayMinute(item, meeting)), ...meeting.decidedBetween.map(sayReportMinute)]
        : [],
      packs: data.packs,
      makesPack: ['head', 'clerk', 'chair'].some((role) => me.roles.includes(role)),
    });
  }

  private async find(request: FastifyRequest, reply: FastifyReply): Promise<{ me: Me; data: MeetingsPage } | null> {
    const data = await this.shell.ask(request, reply, ListMeetings, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return null;
    if (hasPlace(me, 'meetings')) return { me, data };
    this.shell.forbidden(request, reply, me, 'Your role does not include meetings.');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, data }: { me: Me; data: MeetingsPage },
    typed: Typed,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'meetings', me, {
      title: 'Meetings',
      meetings: data.meetings.map((meeting) => ({
        ...meeting,
        open: meeting.agenda.filter((each) => each.waits).length,
      })),
      bodies: data.bodies,
      schedules: me.roles.includes('clerk'),
      typed,
      ...said,
    });
  }
}

function votesSaid({ decision }: Meeting['agenda'][number]): string {
  return decision?.votes ? sayVotes(decision.votes, decision.outcome) : '';
}

function typedMeeting(body: Posted | undefined): Typed {
  return {
    bodyId: typedText(body, 'bodyId'),
    place: typedText(body, 'place'),
    startsAt: typedText(body, 'startsAt'),
    endsAt: typedText(body, 'endsAt'),
    heldOn: typedDate(body, 'heldOn'),
  };
}
