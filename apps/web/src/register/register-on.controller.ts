import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResultOf } from 'gql.tada';
import {
  policyStatusText,
  sayAdopted,
  sayDate,
  sayWhenAdopted,
  type PlainDate,
  type PolicyStatus,
} from '@ratify/policy';
import { stringify } from 'csv-stringify/sync';
import { graphql } from '../graphql/tada.ts';
import { formErrors, NO_ERRORS } from '../pages/form-errors.ts';
import { hasPlace } from '../pages/navigation.ts';
import { PageShell, Shell, type Me } from '../pages/page-shell.ts';
import { datedParts, typedDate } from '../pages/typed-date.ts';
import { isId, type Posted } from '../pages/typed.ts';

const RegisterOn = graphql(
  `
    query RegisterOn($on: PlainDate!, $organisationId: ID) {
      ...Shell
      registerOn(on: $on, organisationId: $organisationId) {
        organisationId
        organisationName
        title
        status
        version
        adoptedOn
        adoptedSaid
        effectiveFrom
        reviewDueOn
        reviewDueSaid
        minuteReference
        believed
      }
    }
  `,
  [Shell],
);
type Line = ResultOf<typeof RegisterOn>['registerOn'][number];

/** Lines on one page; with more, the settings are listed and each has a page of its own. */
const MOST_LINES = 60;

interface Asked {
  readonly on: string;
  readonly organisationId: string | null;
}

type Query = FastifyRequest<{ Querystring: Posted }>;

/** What was held on a past day, by what was adopted; the day stands in the address. */
@Controller('register')
export class RegisterOnController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('on')
  async page(@Req() request: Query, @Res() reply: FastifyReply): Promise<void> {
    const { query } = request;
    const typed = typedDate(query, 'on');
    const organisation = organisationOf(query);
    if (typed.date) {
      reply.redirect(addressOf({ on: typed.date, organisationId: organisation }), 303);
      return;
    }
    const on = dayIn(query);
    const me = await this.reader(request, reply);
    if (!me) return;
    if (!on) {
      const said = typed.isBlank ? NO_ERRORS : formErrors([['on-day', 'Enter the day like 1 9 2026']]);
      this.draw(request, reply, me, { typed, on: null, ...said });
      return;
    }
    const { registerOn: lines } = await this.shell.ask(request, reply, RegisterOn, {
      on,
      organisationId: organisation,
    });
    const inForce = lines.filter(({ status }) => status !== 'set-aside' && status !== 'not-applicable');
    const settings = settingsOf(inForce);
    const isMany = settings.length > 1 && lines.length > MOST_LINES;
    this.draw(request, reply, me, {
      ...{
        typed: datedParts(on),
        on,
        total: inForce.length,
        organisation,
        fileHref: fileOf({ on, organisationId: organisation }),
      },
      settings: isMany ? settings.map((each) => ({ ...each, href: addressOf({ on, organisationId: each.id }) })) : [],
      lines: isMany ? [] : lines.map((each) => ({ ...each, adopted: sayAdopted(each) })),
      hasSeveral: settings.length > 1,
      ...NO_ERRORS,
    });
  }

  /** What the page shows, all of it. */
  @Get('on.csv')
  async file(@Req() request: Query, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.reader(request, reply);
    if (!me) return;
    const on = dayIn(request.query);
    if (!on) return this.shell.notFound(request, reply, me, 'day');
    const organisationId = organisationOf(request.query);
    const { registerOn } = await this.shell.ask(request, reply, RegisterOn, { on, organisationId });
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="register-on-${on}.csv"`)
      .header('cache-control', 'no-store')
      .send(csvOf(registerOn));
  }

  private async reader(request: FastifyRequest, reply: FastifyReply): Promise<Me | null> {
    const me = await this.shell.whoIsHere(request, reply);
    if (!me || hasPlace(me, 'register')) return me;
    this.shell.forbidden(request, reply, me, 'Your role does not include the register.');
    return null;
  }

  private draw(request: FastifyRequest, reply: FastifyReply, me: Me, page: object): void {
    const backTo = { href: '/register', text: 'Register' };
    this.shell.send(request, reply, 'register-on', me, { title: 'What was held on a day', backTo, ...page });
  }
}

function dayIn(query: Posted): string | null {
  const [year = '', month = '', day = ''] = String(query['on'] ?? '').split('-');
  return typedDate({ 'on-day': day, 'on-month': month, 'on-year': year }, 'on').date;
}

function organisationOf(query: Posted): string | null {
  const id = String(query['organisation'] ?? '');
  return isId(id) ? id : null;
}

function addressOf({ on, organisationId }: Asked): string {
  const query = new URLSearchParams({ on, ...(organisationId ? { organisation: organisationId } : {}) });
  return `/register/on?${query}`;
}

function fileOf(asked: Asked): string {
  return addressOf(asked).replace('/on?', '/on.csv?');
}

/** Each setting with how many policies it held and how many of them were past their review. */
function settingsOf(lines: readonly Line[]): { id: string; name: string; held: number; overdue: number }[] {
  const found = new Map<string, { id: string; name: string; held: number; overdue: number }>();
  for (const { organisationId: id, organisationName: name, status } of lines) {
    const known = found.get(id) ?? { id, name, held: 0, overdue: 0 };
    found.set(id, { ...known, held: known.held + 1, overdue: known.overdue + (status === 'overdue' ? 1 : 0) });
  }
  return [...found.values()];
}

const HEAD = [
  'Setting',
  'Policy',
  'Where it stood',
  'Version',
  'Adopted',
  'Adopted, as a date',
  'In force from',
  'Minute',
  'Next review',
  'Next review, as a date',
  'Remark',
];

function sayDue({ reviewDueOn, reviewDueSaid }: Line): string {
  return reviewDueSaid ?? (reviewDueOn ? sayDate(reviewDueOn as PlainDate) : 'No date');
}

/** What is from before Ratify took effect when its document says that it was adopted: in a month or a term, and on no day of it. */
function sayInForceFrom(line: Line): string {
  const { adoptedOn, adoptedSaid, effectiveFrom } = line;
  const isOnDay = adoptedSaid === null || sayWhenAdopted(line).startsWith('on ');
  return effectiveFrom === adoptedOn && !isOnDay ? adoptedSaid : (effectiveFrom ?? '');
}

/** As spreadsheets read it without being asked; what begins like a formula is words to them. */
function csvOf(lines: readonly Line[]): string {
  const rows = lines.map((each) => [
    ...[each.organisationName, each.title, policyStatusText[each.status as PolicyStatus] ?? each.status],
    ...[each.version === null ? '' : String(each.version), sayAdopted(each), each.adoptedOn ?? ''],
    sayInForceFrom(each),
    ...[each.minuteReference ?? '', sayDue(each), each.reviewDueOn ?? '', each.believed ?? ''],
  ]);
  return stringify([HEAD, ...rows], { bom: true, quoted: true, record_delimiter: 'windows', escape_formulas: true });
}
