import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { dateInLondon, sayDate } from '@ratify/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { PageShell, Shell } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';

const A_PAGE = 50;

const RecordLines = graphql(
  `
    query RecordLines($first: Int!, $before: ID, $policyId: ID) {
      ...Shell
      auditEvents(first: $first, before: $before, policyId: $policyId, signIns: false) {
        id
        at
        words
        byName
        isOwnWork
        onBehalfOf
        reason
        requestId
        policyId
        policyTitle
        sequence
      }
    }
  `,
  [Shell],
);
type Line = ResultOf<typeof RecordLines>['auditEvents'][number];

const RecordedPolicy = graphql(`
  query RecordedPolicy($id: ID!) {
    policy(id: $id) {
      id
      title
    }
  }
`);

/** Who reads the record of what their organisation did. */
export const READERS: readonly string[] = ['head', 'clerk', 'compliance-officer'];

/** What happened, by day, the newest first: of the whole organisation, or of one policy. */
@Controller('record')
export class RecordController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async read(
    @Req() request: FastifyRequest<{ Querystring: { policy?: unknown; before?: unknown } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [policyId, before] = [request.query.policy, request.query.before].map((given) =>
      typeof given === 'string' && isId(given) ? given : null,
    );
    const data = await this.shell.ask(request, reply, RecordLines, {
      ...{ first: A_PAGE + 1, before: before ?? null, policyId: policyId ?? null },
    });
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    if (!READERS.some((role) => me.roles.includes(role)))
      return this.shell.forbidden(request, reply, me, 'The head and the clerk read the record of a school.');
    const policy = policyId ? (await this.shell.ask(request, reply, RecordedPolicy, { id: policyId })).policy : null;
    if (request.query.policy !== undefined && !policy) return this.shell.notFound(request, reply, me, 'policy');
    const lines = data.auditEvents.slice(0, A_PAGE);
    const older = data.auditEvents.length > A_PAGE ? lines.at(-1)?.id : undefined;
    this.shell.send(request, reply, 'record', me, {
      title: policy ? `What happened to ${policy.title}` : 'What happened',
      backTo: policy ? { href: `/policies/${policy.id}`, text: policy.title } : { href: '/settings', text: 'Settings' },
      ...{ policy, days: byDay(lines), isLater: before !== null },
      firstHref: address(policy?.id, undefined),
      nextHref: older ? address(policy?.id, older) : null,
    });
  }
}

function byDay(lines: readonly Line[]): { readonly day: string; readonly lines: readonly object[] }[] {
  const days = new Map<string, object[]>();
  for (const line of lines) {
    const at = new Date(line.at);
    const day = sayDate(dateInLondon(at.getTime()));
    const by = line.isOwnWork ? 'Ratify' : (line.byName ?? 'Somebody who has no post here');
    days.set(day, [
      ...(days.get(day) ?? []),
      { ...line, by, time: TIME.format(at), request: line.requestId?.slice(0, 8) },
    ]);
  }
  return [...days].map(([day, its]) => ({ day, lines: its }));
}

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });

function address(policy: string | undefined, before: string | undefined): string {
  const query = new URLSearchParams({ ...(policy ? { policy } : {}), ...(before ? { before } : {}) }).toString();
  return query ? `/record?${query}` : '/record';
}
