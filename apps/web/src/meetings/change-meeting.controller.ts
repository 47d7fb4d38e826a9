import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dateInLondon, sayClockTime } from '@ratify/policy';
import { dateFilter } from '../pages/filters.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { datedParts, typedDate, type TypedDate } from '../pages/typed-date.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import {
  CancelMeeting,
  MoveMeeting,
  OneMeeting,
  OrderAgenda,
  TakeOffAgenda,
  type Meeting,
} from './meeting-documents.ts';
import { timeField } from './time-field.ts';

interface Found {
  readonly me: Me;
  readonly meeting: Meeting;
}

/** Whether its day has come: from then on its decisions can be recorded. */
export function isHeld({ heldOn, cancelledOn }: Pick<Meeting, 'heldOn' | 'cancelledOn'>): boolean {
  return !cancelledOn && heldOn <= dateInLondon(Date.now());
}

/** Whether the person may move or cancel a meeting: the clerk, until its day is over or something was decided. */
export function isToCome({ roles }: Me, { heldOn, cancelledOn, agenda }: Meeting): boolean {
  const isOver = heldOn < dateInLondon(Date.now());
  return roles.includes('clerk') && !cancelledOn && !isOver && agenda.every(({ decision }) => !decision);
}

/** Whether the person may put the agenda in another order: the clerk, until something on it is decided. */
export function ordersAgenda({ roles }: Me, { cancelledOn, agenda }: Meeting): boolean {
  return roles.includes('clerk') && !cancelledOn && agenda.length > 1 && agenda.every(({ decision }) => !decision);
}

/** The clerk moves or cancels a meeting, or takes something off its agenda again. */
@Controller('meetings/:id')
export class ChangeMeetingController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('move')
  async moveForm(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const { heldOn, place, startsAt, endsAt } = found.meeting;
    this.drawMove(request, reply, found, {
      ...{ heldOn: datedParts(heldOn), place: place ?? '' },
      ...{ startsAt: startsAt ? sayClockTime(startsAt) : '', endsAt: endsAt ? sayClockTime(endsAt) : '' },
    });
  }

  @Post('move')
  async move(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const text = (name: string): string => typedText(request.body, name);
    const typed = {
      ...{ heldOn: typedDate(request.body, 'heldOn'), place: text('place') },
      ...{ startsAt: text('startsAt'), endsAt: text('endsAt') },
    };
    const { date: heldOn } = typed.heldOn;
    if (!heldOn) {
      const said = formErrors([['heldOn-day', 'Enter the new date of the meeting, like 27 3 2027']]);
      this.drawMove(request, reply, found, typed, said);
      return;
    }
    const { startsAt, endsAt } = typed;
    const input = { meetingId: id, heldOn, place: typed.place.trim() || null, startsAt, endsAt };
    const { refusals, warnings } = (await this.shell.ask(request, reply, MoveMeeting, input)).moveMeeting;
    if (refusals.length === 0) {
      const notice = warnings.length > 0 ? 'meeting-moved-late' : 'meeting-moved';
      reply.redirect(withNotice(`/meetings/${id}`, notice), 303);
      return;
    }
    const said = refusalErrors(refusals, (each) => timeField(each) ?? 'heldOn-day');
    this.drawMove(request, reply, found, typed, said);
  }

  @Get('cancel')
  async cancelForm(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.drawCancel(request, reply, found, '');
  }

  @Post('cancel')
  async cancel(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const reason = typedText(request.body, 'reason');
    const { refusals } = (await this.shell.ask(request, reply, CancelMeeting, { meetingId: id, reason })).cancelMeeting;
    if (refusals.length === 0) {
      reply.redirect(withNotice(`/meetings/${id}`, 'meeting-cancelled'), 303);
      return;
    }
    const said = refusals.map((each) => (each.code === 'REASON_MISSING' ? { ...each, where: null } : each));
    this.drawCancel(
      request,
      reply,
      found,
      reason,
      refusalErrors(said, () => 'reason'),
    );
  }

  /** One item up or down; `direction` is what the button says. */
  @Post('agenda/:revisionId/order')
  async order(
    @Param('id') id: string,
    @Param('revisionId') revisionId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(
      id,
      request,
      reply,
      ({ me, meeting }) => ordersAgenda(me, meeting) && isId(revisionId),
    );
    if (!found) return;
    const before = found.meeting.agenda.map((each) => each.id);
    const from = before.indexOf(revisionId);
    const to = from + (typedText(request.body, 'direction') === 'up' ? -1 : 1);
    const other = before[to];
    if (from >= 0 && other !== undefined) {
      const revisionIds = before.with(from, other).with(to, revisionId);
      // Where somebody else changed the agenda meanwhile, the page shows it as it is now.
      await this.shell.ask(request, reply, OrderAgenda, { meetingId: id, revisionIds });
    }
    reply.redirect(`/meetings/${id}#agenda`, 303);
  }

  @Post('agenda/:revisionId/off')
  async takeOff(
    @Param('id') id: string,
    @Param('revisionId') revisionId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply, () => isId(revisionId));
    if (!found) return;
    const { takeOffAgenda } = await this.shell.ask(request, reply, TakeOffAgenda, { meetingId: id, revisionId });
    const page = `/revisions/${revisionId}`;
    // Pressed twice, or decided meanwhile: the page of the version says where it stands.
    reply.redirect(takeOffAgenda.refusals.length === 0 ? withNotice(page, 'off-agenda') : page, 303);
  }

  /** Of a meeting that cannot be changed any more, its page says where it stands. */
  private async find(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
    isOpen: (found: Found) => boolean = ({ me, meeting }) => isToCome(me, meeting),
  ): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, OneMeeting, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const meeting = data?.meeting;
    if (!meeting) this.shell.notFound(request, reply, me, 'meeting');
    else if (!me.roles.includes('clerk'))
      this.shell.forbidden(request, reply, me, 'The clerk moves and cancels meetings.');
    else if (isOpen({ me, meeting })) return { me, meeting };
    else reply.redirect(`/meetings/${id}`, 303);
    return null;
  }

  private drawMove(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, meeting }: Found,
    typed: {
      readonly heldOn: TypedDate;
      readonly place: string;
      readonly startsAt: string;
      readonly endsAt: string;
    },
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'move-meeting', me, {
      title: 'Change the day, time or place',
      ...{ meeting, typed, backTo: backTo(meeting), ...said },
    });
  }

  private drawCancel(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, meeting }: Found,
    reason: string,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'cancel-meeting', me, {
      title: 'Cancel the meeting',
      ...{ meeting, reason, backTo: backTo(meeting), ...said },
    });
  }
}

function backTo({ id, body, heldOn }: Meeting): { href: string; text: string } {
  return { href: `/meetings/${id}`, text: `${body.name}, ${dateFilter(heldOn)}` };
}
