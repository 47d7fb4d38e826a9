import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { PlanReview, ReviewToPlan, type YearPlan } from './planner-documents.ts';
import { firstIn } from './planner.controller.ts';

/** What the form sends for the place that the rule gives. */
const BY_RULE = 'rule';

interface FoundReview {
  readonly me: Me;
  readonly policy: { readonly id: string; readonly title: string; readonly reviewDueOn: string | null };
  readonly meetings: YearPlan['meetings'];
  readonly first: number;
}

/** At which meeting the review of one policy is taken. */
@Controller('planner/reviews/:policyId')
export class PlanReviewController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(
    @Param('policyId') id: string,
    @Req() request: FastifyRequest<{ Querystring: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const at = found.meetings.find(({ policies }) => policies.some(({ policyId }) => policyId === id));
    this.draw(request, reply, found, { meetingId: at?.meetingId ?? '', reason: '' });
  }

  @Post()
  async plan(
    @Param('policyId') id: string,
    @Req() request: FastifyRequest<{ Body: Posted; Querystring: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = { meetingId: typedText(request.body, 'meetingId'), reason: typedText(request.body, 'reason') };
    if (typed.meetingId !== BY_RULE && !isId(typed.meetingId)) {
      this.draw(request, reply, found, typed, formErrors([['meetingId', 'Choose a meeting']]));
      return;
    }
    const meetingId = typed.meetingId === BY_RULE ? null : typed.meetingId;
    const answer = await this.shell.ask(request, reply, PlanReview, { policyId: id, meetingId, reason: typed.reason });
    const { refusals } = answer.planReview;
    if (refusals.length === 0) {
      reply.redirect(withNotice('/planner', 'review-planned') + `&first=${found.first}`, 303);
      return;
    }
    const fieldOf = ({ code }: { readonly code: string }) => (code === 'REVIEW_WOULD_BE_LATE' ? 'reason' : 'meetingId');
    this.draw(request, reply, found, typed, refusalErrors(refusals, fieldOf));
  }

  private async find(
    id: string,
    request: FastifyRequest<{ Querystring: Posted }>,
    reply: FastifyReply,
  ): Promise<FoundReview | null> {
    const first = firstIn(request.query);
    const asked = { policyId: id, first, after: first + 1 };
    const data = isId(id) ? await this.shell.ask(request, reply, ReviewToPlan, asked) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const policy = data?.policy;
    if (!policy || policy.organisation.id !== me.organisation?.id) this.shell.notFound(request, reply, me, 'policy');
    else if (!me.roles.includes('clerk')) this.shell.forbidden(request, reply, me, 'The clerk plans the year.');
    else {
      const meetings = [...(data.year?.meetings ?? []), ...(data.nextYear?.meetings ?? [])];
      return { me, policy, meetings: meetings.filter(({ isHeld }) => !isHeld), first };
    }
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, meetings, first }: FoundReview,
    typed: { readonly meetingId: string; readonly reason: string },
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'plan-review', me, {
      title: `When ${policy.title} is reviewed`,
      backTo: { href: `/planner?first=${first}`, text: 'Plan of the year' },
      ...{ policy, typed, byRule: BY_RULE },
      meetings: meetings.map((each) => ({
        ...each,
        isLate: policy.reviewDueOn !== null && each.heldOn > policy.reviewDueOn,
      })),
      ...said,
    });
  }
}
