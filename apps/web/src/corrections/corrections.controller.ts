import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dateInLondon } from '@ratify/policy';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { datedParts, typedDate } from '../pages/typed-date.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import {
  CorrectDecision,
  DecisionToCorrect,
  PolicyOfRevision,
  type HeldMeeting,
  type ToCorrect,
} from './correction-documents.ts';
import { typedVotes, votesIn, wrongVotes } from '../meetings/typed-votes.ts';
import { sayDecision } from './say-decision.ts';

/** What was recorded wrongly: each with a form of its own. */
const WRONGS = [
  { value: 'details', text: 'The minute reference, how many were present, or the votes' },
  { value: 'instead', text: 'The date, the meeting or the outcome' },
  { value: 'none', text: 'It was not decided at all, or on another policy' },
] as const;
type Wrong = (typeof WRONGS)[number]['value'];

const OUTCOMES = [
  { value: 'adopted', text: 'Adopted' },
  { value: 'not-adopted', text: 'Not adopted' },
  { value: 'deferred', text: 'Deferred' },
] as const;

/** Meetings among which the right one is chosen: the newest. */
const OFFERED = 24;

const FIELDS: Readonly<Record<string, string>> = {
  REASON_MISSING: 'reason',
  DECISION_SEALED: 'resolution',
  NOTHING_TO_CORRECT: 'minuteReference',
  ATTENDANCE_MISSING: 'attendance',
  ATTENDANCE_NOT_BORNE: 'attendance',
  QUORUM_NOT_MET: 'attendance',
  VOTES_NOT_READ: 'votes',
  VOTES_EXCEED_ATTENDANCE: 'votes',
  VOTES_SAY_OTHERWISE: 'votes',
  MEETING_MISSING: 'meetingId',
  DATE_IN_FUTURE: 'meetingId',
  DECIDED_ON_NOT_MEETING_DATE: 'meetingId',
  NOT_ON_AGENDA: 'meetingId',
  REVIEW_DUE_MISSING: 'reviewDue',
  REVIEW_DUE_NOT_AFTER: 'reviewDue',
  REVIEW_DUE_TOO_LATE: 'reviewDue',
  DATE_NOT_READ: 'reviewDue',
};

interface Found {
  readonly me: Me;
  readonly decision: ToCorrect;
  readonly meetings: readonly HeldMeeting[];
}

/** A decision that was recorded wrongly: what is wrong in it, and what it was. */
@Controller('corrections/:id')
export class CorrectionsController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Querystring: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const what = wrongOf(typedText(request.query, 'what'));
    const said =
      request.query['asked'] === undefined || what ? NO_ERRORS : formErrors([['what', 'Choose what is wrong']]);
    this.draw(request, reply, found, what, typedAsRecorded(found.decision), said);
  }

  @Post()
  async correct(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const what = wrongOf(typedText(request.body, 'what'));
    const typed = typedCorrection(request.body);
    const wrong = what ? wrongFields(what, typed, found) : [['what', 'Choose what is wrong'] as [string, string]];
    if (!what || wrong.length > 0) {
      this.draw(request, reply, found, what, typed, formErrors(wrong));
      return;
    }
    const input = inputOf(what, typed, found);
    const { refusals } = (await this.shell.ask(request, reply, CorrectDecision, { input })).correctDecision;
    if (refusals.length > 0) {
      this.draw(
        request,
        reply,
        found,
        what,
        typed,
        refusalErrors(refusals, ({ code }) => FIELDS[code]),
      );
      return;
    }
    const { revision } = await this.shell.ask(request, reply, PolicyOfRevision, { id: found.decision.revisionId });
    reply.redirect(withNotice(revision ? `/policies/${revision.policyId}` : '/policies', 'decision-corrected'), 303);
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, DecisionToCorrect, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const decision = data?.decision;
    if (!decision) this.shell.notFound(request, reply, me, 'decision');
    else if (!me.roles.includes('clerk'))
      this.shell.forbidden(request, reply, me, 'The clerk corrects what is recorded.');
    else {
      const today = dateInLondon(Date.now());
      return { me, decision, meetings: data.meetings.filter(({ heldOn }) => heldOn <= today).slice(0, OFFERED) };
    }
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, decision, meetings }: Found,
    what: Wrong | null,
    typed: TypedCorrection,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'correction', me, {
      title: `Correct what is recorded of ${decision.policyTitle}`,
      backTo: { href: `/revisions/${decision.revisionId}`, text: decision.policyTitle },
      ...{ decision, meetings, what, typed, wrongs: WRONGS, outcomes: OUTCOMES },
      recorded: sayDecision(decision),
      ...said,
    });
  }
}

type TypedCorrection = ReturnType<typeof typedCorrection>;

function typedCorrection(body: Posted | undefined) {
  const text = (name: string): string => typedText(body, name);
  return {
    ...{ minuteReference: text('minuteReference'), attendance: text('attendance'), outcome: text('outcome') },
    ...{ meetingId: text('meetingId'), decidedOn: typedDate(body, 'decidedOn'), reviewDue: text('reviewDue') },
    ...{ reason: text('reason'), resolution: text('resolution'), votes: typedVotes(body) },
  };
}

/** The form as it opens: what is recorded, to be changed where it is wrong. */
function typedAsRecorded(decision: ToCorrect): TypedCorrection {
  return {
    ...typedCorrection(undefined),
    ...{
      minuteReference: decision.minuteReference ?? '',
      outcome: decision.outcome,
      meetingId: decision.meetingId ?? '',
    },
    attendance: decision.attendance === null ? '' : String(decision.attendance),
    votes: typedVotes(undefined, decision.votes),
    decidedOn: datedParts(decision.decidedOn),
  };
}

function wrongOf(value: string): Wrong | null {
  return WRONGS.find((each) => each.value === value)?.value ?? null;
}

function wrongFields(what: Wrong, typed: TypedCorrection, { decision, meetings }: Found): [string, string][] {
  const isInstead = what === 'instead';
  const isMeeting = decision.route === 'meeting';
  const wrong = wrongVotes(typed.votes);
  return [
    ...(isInstead && !OUTCOMES.some(({ value }) => value === typed.outcome)
      ? [['outcome', 'Choose what was decided'] as [string, string]]
      : []),
    ...(isInstead && isMeeting && !meetings.some(({ id }) => id === typed.meetingId)
      ? [['meetingId', 'Choose the meeting'] as [string, string]]
      : []),
    ...(isInstead && !isMeeting && !typed.decidedOn.date
      ? [['decidedOn-day', 'Enter the date like 27 3 2027'] as [string, string]]
      : []),
    ...(what !== 'none' && !/^\d{0,4}$/.test(typed.attendance.trim())
      ? [['attendance', 'Enter how many members were present, as a number'] as [string, string]]
      : []),
    ...(what !== 'none' && wrong ? [['votes', wrong] as [string, string]] : []),
  ];
}

function inputOf(what: Wrong, typed: TypedCorrection, { decision, meetings }: Found) {
  const attendance = typed.attendance.trim() ? Number(typed.attendance) : null;
  const minuteReference = typed.minuteReference.trim() || null;
  const common = { decisionId: decision.id, reason: typed.reason, resolution: typed.resolution.trim() || null };
  if (what === 'none') return common;
  if (what === 'details') return { ...common, details: { minuteReference, attendance, votes: votesIn(typed.votes) } };
  const meeting = decision.route === 'meeting' ? meetings.find(({ id }) => id === typed.meetingId) : undefined;
  return {
    ...common,
    instead: {
      ...{ route: decision.route, outcome: typed.outcome, attendance, minuteReference, votes: votesIn(typed.votes) },
      ...{ meetingId: meeting?.id ?? null, bodyId: meeting ? null : decision.bodyId },
      decidedOn: meeting?.heldOn ?? typed.decidedOn.date ?? '',
      reviewDueSaid: typed.reviewDue.trim() || null,
    },
  };
}
