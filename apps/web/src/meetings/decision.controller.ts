import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dateFilter } from '../pages/filters.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { typedDate } from '../pages/typed-date.ts';
import { isId, typedList, typedText, type Posted } from '../pages/typed.ts';
import { isHeld } from './change-meeting.controller.ts';
import { settingsOf, settingItems } from './covered-settings.ts';
import { votersFor } from './say-attendance.ts';
import { typedVotes, votesIn, wrongVotes } from './typed-votes.ts';
import { AmendableClauses, OneMeeting, RecordDecision, type Meeting } from './meeting-documents.ts';

const OUTCOMES = [
  { value: 'adopted', text: 'Adopted' },
  {
    value: 'adopted-with-changes',
    text: 'Adopted with changes',
    hint: { text: 'In force once they are entered and confirmed.' },
  },
  { value: 'not-adopted', text: 'Not adopted' },
  { value: 'deferred', text: 'Deferred', hint: { text: 'It can go on the agenda of another meeting.' } },
] as const;

const KINDS = [
  { value: 'reword', text: 'Its wording changes' },
  { value: 'leave-out', text: 'It is left out' },
  { value: 'add', text: 'A new clause follows it' },
] as const;
const CONFIRMERS = [
  { value: 'chair', text: 'The chair' },
  { value: 'governor', text: 'A governor' },
  { value: 'head', text: 'The head' },
] as const;
/** A minute seldom lists more; longer lists go to another meeting. */
const MOST_AMENDMENTS = 30;

/** Which field answers which refusal. */
const FIELDS: Readonly<Record<string, string>> = {
  AMENDMENTS_MISSING: 'amendments',
  AMENDMENT_UNSAID: 'amendments',
  AMENDED_TWICE: 'amendments',
  CLAUSE_NOT_FOUND: 'amendments',
  ATTENDANCE_MISSING: 'attendance',
  ATTENDANCE_BY_NAME: 'attendance',
  QUORUM_NOT_MET: 'attendance',
  VOTES_NOT_READ: 'votes',
  VOTES_EXCEED_ATTENDANCE: 'votes',
  VOTES_SAY_OTHERWISE: 'votes',
  EFFECTIVE_BEFORE_DECISION: 'effectiveFrom-day',
  SETTING_NOT_COVERED: 'settingIds',
  REVIEW_DUE_MISSING: 'reviewDue',
  REVIEW_DUE_NOT_AFTER: 'reviewDue',
  REVIEW_DUE_TOO_LATE: 'reviewDue',
  DATE_NOT_READ: 'reviewDue',
};

interface Found {
  readonly me: Me;
  readonly meeting: Meeting;
  readonly item: Meeting['agenda'][number];
}

@Controller('meetings/:id/decisions/:revisionId')
export class DecisionController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(
    @Param('id') id: string,
    @Param('revisionId') revisionId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, revisionId, request, reply);
    if (!found) return;
    const settingIds = settingsOf(found.meeting.body, found.me).map((each) => each.id);
    await this.draw(request, reply, found, { ...typedDecision(undefined), settingIds });
  }

  @Post()
  async record(
    @Param('id') id: string,
    @Param('revisionId') revisionId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, revisionId, request, reply);
    if (!found) return;
    const typed = typedDecision(request.body);
    if (typedText(request.body, 'more') === 'yes') {
      await this.draw(request, reply, found, withOneMore(typed));
      return;
    }
    const wrong = wrongFields(typed);
    if (wrong.length > 0) {
      await this.draw(request, reply, found, typed, formErrors(wrong));
      return;
    }
    const { recordDecision } = await this.shell.ask(request, reply, RecordDecision, {
      input: {
        ...{ revisionId, meetingId: id, route: 'meeting', outcome: typed.outcome, decidedOn: found.meeting.heldOn },
        attendance: typed.attendance.trim() ? Number(typed.attendance) : null,
        votes: votesIn(typed.votes),
        minuteReference: typed.minuteReference.trim() || null,
        effectiveFrom: typed.effectiveFrom.date,
        reviewDueSaid: typed.reviewDue.trim() || null,
        note: typed.note.trim() || null,
        settingIds: settingsOf(found.meeting.body, found.me).length > 0 ? typed.settingIds : null,
        ...(typed.outcome === 'adopted-with-changes'
          ? {
              amendments: typed.amendments.filter((each) => each.clauseId || each.said),
              confirmedBy: typed.confirmedBy,
            }
          : {}),
      },
    });
    if (recordDecision.refusals.length === 0) {
      reply.redirect(withNotice(`/meetings/${id}`, 'decided'), 303);
      return;
    }
    await this.draw(
      request,
      reply,
      found,
      typed,
      refusalErrors(recordDecision.refusals, ({ code }) => FIELDS[code]),
    );
  }

  private async find(
    id: string,
    revisionId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, OneMeeting, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const meeting = data?.meeting;
    const item = meeting?.agenda.find((each) => each.id === revisionId);
    if (meeting && item && me.roles.includes('clerk')) return { me, meeting, item };
    if (meeting && item) this.shell.forbidden(request, reply, me, 'The clerk records the decisions of a meeting.');
    else this.shell.notFound(request, reply, me, 'item on an agenda');
    return null;
  }

  private async draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, meeting, item }: Found,
    typed: TypedDecision,
    said: FormErrors = NO_ERRORS,
  ): Promise<void> {
    const { revision } = await this.shell.ask(request, reply, AmendableClauses, { id: item.id });
    this.shell.send(request, reply, 'decision', me, {
      title: `Decision on ${item.policyTitle}`,
      backTo: { href: `/meetings/${meeting.id}`, text: `${meeting.body.name}, ${dateFilter(meeting.heldOn)}` },
      ...{ meeting, item, typed, outcomes: OUTCOMES, kinds: KINDS, confirmers: CONFIRMERS },
      isHeld: isHeld(meeting),
      clauses: revision?.clauses ?? [],
      voters: votersFor(meeting, item.id),
      settings: settingItems(settingsOf(meeting.body, me), typed.settingIds),
      ...said,
    });
  }
}

type TypedDecision = ReturnType<typeof typedDecision>;

function typedDecision(body: Posted | undefined) {
  const text = (name: string): string => typedText(body, name);
  return {
    outcome: text('outcome'),
    attendance: text('attendance'),
    votes: typedVotes(body),
    minuteReference: text('minuteReference'),
    effectiveFrom: typedDate(body, 'effectiveFrom'),
    reviewDue: text('reviewDue'),
    note: text('note'),
    settingIds: typedList(body, 'settingIds'),
    confirmedBy: text('confirmedBy') || 'chair',
    amendments: typedAmendments(body),
  };
}

interface TypedAmendment {
  readonly clauseId: string;
  readonly what: string;
  readonly said: string;
}

const BLANK_AMENDMENT: TypedAmendment = { clauseId: '', what: 'reword', said: '' };

/** One at least, so that there is a place to write. */
function typedAmendments(body: Posted | undefined): TypedAmendment[] {
  const typed: TypedAmendment[] = [];
  for (let at = 0; at < MOST_AMENDMENTS && body && `said-${at}` in body; at += 1)
    typed.push({
      clauseId: typedText(body, `clause-${at}`),
      what: typedText(body, `what-${at}`) || 'reword',
      said: typedText(body, `said-${at}`),
    });
  return typed.length > 0 ? typed : [BLANK_AMENDMENT];
}

function withOneMore(typed: TypedDecision): TypedDecision {
  const isFull = typed.amendments.length >= MOST_AMENDMENTS;
  return { ...typed, amendments: isFull ? typed.amendments : [...typed.amendments, BLANK_AMENDMENT] };
}

function wrongFields({ outcome, attendance, effectiveFrom, votes }: TypedDecision): [string, string][] {
  const wrong = wrongVotes(votes);
  return [
    ...(OUTCOMES.some((each) => each.value === outcome)
      ? []
      : [['outcome', 'Choose what was decided'] as [string, string]]),
    ...(/^\d{0,4}$/.test(attendance.trim())
      ? []
      : [['attendance', 'Enter how many members were present, as a number'] as [string, string]]),
    ...(wrong ? [['votes', wrong] as [string, string]] : []),
    ...(effectiveFrom.isBlank || effectiveFrom.date
      ? []
      : [['effectiveFrom-day', 'Enter the date like 27 3 2027, or leave all three empty'] as [string, string]]),
  ];
}
