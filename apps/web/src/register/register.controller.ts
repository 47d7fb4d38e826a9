import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { graphql } from '../graphql/tada.ts';
import { statusTag } from '../pages/filters.ts';
import { PageShell, Shell } from '../pages/page-shell.ts';

const Register = graphql(
  `
    query Register($status: String, $after: String) {
      ...Shell
      registerCounts {
        policies
        missing
        overdue
        dueSoon
        unsigned
        behind
      }
      register(status: $status, first: 25, after: $after) {
        endCursor
        hasMore
        entries {
          policyId
          organisationName
          title
          status
          reviewDueOn
          reviewDueSaid
          editionNumber
          latestEditionNumber
          behind
          unsigned
          remark
        }
      }
    }
  `,
  [Shell],
);

/** The counts in the order a compliance officer reads them: what is missing comes first. */
const COUNTS = [
  { key: 'missing', status: 'missing', label: 'missing' },
  { key: 'overdue', status: 'overdue', label: 'overdue' },
  { key: 'dueSoon', status: 'due-soon', label: 'due in 60 days' },
  { key: 'unsigned', status: 'unsigned', label: 'unsigned' },
  { key: 'behind', status: 'behind', label: 'behind the template' },
] as const;

@Controller()
export class RegisterController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('register')
  async register(
    @Req() request: FastifyRequest<{ Querystring: { status?: string; after?: string } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { status, after } = request.query;
    const known = COUNTS.find((each) => each.status === status);
    const data = await this.shell.ask(request, reply, Register, {
      status: known?.status ?? null,
      after: after ?? null,
    });
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    const { register, registerCounts } = data;
    const query = new URLSearchParams({ ...(known ? { status: known.status } : {}), after: register.endCursor ?? '' });
    this.shell.send(request, reply, 'register', me, {
      title: 'Register',
      counts: COUNTS.map((each) => ({
        number: registerCounts[each.key],
        label: each.label,
        href: `/register?status=${each.status}`,
        current: each.status === known?.status,
      })),
      shownStatus: known?.status,
      statusWords: known
        ? known.status === 'behind'
          ? 'policies behind the template'
          : statusTag(known.status).text.toLowerCase()
        : '',
      entries: register.entries,
      nextHref: register.hasMore ? `/register?${query.toString()}` : null,
    });
  }
}
