import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, Shell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';

const PolicyToApprove = graphql(
  `
    query PolicyToApprove($id: ID!) {
      ...Shell
      policy(id: $id) {
        id
        title
        organisation {
          id
        }
        approver {
          bodyId
          office
          source
        }
      }
      bodies {
        id
        name
      }
    }
  `,
  [Shell],
);
const StateApprover = graphql(`
  mutation StateApprover($policyId: ID!, $bodyId: ID, $office: String, $source: String!) {
    stateApprover(policyId: $policyId, bodyId: $bodyId, office: $office, source: $source) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
type Page = ResultOf<typeof PolicyToApprove>;

interface Found {
  readonly me: Me;
  readonly policy: NonNullable<Page['policy']>;
  readonly bodies: Page['bodies'];
}

const HEAD = 'head';
const WHOEVER = 'whoever';

/** The clerk says who approves a policy, by the scheme of delegation or by its own text. */
@Controller('policies/:id/approver')
export class ApproverController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const { approver } = found.policy;
    const who = approver ? (approver.bodyId ?? approver.office ?? WHOEVER) : '';
    this.draw(request, reply, found, { who, source: approver?.source ?? '' });
  }

  @Post()
  async state(
    @Param('id') policyId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(policyId, request, reply);
    if (!found) return;
    const typed = { who: typedText(request.body, 'who'), source: typedText(request.body, 'source') };
    const body = found.bodies.find(({ id }) => id === typed.who);
    if (!body && typed.who !== HEAD && typed.who !== WHOEVER) {
      this.draw(request, reply, found, typed, formErrors([['who', 'Choose who approves it']]));
      return;
    }
    const { stateApprover } = await this.shell.ask(request, reply, StateApprover, {
      ...{ policyId, bodyId: body?.id ?? null, office: typed.who === HEAD ? HEAD : null, source: typed.source },
    });
    const { refusals } = stateApprover;
    if (refusals.length === 0) reply.redirect(withNotice(`/policies/${policyId}`, 'approver-stated'), 303);
    else {
      const fieldOf = ({ code }: { readonly code: string }) => (code === 'SOURCE_MISSING' ? 'source' : 'who');
      this.draw(request, reply, found, typed, refusalErrors(refusals, fieldOf));
    }
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, PolicyToApprove, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const policy = data?.policy;
    if (!policy || policy.organisation.id !== me.organisation?.id) this.shell.notFound(request, reply, me, 'policy');
    else if (me.roles.includes('clerk')) return { me, policy, bodies: data.bodies };
    else this.shell.forbidden(request, reply, me, 'The clerk records who approves a policy.');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, bodies }: Found,
    typed: { readonly who: string; readonly source: string },
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'approver', me, {
      title: `Who approves ${policy.title}`,
      backTo: { href: `/policies/${policy.id}`, text: policy.title },
      ...{ policy, typed },
      choices: [
        ...bodies.map(({ id: value, name }) => ({ value, text: `The ${name}` })),
        { value: HEAD, text: 'The head, who reports it' },
        { value: WHOEVER, text: 'Whoever decided last', hint: { text: 'Nobody is named for it.' } },
      ],
      ...said,
    });
  }
}
