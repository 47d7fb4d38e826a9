import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dateInLondon, PRESENCES, presenceText, sayOffices, type Role } from '@ratify/policy';
import { dateFilter } from '../pages/filters.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { OneMeeting, RecordAttendance, type Meeting } from './meeting-documents.ts';
import {
  attendanceInput,
  recordedAttendance,
  typedAttendance,
  wrongAttendance,
  type TypedAttendance,
} from './typed-attendance.ts';

interface Found {
  readonly me: Me;
  readonly meeting: Meeting;
}

const OF_INTERESTS = ['INTEREST_UNSAID', 'INTEREST_OF_ABSENT', 'WITHDREW_FROM_NOTHING', 'NOT_ON_AGENDA'];
const OF_PEOPLE = ['NAME_MISSING', 'ATTENDEE_UNKNOWN', 'ATTENDED_TWICE', 'GUEST_NOT_PRESENT'];

/** Whether the person may say who was at a meeting: the clerk, from its day on, until its minutes are confirmed with the names. */
export function recordsAttendance({ roles }: Me, meeting: Meeting): boolean {
  const { heldOn, cancelledOn, minutesConfirmation, attendances } = meeting;
  const isHeld = !cancelledOn && heldOn <= dateInLondon(Date.now());
  return roles.includes('clerk') && isHeld && (!minutesConfirmation || attendances.length === 0);
}

/** The clerk records who was at a meeting, and what interests they declared. */
@Controller('meetings/:id/attendance')
export class AttendanceController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, recordedAttendance(found.meeting));
  }

  @Post()
  async record(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = typedAttendance(request.body, found.meeting);
    if (typedText(request.body, 'more')) {
      this.draw(request, reply, found, typed);
      return;
    }
    const wrong = wrongAttendance(typed, found.meeting);
    if (wrong.length > 0) {
      this.draw(request, reply, found, typed, formErrors(wrong));
      return;
    }
    const { input, peopleFields, interestFields } = attendanceInput(typed, found.meeting);
    const { refusals } = (await this.shell.ask(request, reply, RecordAttendance, { input })).recordAttendance;
    if (refusals.length === 0) {
      reply.redirect(withNotice(`/meetings/${id}`, 'attendance-recorded'), 303);
      return;
    }
    const fieldOf = (code: string, line: number | null | undefined): string | undefined => {
      const at = (line ?? 0) - 1;
      if (OF_INTERESTS.includes(code)) return interestFields[at];
      return OF_PEOPLE.includes(code) ? peopleFields[at] : undefined;
    };
    const said = refusals.map((each) => (each.line ? { ...each, where: null } : each));
    this.draw(
      request,
      reply,
      found,
      typed,
      refusalErrors(said, ({ code, line }) => fieldOf(code, line)),
    );
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, OneMeeting, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const meeting = data?.meeting;
    if (!meeting) this.shell.notFound(request, reply, me, 'meeting');
    else if (!me.roles.includes('clerk'))
      this.shell.forbidden(request, reply, me, 'The clerk records who was at a meeting.');
    else if (recordsAttendance(me, meeting)) return { me, meeting };
    else reply.redirect(`/meetings/${id}`, 303);
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, meeting }: Found,
    typed: TypedAttendance,
    said: FormErrors = NO_ERRORS,
  ): void {
    const roll = meeting.roll.map(({ personId, name, offices, vote }) => ({
      ...{ personId, name, vote, office: sayOffices(offices as Role[]), presence: typed.presence[personId] ?? '' },
      isMember: typed.votes.includes(personId),
    }));
    const guests = typed.guests.map(({ name }, at) => ({
      value: `guest-${at}`,
      text: name || `The ${at === 0 ? 'first' : 'next'} person that you add`,
    }));
    this.shell.send(request, reply, 'attendance', me, {
      title: 'Who was at the meeting',
      backTo: { href: `/meetings/${meeting.id}`, text: `${meeting.body.name}, ${dateFilter(meeting.heldOn)}` },
      ...{ meeting, typed, roll },
      presences: PRESENCES.map((value) => ({ value, text: presenceText[value] })),
      people: [...roll.map(({ personId: value, name: text }) => ({ value, text })), ...guests],
      ...said,
    });
  }
}
