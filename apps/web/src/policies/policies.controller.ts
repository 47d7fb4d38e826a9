import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { dateFilter, statusTag } from '../pages/filters.ts';
import { PageShell, Shell } from '../pages/page-shell.ts';

const Policies = graphql(
  `
    query Policies {
      ...Shell
      policies {
        id
        title
        status
        adoptedOn
        reviewDueOn
        reviewDueSaid
      }
    }
  `,
  [Shell],
);
const OnePolicy = graphql(
  `
    query OnePolicy($id: ID!) {
      ...Shell
      policy(id: $id) {
        id
        title
        status
        adoptedOn
        effectiveFrom
        reviewDueOn
        reviewDueSaid
        organisation {
          name
        }
        baseEdition {
          number
        }
        latestEdition {
          number
        }
        behind
        variations {
          number
          title
          what
          reason
        }
        adoptedRevision {
          id
          number
          html
        }
        draft {
          html
          version
        }
        acknowledgedByMe
        documents {
          id
          state
          failure
          revisionId
          latest {
            length
            level
          }
        }
      }
    }
  `,
  [Shell],
);
const Acknowledge = graphql(`
  mutation Acknowledge($revisionId: ID!) {
    acknowledgePolicy(revisionId: $revisionId) {
      refusals {
        what
        whatToDo
      }
    }
  }
`);
type Policy = NonNullable<ResultOf<typeof OnePolicy>['policy']>;

@Controller('policies')
export class PoliciesController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, Policies, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    this.shell.send(request, reply, 'policies', me, { title: 'Policies', policies: data.policies });
  }

  @Get(':id')
  async read(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, OnePolicy, { id });
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    if (!data.policy) {
      this.shell.send(request, reply, 'message', me, {
        title: 'Page not found',
        status: 404,
        lines: [
          'There is no such policy here, or it is not yours to see.',
          'If you act for several organisations, change who you act for at the foot of the page.',
        ],
      });
      return;
    }
    const { policy } = data;
    const revision = policy.adoptedRevision;
    this.shell.send(request, reply, 'policy', me, {
      title: policy.title,
      backTo: { href: '/policies', text: 'Policies' },
      policy,
      facts: facts(policy),
      pastReview: policy.status === 'overdue',
      documents: policy.documents.map((each) => ({ ...each, size: each.latest ? sayBytes(each.latest.length) : '' })),
      variations: policy.variations,
      html: revision?.html ?? policy.draft?.html,
      textTitle: revision ? 'The policy as adopted' : 'The draft as it stands',
      canAcknowledge: revision && me.roles.includes('staff') && !policy.acknowledgedByMe ? revision.id : null,
    });
  }

  @Post(':id/acknowledge')
  async acknowledge(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: { revisionId?: string } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { acknowledgePolicy } = await this.shell.ask(request, reply, Acknowledge, {
      revisionId: request.body.revisionId ?? '',
    });
    const refusal = acknowledgePolicy.refusals[0];
    if (refusal) {
      this.shell.send(request, reply, 'message', null, {
        title: 'That could not be recorded',
        status: 409,
        lines: [refusal.what, refusal.whatToDo],
      });
      return;
    }
    reply.redirect(`/policies/${encodeURIComponent(id)}`, 303);
  }
}

function facts(policy: Policy): object[] {
  const row = (key: string, text: string): object => ({ key: { text: key }, value: { text } });
  const edition = policy.baseEdition
    ? `Edition ${policy.baseEdition.number}${policy.behind ? `; edition ${policy.latestEdition?.number} is out` : ''}`
    : null;
  return [
    row('Where it stands', statusTag(policy.status).text),
    row('Adopted', dateFilter(policy.adoptedOn) || 'Not yet'),
    ...(policy.effectiveFrom && policy.effectiveFrom !== policy.adoptedOn
      ? [row('In force from', dateFilter(policy.effectiveFrom))]
      : []),
    row('Next review', policy.reviewDueSaid ?? (dateFilter(policy.reviewDueOn) || 'Set when it is adopted')),
    ...(edition ? [row('Template', edition)] : []),
  ];
}

/** "184 KB": how large a download is, before somebody on a phone takes it. */
export function sayBytes(length: number): string {
  return length < 1_000_000 ? `${Math.max(1, Math.round(length / 1000))} KB` : `${(length / 1_000_000).toFixed(1)} MB`;
}
