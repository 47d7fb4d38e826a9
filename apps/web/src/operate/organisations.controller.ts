import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dateInLondon } from '@ratify/policy';
import { graphql } from '../graphql/tada.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { PageShell, Shell, type Me } from '../pages/page-shell.ts';
import { datedParts, typedDate, type TypedDate } from '../pages/typed-date.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { PROOF_FIELDS, proveSigner, provingServices } from '../sign/prove.ts';
import { HAPPENINGS, sayKind, sayLink, saySight } from './organisation-words.ts';

const FindOrganisations = graphql(
  `
    query FindOrganisations($words: String!) {
      ...Shell
      myIdentities {
        isOffered
        provider {
          name
          label
        }
      }
      findOrganisations(words: $words) {
        id
        name
        slug
        kind
        urn
        closedOn
        isExact
        above {
          name
          kind
        }
        below {
          id
          name
        }
      }
    }
  `,
  [Shell],
);
const ChangeOrganisations = graphql(`
  mutation ChangeOrganisations(
    $kind: String!
    $on: PlainDate!
    $organisationId: ID!
    $otherId: ID
    $settingIds: [ID!]
    $carryOut: Boolean!
  ) {
    changeOrganisations(
      kind: $kind
      on: $on
      organisationId: $organisationId
      otherId: $otherId
      settingIds: $settingIds
      carryOut: $carryOut
    ) {
      report {
        on
        organisations {
          name
          closes
        }
        gained {
          upper
          lower
          what
        }
        lost {
          upper
          lower
          what
        }
        written
      }
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

interface Typed {
  readonly kind: string;
  readonly other: string;
  /** Chosen among several that bear the name. */
  readonly otherId: string;
  readonly settingIds: readonly string[];
  readonly on: TypedDate;
}

interface Other {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly isExact: boolean;
}

type Found = Awaited<ReturnType<OrganisationsController['find']>>;
type Organisation = Found['findOrganisations'][number];
type Report = NonNullable<Awaited<ReturnType<OrganisationsController['change']>>['report']>;

interface Drawn extends FormErrors {
  readonly typed: Typed;
  /** Several that the typed words fit. */
  readonly others?: readonly Other[];
  readonly other?: Other | null;
  readonly report?: Report;
}

/** What becomes of organisations, for whoever looks after the service: looked at first, then carried out. */
@Controller('operate/organisations')
export class OrganisationsController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async look(
    @Query('find') words: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const find = typeof words === 'string' ? words.trim() : '';
    const data = await this.find(request, reply, find);
    const me = this.operator(request, reply, data);
    if (!me) return;
    this.shell.send(request, reply, 'operate-organisations', me, {
      title: 'Organisations',
      backTo: { href: '/operate', text: 'The service' },
      find,
      found: data.findOrganisations.map(described),
      ...NO_ERRORS,
    });
  }

  @Get(':id')
  async open(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const typed = { kind: '', other: '', otherId: '', settingIds: [], on: datedParts(dateInLondon(Date.now())) };
    await this.draw(request, reply, id, { typed, ...NO_ERRORS });
  }

  /** Says what it comes to, or carries out what was said. */
  @Post(':id')
  async settle(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!(await this.shell.whoIsHere(request, reply))) return;
    const typed = readTyped(request.body);
    const { other, others, wrong } = await this.otherOf(request, reply, typed);
    const faults = [...missing(typed), ...wrong];
    if (faults.length > 0) return this.draw(request, reply, id, { typed, others, ...formErrors(faults) });
    const carryOut = typedText(request.body, 'act') === 'carry-out';
    const unproved = carryOut ? await proveSigner(this.shell, request, reply) : [];
    const { report, refusals } =
      unproved.length > 0
        ? { report: null, refusals: unproved }
        : await this.change(request, reply, { id, typed, otherId: other?.id ?? null, carryOut });
    if (report) return this.draw(request, reply, id, { typed, other, report, ...NO_ERRORS });
    const errors = refusalErrors(refusals, ({ code }) => FIELDS[code] ?? null);
    // What was shown stands, where only the proof was wanting.
    const shown = refusals.every(({ code }) => code in PROOF_FIELDS)
      ? await this.change(request, reply, { id, typed, otherId: other?.id ?? null, carryOut: false })
      : { report: null };
    await this.draw(request, reply, id, { typed, other, report: shown.report ?? undefined, ...errors });
  }

  async find(request: FastifyRequest, reply: FastifyReply, words: string) {
    return this.shell.ask(request, reply, FindOrganisations, { words });
  }

  async change(
    request: FastifyRequest,
    reply: FastifyReply,
    {
      id,
      typed,
      otherId,
      carryOut,
    }: {
      readonly id: string;
      readonly typed: Typed;
      readonly otherId: string | null;
      readonly carryOut: boolean;
    },
  ) {
    const { kind, on, settingIds } = typed;
    const given = { kind, on: on.date ?? '', organisationId: id, otherId, settingIds: [...settingIds], carryOut };
    return (await this.shell.ask(request, reply, ChangeOrganisations, given)).changeOrganisations;
  }

  /** The other organisation that takes part: chosen, or the one that the typed words fit. */
  private async otherOf(request: FastifyRequest, reply: FastifyReply, { kind, other, otherId }: Typed) {
    const none = { other: null, others: [] as readonly Other[], wrong: [] as readonly Fault[] };
    if (kind === 'close' || kind === '' || (other === '' && !isId(otherId))) return none;
    const { findOrganisations: found } = await this.find(request, reply, isId(otherId) ? otherId : other);
    const exact = found.filter(({ isExact }) => isExact);
    const [only] = exact.length > 0 ? exact : found;
    const several = exact.length === 1 ? 1 : found.length;
    if (only && several === 1) return { ...none, other: only };
    if (!only)
      return {
        ...none,
        wrong: [['other', `Nothing here is called “${other}”. Type a part of its name, or its URN.`] as Fault],
      };
    return {
      ...none,
      others: found,
      wrong: [['otherId', `${several} fit “${other}”. Choose which one it is.`] as Fault],
    };
  }

  private operator(request: FastifyRequest, reply: FastifyReply, data: Found): Me | null {
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return null;
    if (me.roles.includes('operator')) return me;
    this.shell.forbidden(request, reply, me, 'Your role does not include looking after the service.');
    return null;
  }

  private async draw(request: FastifyRequest, reply: FastifyReply, id: string, drawn: Drawn): Promise<void> {
    const data = await this.find(request, reply, isId(id) ? id : '');
    const me = this.operator(request, reply, data);
    if (!me) return;
    const one = data.findOrganisations.find((each) => each.id === id);
    if (!one) return this.shell.notFound(request, reply, me, 'organisation');
    const { report, typed } = drawn;
    this.shell.send(request, reply, 'operate-organisation', me, {
      title: one.name,
      backTo: { href: '/operate/organisations', text: 'Organisations' },
      one: described(one),
      happenings: HAPPENINGS.map((each) => ({ ...each, checked: each.value === typed.kind })),
      settings: one.below.map(({ id: value, name: text }) => ({
        value,
        text,
        checked: typed.settingIds.includes(value),
      })),
      ...{ here: `/operate/organisations/${id}`, provesBy: provingServices(data) },
      ...drawn,
      happening: HAPPENINGS.find(({ value }) => value === typed.kind)?.text,
      others: (drawn.others ?? []).map((each) => ({
        ...{ value: each.id, text: each.name, hint: { text: sayKind(each.kind) } },
        checked: each.id === typed.otherId,
      })),
      report: report && {
        ...report,
        closing: report.organisations.filter(({ closes }) => closes).map(({ name }) => name),
        gained: report.gained.map((each) => saySight(each, 'sees')),
        lost: report.lost.map((each) => saySight(each, 'no longer sees')),
      },
    });
  }
}

type Fault = readonly [field: string, text: string];

const FIELDS: Readonly<Record<string, string>> = { ...PROOF_FIELDS, ORGANISATIONS_STAY: 'kind' };

function readTyped(body: Posted): Typed {
  const settingIds = [body['settingIds'] ?? []].flat().filter((each) => isId(each));
  return {
    ...{ kind: typedText(body, 'kind'), other: typedText(body, 'other').trim(), otherId: typedText(body, 'otherId') },
    ...{ settingIds, on: typedDate(body, 'on') },
  };
}

function missing({ kind, other, otherId, settingIds, on }: Typed): Fault[] {
  const faults: Fault[] = [];
  if (!HAPPENINGS.some(({ value }) => value === kind)) return [['kind', 'Choose what happens to it']];
  if (kind !== 'close' && other === '' && otherId === '')
    faults.push(['other', 'Enter the name or URN of the other organisation']);
  if (kind === 'split' && settingIds.length === 0) faults.push(['settingIds', 'Choose which of those below it go']);
  if (!on.date) faults.push(['on-day', 'Enter the first day of it, like 1 9 2027']);
  return faults;
}

function described({ kind, above, ...one }: Organisation) {
  return { ...one, kind: sayKind(kind), above: above.map(sayLink) };
}
