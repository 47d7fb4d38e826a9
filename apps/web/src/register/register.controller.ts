import { Readable } from 'node:stream';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasPlace } from '../pages/navigation.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import type { Posted } from '../pages/typed.ts';
import { DECLARES } from './not-needed.controller.ts';
import { Register, RegisterLines, type RegisterEntry } from './register-documents.ts';
import { isChasable, remindsSchools } from './chase.controller.ts';
import { registerHead, registerRows } from './register-file.ts';
import { chosenFilter, filterChoices, registerAt, sayFilter } from './register-filter.ts';

/** The counts in the order a compliance officer reads them: what is missing comes first, then what is not held yet. */
const COUNTS = [
  { key: 'missing', status: 'missing', label: 'missing', shown: 'policies that are missing' },
  { key: 'drafts', status: 'draft', label: 'only a draft', shown: 'policies of which there is only a draft' },
  {
    key: 'submitted',
    status: 'submitted',
    label: 'to be decided',
    shown: 'policies that wait for their first decision',
  },
  { key: 'overdue', status: 'overdue', label: 'overdue', shown: 'policies past their review date' },
  { key: 'dueSoon', status: 'due-soon', label: 'due in 60 days', shown: 'policies due for review within 60 days' },
  { key: 'unsigned', status: 'unsigned', label: 'unsigned', shown: 'policies adopted and not signed' },
  {
    key: 'notEvidenced',
    status: 'not-evidenced',
    label: 'not evidenced',
    shown: 'policies whose adoption nothing shows',
  },
  { key: 'behind', status: 'behind', label: 'behind the template', shown: 'policies behind the newest edition' },
  { key: 'exceptions', status: 'exception', label: 'with an exception', shown: 'policies with an exception' },
  { key: 'reasons', status: 'reason', label: 'with a reason to review', shown: 'policies with a reason to review' },
  { key: 'leftTemplate', status: 'left', label: 'left the template', shown: 'policies that left their template' },
] as const;

@Controller()
export class RegisterController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('register')
  async register(@Req() request: FastifyRequest<{ Querystring: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const { status, after } = request.query;
    const chosen = COUNTS.find((each) => each.status === status);
    const narrowed = chosenFilter(request.query);
    const data = await this.shell.ask(request, reply, Register, {
      status: chosen?.status ?? null,
      filter: narrowed.filter,
      after: typeof after === 'string' && after ? after : null,
    });
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    if (!this.mayRead(request, reply, me)) return;
    const { register, registerCounts, templates, missingPolicies } = data;
    const missingIds = new Map(missingPolicies.map(({ id, title }) => [title.toLowerCase(), id]));
    const { template, setting } = narrowed.typed;
    this.shell.send(request, reply, 'register', me, {
      title: chosen ? `Register: ${chosen.shown}` : 'Register',
      isOne: me.organisation?.kind === 'school',
      counts: COUNTS.map(({ key, status: of, label }) => ({
        number: registerCounts[key],
        label,
        href: registerAt(of, narrowed),
        current: of === chosen?.status,
      })),
      total: registerCounts.policies,
      fileHref: registerAt(chosen?.status, narrowed, { page: '/register.csv' }),
      chosen,
      filter: chosen?.status ?? '',
      typed: narrowed.typed,
      fields: narrowed.fields,
      narrowedTo: sayFilter(narrowed, {
        template: templates.find(({ id }) => id === template)?.title,
        setting: register.entries.find(({ organisationId }) => organisationId === setting)?.organisationName,
      }),
      choices: filterChoices(narrowed, templates),
      ...narrowed.said,
      // What is missing has no policy that its school could be reminded of.
      reminds: remindsSchools(me) && chosen?.status !== 'missing',
      hearsOfMissing: remindsSchools(me) && chosen?.status === 'missing',
      entries: register.entries.map((each) => ({
        ...{ ...each, isChasable: isChasable(each, me) },
        missingId: each.status === 'missing' ? missingIds.get(each.title.toLowerCase()) : undefined,
      })),
      declares: me.organisation?.kind === 'school' && DECLARES.some((role) => me.roles.includes(role)),
      packs: ['head', 'clerk', 'compliance-officer'].some((role) => me.roles.includes(role)),
      isLater: after !== undefined,
      firstHref: registerAt(chosen?.status, narrowed),
      nextHref: register.hasMore ? registerAt(chosen?.status, narrowed, { after: register.endCursor }) : null,
    });
  }

  /** What the page shows, all of it and not 25 at a time, in the same order and words. */
  @Get('register.csv')
  async file(@Req() request: FastifyRequest<{ Querystring: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const status = COUNTS.find((each) => each.status === request.query['status'])?.status ?? null;
    const { filter } = chosenFilter(request.query);
    const ask = (after: string | null) => this.shell.ask(request, reply, RegisterLines, { status, filter, after });
    const first = await ask(null);
    const me = this.shell.signedIn(request, reply, first);
    if (!me || !this.mayRead(request, reply, me)) return;
    const name = `register${status ? `-${status}` : ''}.csv`;
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store');
    await reply.send(Readable.from(linesFrom(first, ask)));
  }

  private mayRead(request: FastifyRequest, reply: FastifyReply, me: Me): boolean {
    const may = hasPlace(me, 'register');
    if (!may) this.shell.forbidden(request, reply, me, 'Your role does not include the register.');
    return may;
  }
}

interface Lines {
  readonly register: {
    readonly entries: readonly RegisterEntry[];
    readonly hasMore: boolean;
    readonly endCursor: string | null;
  };
}

async function* linesFrom(first: Lines, ask: (after: string | null) => Promise<Lines>): AsyncGenerator<string> {
  yield registerHead();
  for (let page = first.register; ; page = (await ask(page.endCursor)).register) {
    yield registerRows(page.entries);
    if (!page.hasMore) return;
  }
}
