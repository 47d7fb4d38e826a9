import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, Shell, type Me } from '../pages/page-shell.ts';
import { typedDate } from '../pages/typed-date.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { reviewsPolicy } from './policy-page.ts';

const ReviewedPolicy = graphql(
  `
    query ReviewedPolicy($id: ID!) {
      ...Shell
      policy(id: $id) {
        id
        title
        adoptedOn
        reviewDueOn
        reviewDueSaid
        organisation {
          id
        }
      }
    }
  `,
  [Shell],
);
const RecordReview = graphql(`
  mutation RecordReview(
    $policyId: ID!
    $outcome: String!
    $reason: String!
    $reviewedOn: PlainDate
    $nextDueSaid: String
  ) {
    recordReview(
      policyId: $policyId
      outcome: $outcome
      reason: $reason
      reviewedOn: $reviewedOn
      nextDueSaid: $nextDueSaid
    ) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);
type Policy = NonNullable<ResultOf<typeof ReviewedPolicy>['policy']>;

const OUTCOMES = [
  { value: 'no-change', text: 'It stands, with no change', hint: { text: 'The next review date moves on.' } },
  { value: 'changed', text: 'It needs changing', hint: { text: 'The date stays until a new version is adopted.' } },
] as const;
const FIELDS: Readonly<Record<string, string>> = {
  REASON_MISSING: 'reason',
  DATE_IN_FUTURE: 'reviewedOn-day',
  REVIEWED_BEFORE_ADOPTION: 'reviewedOn-day',
  DATE_NOT_READ: 'nextDue',
  REVIEW_DUE_MISSING: 'nextDue',
  REVIEW_DUE_NOT_AFTER: 'nextDue',
  REVIEW_DUE_TOO_LATE: 'nextDue',
};

@Controller('policies/:id/review')
export class ReviewController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, typedReview(undefined));
  }

  @Post()
  async record(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = typedReview(request.body);
    const wrong = wrongFields(typed);
    if (wrong.length > 0) {
      this.draw(request, reply, found, typed, formErrors(wrong));
      return;
    }
    const { recordReview } = await this.shell.ask(request, reply, RecordReview, {
      ...{ policyId: id, outcome: typed.outcome, reason: typed.reason, reviewedOn: typed.reviewedOn.date },
      nextDueSaid: typed.nextDue || null,
    });
    if (recordReview.refusals.length === 0) reply.redirect(withNotice(`/policies/${id}`, 'reviewed'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(recordReview.refusals, ({ code }) => FIELDS[code]),
      );
  }

  private async find(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ me: Me; policy: Policy } | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, ReviewedPolicy, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    if (data?.policy && reviewsPolicy(me, data.policy)) return { me, policy: data.policy };
    if (data?.policy) this.shell.forbidden(request, reply, me, 'The head or the clerk records reviews.');
    else this.shell.notFound(request, reply, me, 'policy');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy }: { me: Me; policy: Policy },
    typed: ReturnType<typeof typedReview>,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'review', me, {
      title: `Review of ${policy.title}`,
      backTo: { href: `/policies/${policy.id}`, text: policy.title },
      ...{ policy, typed, outcomes: OUTCOMES },
      ...said,
    });
  }
}

function typedReview(body: Posted | undefined) {
  return {
    outcome: typedText(body, 'outcome'),
    reason: typedText(body, 'reason'),
    reviewedOn: typedDate(body, 'reviewedOn'),
    nextDue: typedText(body, 'nextDue').trim(),
  };
}

function wrongFields({ outcome, reviewedOn }: ReturnType<typeof typedReview>): [string, string][] {
  return [
    ...(OUTCOMES.some((each) => each.value === outcome)
      ? []
      : [['outcome', 'Choose what the review found'] as [string, string]]),
    ...(reviewedOn.isBlank || reviewedOn.date
      ? []
      : [['reviewedOn-day', 'Enter the date like 27 3 2027, or leave all three empty for today'] as [string, string]]),
  ];
}
