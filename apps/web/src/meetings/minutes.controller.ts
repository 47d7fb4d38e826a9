import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addDays, dateInLondon, LONGEST_DRAFT_DAYS, type PlainDate } from '@ratify/policy';
import { dateFilter } from '../pages/filters.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { ConfirmMinutes, OneMeeting, type Meeting, type MeetingPage } from './meeting-documents.ts';

interface Found {
  readonly me: Me;
  readonly meeting: Meeting;
  /** Meetings that may have confirmed its minutes, the next one first. */
  readonly later: MeetingPage['meetings'];
}

/** The later meetings of a body at which the minutes of one can have been confirmed by a day, the next one first. */
export function laterMeetings({ heldOn, body }: Meeting, meetings: MeetingPage['meetings']): MeetingPage['meetings'] {
  const today = dateInLondon(Date.now());
  return meetings
    .filter((each) => each.body.id === body.id && each.heldOn > heldOn && each.heldOn <= today)
    .toSorted((a, b) => a.heldOn.localeCompare(b.heldOn));
}

/** Earlier meetings of a body whose minutes wait to be confirmed at one of them, the first one first. */
export function unconfirmedMeetings(
  { heldOn, body }: Meeting,
  meetings: MeetingPage['meetings'],
): MeetingPage['meetings'] {
  const from = addDays(heldOn as PlainDate, -LONGEST_DRAFT_DAYS);
  return meetings
    .filter((each) => each.body.id === body.id && each.heldOn < heldOn && each.heldOn >= from)
    .filter(({ minutesConfirmation }) => !minutesConfirmation || minutesConfirmation.confirmedOn === heldOn)
    .toSorted((a, b) => a.heldOn.localeCompare(b.heldOn));
}

/** The clerk records that a later meeting confirmed the minutes of one. */
@Controller('meetings/:id/minutes')
export class MinutesController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, { meetingId: found.later[0]?.id ?? '', minuteReference: '' });
  }

  @Post()
  async confirm(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = {
      meetingId: typedText(request.body, 'meetingId'),
      minuteReference: typedText(request.body, 'minuteReference'),
    };
    if (!isId(typed.meetingId)) {
      this.draw(request, reply, found, typed, formErrors([['meetingId', 'Choose the meeting that confirmed them']]));
      return;
    }
    const { confirmMinutes } = await this.shell.ask(request, reply, ConfirmMinutes, {
      ...{ meetingId: id, confirmedAtId: typed.meetingId, minuteReference: typed.minuteReference.trim() || null },
    });
    const { refusals } = confirmMinutes;
    if (refusals.length === 0) reply.redirect(withNotice(`/meetings/${id}`, 'minutes-confirmed'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, () => 'meetingId'),
      );
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, OneMeeting, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const meeting = data?.meeting;
    if (meeting && me.roles.includes('clerk'))
      return { me, meeting, later: laterMeetings(meeting, data?.meetings ?? []) };
    if (meeting) this.shell.forbidden(request, reply, me, 'The clerk records that minutes were confirmed.');
    else this.shell.notFound(request, reply, me, 'meeting');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, meeting, later }: Found,
    typed: { readonly meetingId: string; readonly minuteReference: string },
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'minutes', me, {
      title: 'The minutes were confirmed',
      backTo: { href: `/meetings/${meeting.id}`, text: `${meeting.body.name}, ${dateFilter(meeting.heldOn)}` },
      ...{ meeting, later, typed },
      ...said,
    });
  }
}
