import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { dateInLondon, isReportedTo, type BodyKind } from '@ratify/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dateFilter, decidedBy } from '../pages/filters.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { sayOffice } from '../pages/offices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import {
  AmendableClauses,
  EnterAmendments,
  OneDecision,
  ReportDecision,
  type AmendableClause,
  type DecisionPage,
} from './meeting-documents.ts';

type Decision = NonNullable<DecisionPage['decision']>;

interface Found {
  readonly me: Me;
  readonly decision: Decision;
  /** At which it can have been reported: of its body, or of one above it. */
  readonly meetings: DecisionPage['meetings'];
  /** `Taken by chair’s action for the Governing Body on 28 November 2026`. */
  readonly taken: string;
  /** The day of the meeting to which it was reported. */
  readonly reportedOn: string;
}

/** What is left to do after a decision: entering what the meeting changed, and reporting what was taken for a body. */
@Controller('decisions/:id')
export class AmendmentsController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('amendments')
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) await this.drawAmendments(request, reply, found, null);
  }

  @Post('amendments')
  async enter(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const wordings = found.decision.amendments.map((_, at) => typedText(request.body, `wording-${at}`));
    const { enterAmendments } = await this.shell.ask(request, reply, EnterAmendments, { decisionId: id, wordings });
    const { refusals, revision } = enterAmendments;
    if (refusals.length === 0 && revision) {
      reply.redirect(withNotice(`/revisions/${revision.id}`, 'amendments-entered'), 303);
      return;
    }
    const fieldOf = (clauseId: string | null | undefined): string | null => {
      const at = found.decision.amendments.findIndex((each) => each.clauseId === clauseId && each.what !== 'leave-out');
      return at < 0 ? null : `wording-${at}`;
    };
    const said = refusalErrors(refusals, ({ clauseId }) => fieldOf(clauseId));
    await this.drawAmendments(request, reply, found, wordings, said);
  }

  @Get('report')
  async reportForm(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.drawReport(request, reply, found, typedReport(undefined));
  }

  @Post('report')
  async report(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = typedReport(request.body);
    const { meetingId, minuteReference } = typed;
    if (!isId(meetingId)) {
      this.drawReport(request, reply, found, typed, formErrors([['meetingId', 'Choose the meeting']]));
      return;
    }
    const input = { decisionId: id, meetingId, minuteReference };
    const { refusals } = (await this.shell.ask(request, reply, ReportDecision, input)).reportDecision;
    if (refusals.length === 0) reply.redirect(withNotice('/todo', 'reported'), 303);
    else {
      const field = (code: string): string => (code === 'MINUTE_REFERENCE_MISSING' ? 'minuteReference' : 'meetingId');
      this.drawReport(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, ({ code }) => field(code)),
      );
    }
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, OneDecision, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const decision = data?.decision;
    if (decision && me.roles.includes('clerk')) {
      const reported = data.meetings.find(({ id: its }) => its === decision.report?.meetingId);
      const reportedOn = dateFilter(reported?.heldOn);
      return { me, decision, meetings: toldMeetings(decision, data), taken: sayTaken(decision, data), reportedOn };
    }
    if (decision) this.shell.forbidden(request, reply, me, 'The clerk keeps the record of decisions.');
    else this.shell.notFound(request, reply, me, 'decision');
    return null;
  }

  private async drawAmendments(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, decision }: Found,
    wordings: readonly string[] | null,
    said: FormErrors = NO_ERRORS,
  ): Promise<void> {
    const { revision } = await this.shell.ask(request, reply, AmendableClauses, { id: decision.revisionId });
    const clauses = new Map(revision?.clauses.map((each) => [each.id, each]));
    this.shell.send(request, reply, 'amendments', me, {
      title: `Changes to ${decision.policyTitle}`,
      backTo: { href: `/revisions/${decision.revisionId}`, text: decision.policyTitle },
      decision,
      confirmer: `the ${sayOffice(decision.confirmedBy ?? 'chair')}`,
      items: decision.amendments.map((each, at) => itemOf(each, clauses.get(each.clauseId), wordings?.[at])),
      ...said,
    });
  }

  private drawReport(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, decision, meetings, taken, reportedOn }: Found,
    typed: ReturnType<typeof typedReport>,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'report', me, {
      title: `Report on ${decision.policyTitle}`,
      backTo: { href: '/todo', text: 'What needs me' },
      ...{ decision, typed, taken, reportedOn },
      meetings: meetings.map((each) => ({ value: each.id, text: `${dateFilter(each.heldOn)}, ${each.body.name}` })),
      ...said,
    });
  }
}

function sayTaken({ bodyId, route, decidedOn }: Decision, { bodies }: Pick<DecisionPage, 'bodies'>): string {
  const bodyName = bodies.find(({ id }) => id === bodyId)?.name ?? 'the body';
  return `Taken by ${decidedBy({ bodyName, route })} on ${dateFilter(decidedOn)}`;
}

/** Meetings held since, of the body for which it was taken, or of one above a committee. */
function toldMeetings(
  { bodyId, decidedOn }: Decision,
  { meetings, bodies }: Pick<DecisionPage, 'meetings' | 'bodies'>,
): DecisionPage['meetings'] {
  const today = dateInLondon(Date.now());
  const of = ({ id, kind }: { readonly id: string; readonly kind: string }) => ({ id, kind: kind as BodyKind });
  const decider = bodies.find(({ id }) => id === bodyId);
  return meetings
    .filter(({ heldOn }) => heldOn >= decidedOn && heldOn <= today)
    .filter(({ body }) => decider === undefined || isReportedTo(of(decider), of(body)));
}

function itemOf(
  { clauseId, what, said }: Decision['amendments'][number],
  clause: AmendableClause | undefined,
  wording: string | undefined,
) {
  const place = clause ? `${clause.number} ${clause.title}`.trim() : clauseId;
  const asPut = what === 'add' ? '' : (clause?.body.trim() ?? '');
  return { what, said, heading: what === 'add' ? `A new clause after ${place}` : place, wording: wording ?? asPut };
}

function typedReport(body: Posted | undefined) {
  return { meetingId: typedText(body, 'meetingId'), minuteReference: typedText(body, 'minuteReference') };
}
