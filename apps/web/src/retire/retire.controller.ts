import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { dateInLondon, sayDate, type PlainDate } from '@ratify/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { waysOf } from '../meetings/ways-to-decide.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { typedDate } from '../pages/typed-date.ts';
import { isId, typedList, typedText, type Posted } from '../pages/typed.ts';
import { retiresPolicy } from '../policies/policy-page.ts';
import { ListRetired, PolicyToRetire, RetirePolicies, type RetirePage } from './retire-documents.ts';

/** As many meetings as are offered, the latest first. */
const MEETINGS = 6;
const FIELDS: Readonly<Record<string, string>> = {
  SUCCESSOR_NOT_IN_FORCE: 'successor',
  SUCCESSOR_RETIRED_TOO: 'successor',
  REASON_MISSING: 'reason',
  RETIRED_BEFORE_ADOPTION: 'retiredOn-day',
  RETIRED_BEFORE_DECISION: 'retiredOn-day',
  ROUTE_NOT_ALLOWED: 'how',
  CHAIRS_ACTION_NOT_ALLOWED: 'how',
  WRITTEN_RESOLUTION_NOT_ALLOWED: 'how',
  BODY_ENDED: 'how',
  QUORUM_NOT_MET: 'how',
};
const ORDER = ['successor', 'how', 'decidedOn-day', 'retiredOn-day', 'reason'];

interface How {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
  readonly said: { readonly meetingId?: string; readonly bodyId?: string; readonly route: string };
  /** Of a meeting. */
  readonly heldOn: string | null;
}

interface Found {
  readonly me: Me;
  readonly policy: NonNullable<RetirePage['policy']>;
  readonly others: RetirePage['policies'];
  readonly hows: readonly How[];
}
type Typed = ReturnType<typeof typedRetirement>;

/** The clerk records that a body withdrew policies from use, and what takes their place. */
@Controller('policies')
export class RetireController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('out-of-use')
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, ListRetired, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    this.shell.send(request, reply, 'out-of-use', me, {
      title: 'Policies out of use',
      backTo: { href: '/policies', text: 'Policies' },
      policies: data.retiredPolicies,
    });
  }

  @Get(':id/retire')
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, typedRetirement(undefined));
  }

  @Post(':id/retire')
  async retire(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = typedRetirement(request.body);
    const how = found.hows.find(({ value }) => value === typed.how);
    const wrong = wrongFields(typed, how);
    if (wrong.length > 0 || !how) return this.draw(request, reply, found, typed, formErrors(wrong));
    const { retirePolicies } = await this.shell.ask(request, reply, RetirePolicies, {
      input: {
        ...how.said,
        policyIds: [id, ...typed.also],
        successorId: typed.successor || null,
        decidedOn: how.heldOn ?? typed.decidedOn.date ?? '',
        retiredOn: typed.retiredOn.date,
        reason: typed.reason,
        minuteReference: typed.minute.trim() || null,
      },
    });
    const { refusals } = retirePolicies;
    if (refusals.length === 0) reply.redirect(withNotice(`/policies/${id}`, 'policy-retired'), 303);
    else {
      const fieldOf = ({
        code,
        where,
      }: {
        readonly code: string;
        readonly where?: string | null;
      }): string | undefined =>
        code === 'DATE_IN_FUTURE' ? (where === 'decided on' ? 'decidedOn-day' : 'retiredOn-day') : FIELDS[code];
      this.draw(request, reply, found, typed, refusalErrors(refusals, fieldOf, ORDER));
    }
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, PolicyToRetire, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const policy = data?.policy;
    if (!policy) this.shell.notFound(request, reply, me, 'policy');
    else if (policy.status === 'retired' || policy.adoptions.length === 0) reply.redirect(`/policies/${id}`, 303);
    else if (retiresPolicy(me, policy)) {
      const others = data.policies.filter((each) => each.id !== id && each.adoptedOn !== null);
      return { me, policy, others, hows: howsOf(data) };
    } else this.shell.forbidden(request, reply, me, 'The clerk records what a body withdraws from use.');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, others, hows }: Found,
    typed: Typed,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'retire', me, {
      title: `Withdraw ${policy.title} from use`,
      backTo: { href: `/policies/${policy.id}`, text: policy.title },
      ...{ policy, typed },
      successors: [
        { value: '', text: 'Nothing takes its place' },
        ...others.map(({ id, title }) => ({ value: id, text: title, selected: id === typed.successor })),
      ],
      also: others.map(({ id, title }) => ({ value: id, text: title, checked: typed.also.includes(id) })),
      hows: hows.map(({ value, text, hint }) => ({ value, text, ...(hint ? { hint: { text: hint } } : {}) })),
      ...said,
    });
  }
}

/** The latest meetings there have been, then the other ways that the rules of a body give. */
function howsOf({ meetings, bodies }: RetirePage): How[] {
  const today = dateInLondon(Date.now());
  const held = meetings
    .filter(({ heldOn }) => heldOn <= today)
    .toSorted((a, b) => b.heldOn.localeCompare(a.heldOn))
    .slice(0, MEETINGS)
    .map(({ id, heldOn, body }): How => ({
      value: `meeting:${id}`,
      text: `At the meeting of ${body.name} on ${sayDate(heldOn as PlainDate)}`,
      ...{ said: { meetingId: id, route: 'meeting' }, heldOn },
    }));
  const otherwise = waysOf(bodies, false).map(({ value, text, hint, bodyId, route }): How => ({
    ...{ value, text, hint, said: { bodyId, route }, heldOn: null },
  }));
  return [...held, ...otherwise];
}

function typedRetirement(body: Posted | undefined) {
  const text = (name: string): string => typedText(body, name);
  return {
    ...{ successor: isId(text('successor')) ? text('successor') : '', how: text('how'), reason: text('reason') },
    ...{ minute: text('minute'), also: typedList(body, 'also').filter(isId) },
    ...{ decidedOn: typedDate(body, 'decidedOn'), retiredOn: typedDate(body, 'retiredOn') },
  };
}

function wrongFields({ decidedOn, retiredOn }: Typed, how: How | undefined): [string, string][] {
  const wrong: [string, string][] = [];
  if (!how) wrong.push(['how', 'Choose how it was decided']);
  if (how && how.heldOn === null && !decidedOn.date)
    wrong.push(['decidedOn-day', 'Enter the day of the decision, like 27 3 2027']);
  if (!retiredOn.isBlank && !retiredOn.date)
    wrong.push(['retiredOn-day', 'Enter the first day on which it is out of use, like 1 9 2027, or leave it empty']);
  return wrong;
}
