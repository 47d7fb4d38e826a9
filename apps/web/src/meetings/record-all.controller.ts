import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { dateInLondon } from '@ratify/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dateFilter } from '../pages/filters.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, typedList, typedText, type Posted } from '../pages/typed.ts';
import { settingItems, settingsOf } from './covered-settings.ts';
import { votersFor } from './say-attendance.ts';
import { typedVotes, votesIn, wrongVotes } from './typed-votes.ts';
import { OneMeeting, RecordDecisions, type Meeting } from './meeting-documents.ts';

type Item = Meeting['agenda'][number];

interface Found {
  readonly me: Me;
  readonly meeting: Meeting;
  /** What waits for a decision. */
  readonly items: readonly Item[];
}

/** What is decided as it was put. With changes, an item has a page of its own. */
const OUTCOMES = [
  { value: 'adopted', text: 'Adopted' },
  { value: 'not-adopted', text: 'Not adopted' },
  { value: 'deferred', text: 'Deferred to another meeting' },
] as const;

/** Which field of an item answers which refusal; the others stand at its outcome. */
const FIELDS: Readonly<Record<string, string>> = {
  VOTES_NOT_READ: 'votes',
  VOTES_EXCEED_ATTENDANCE: 'votes',
  VOTES_SAY_OTHERWISE: 'votes',
  REVIEW_DUE_MISSING: 'reviewDue',
  REVIEW_DUE_NOT_AFTER: 'reviewDue',
  REVIEW_DUE_TOO_LATE: 'reviewDue',
  DATE_NOT_READ: 'reviewDue',
};
const OF_MEETING: Readonly<Record<string, string>> = {
  ATTENDANCE_MISSING: 'attendance',
  QUORUM_NOT_MET: 'attendance',
};

/** Whether the decisions of a meeting can be recorded together: several wait, and its day has come. */
export function recordsTogether({ roles }: Me, { heldOn, agenda }: Meeting): boolean {
  return roles.includes('clerk') && heldOn <= dateInLondon(Date.now()) && agenda.filter(isWaiting).length > 1;
}

/** The clerk records what a meeting decided on all that waited, in one go. */
@Controller('meetings/:id/decisions')
export class RecordAllController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const settingIds = settingsOf(found.meeting.body, found.me).map((each) => each.id);
    this.draw(request, reply, found, { ...typedDecisions(undefined, found.items), settingIds });
  }

  @Post()
  async record(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = typedDecisions(request.body, found.items);
    const wrong = wrongFields(typed, found.items);
    if (wrong.length > 0) {
      this.draw(request, reply, found, typed, formErrors(wrong));
      return;
    }
    const decided = typed.items.filter(({ outcome }) => outcome !== '');
    const { recordDecisions } = await this.shell.ask(request, reply, RecordDecisions, {
      input: {
        meetingId: id,
        attendance: typed.attendance.trim() ? Number(typed.attendance) : null,
        settingIds: settingsOf(found.meeting.body, found.me).length > 0 ? typed.settingIds : null,
        decisions: decided.map(({ revisionId, outcome, votes, minuteReference, reviewDue }) => ({
          ...{ revisionId, outcome, votes: votesIn(votes) },
          ...{ minuteReference: minuteReference.trim() || null, reviewDueSaid: reviewDue.trim() || null },
        })),
      },
    });
    if (recordDecisions.refusals.length === 0) {
      reply.redirect(withNotice(`/meetings/${id}`, 'decided-together'), 303);
      return;
    }
    const said = refusalErrors(recordDecisions.refusals, ({ code, line }) => {
      const item = line ? decided[line - 1] : undefined;
      return item ? `${FIELDS[code] ?? 'outcome'}-${item.revisionId}` : OF_MEETING[code];
    });
    this.draw(request, reply, found, typed, said);
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, OneMeeting, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const meeting = data?.meeting;
    if (meeting && me.roles.includes('clerk')) return { me, meeting, items: meeting.agenda.filter(isWaiting) };
    if (meeting) this.shell.forbidden(request, reply, me, 'The clerk records the decisions of a meeting.');
    else this.shell.notFound(request, reply, me, 'meeting');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, meeting, items }: Found,
    typed: TypedDecisions,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'record-all', me, {
      title: 'Record the decisions of the meeting',
      backTo: { href: `/meetings/${meeting.id}`, text: `${meeting.body.name}, ${dateFilter(meeting.heldOn)}` },
      ...{ meeting, typed, outcomes: OUTCOMES },
      items: items.map((item, at) => ({ ...item, typed: typed.items[at], voters: votersFor(meeting, item.id) })),
      voters: votersFor(meeting),
      settings: settingItems(settingsOf(meeting.body, me), typed.settingIds),
      ...said,
    });
  }
}

type TypedDecisions = ReturnType<typeof typedDecisions>;

function isWaiting({ waits }: Item): boolean {
  return waits === true;
}

function typedDecisions(body: Posted | undefined, items: readonly Item[]) {
  return {
    attendance: typedText(body, 'attendance'),
    settingIds: typedList(body, 'settingIds'),
    items: items.map(({ id: revisionId }) => ({
      revisionId,
      outcome: typedText(body, `outcome-${revisionId}`),
      minuteReference: typedText(body, `minuteReference-${revisionId}`),
      reviewDue: typedText(body, `reviewDue-${revisionId}`),
      votes: typedVotes(body, null, `-${revisionId}`),
    })),
  };
}

function wrongFields({ attendance, items }: TypedDecisions, agenda: readonly Item[]): [string, string][] {
  const nothing = items.every(({ outcome }) => outcome === '');
  return [
    ...(/^\d{0,4}$/.test(attendance.trim())
      ? []
      : [['attendance', 'Enter how many members were present, as a number'] as [string, string]]),
    ...items.flatMap(({ revisionId, outcome, minuteReference, reviewDue, votes }, at): [string, string][] => {
      const title = agenda[at]?.policyTitle ?? '';
      const isBegun = [minuteReference, reviewDue, ...Object.values(votes)].some((each) => each.trim() !== '');
      const isMissing = outcome === '' && (isBegun || (nothing && at === 0));
      const wrong = wrongVotes(votes);
      return [
        ...(isMissing ? [[`outcome-${revisionId}`, `${title}: choose what was decided`] as [string, string]] : []),
        ...(wrong ? [[`votes-${revisionId}`, `${title}: ${wrong}`] as [string, string]] : []),
      ];
    }),
  ];
}
