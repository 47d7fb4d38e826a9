import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dateInLondon, sayDate, type PlainDate } from '@ratify/policy';
import { stringify } from 'csv-stringify/sync';
import { formErrors, NO_ERRORS } from '../pages/form-errors.ts';
import { sayOffice } from '../pages/offices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { typedDate } from '../pages/typed-date.ts';
import { isId, type Posted } from '../pages/typed.ts';
import { ConfirmationEvidence, PolicyConfirmations, type Confirmations } from './confirmation-documents.ts';
import { AskForConfirmations } from '../packs/pack-documents.ts';
import { toPack } from '../packs/to-pack.ts';
import { sayNotYours } from './find-round.ts';

/** Evidence on who had confirmed a policy: a statement on one person and one day, and the list of everybody as a file. */
@Controller('confirmations/policies/:id')
export class EvidenceController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  /** On one page that prints as such; person and day stand in the address. */
  @Get('evidence')
  async statement(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Querystring: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const { query } = request;
    const typed = typedDate(query, 'on');
    const appointmentId = String(query['person'] ?? '');
    const isAsked = query['person'] !== undefined;
    const page = {
      ...{ title: 'Evidence of a confirmation', typed, policy: found.policy },
      backTo: { href: `/confirmations/policies/${id}`, text: found.policy.title },
      people: [
        { value: '', text: 'Choose a person' },
        ...found.policy.people.map(({ appointmentId: value, name: text }) => ({
          ...{ value, text, selected: value === appointmentId },
        })),
        ...found.policy.former.map(({ appointmentId: value, name }) => ({
          ...{ value, text: `${name}, who has left`, selected: value === appointmentId },
        })),
      ],
    };
    const wrong: [string, string][] = [
      ...(isId(appointmentId) ? [] : [['person', 'Choose whose confirmation it is about'] as [string, string]]),
      ...(typed.date ? [] : [['on-day', 'Enter the day like 1 9 2026'] as [string, string]]),
      ...(typed.date && typed.date > dateInLondon(Date.now())
        ? [['on-day', 'Enter today or a day before: nobody knows what will be in force'] as [string, string]]
        : []),
    ];
    if (!typed.date || wrong.length > 0) {
      const said = isAsked ? formErrors(wrong) : NO_ERRORS;
      this.shell.send(request, reply, 'evidence', found.me, { ...page, ...said });
      return;
    }
    const asked = { policyId: id, appointmentId, on: typed.date };
    const { confirmationEvidence: evidence } = await this.shell.ask(request, reply, ConfirmationEvidence, asked);
    if (!evidence) return this.shell.notFound(request, reply, found.me, 'person');
    this.shell.send(request, reply, 'evidence', found.me, {
      ...page,
      ...NO_ERRORS,
      evidence,
      madeAt: new Date().toISOString(),
    });
  }

  /** The list as a PDF, which the worker prints. */
  @Post('list')
  async print(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const { askForConfirmations } = await this.shell.ask(request, reply, AskForConfirmations, { policyId: id });
    const backTo = { href: `/confirmations/policies/${id}`, text: found.policy.title };
    toPack(this.shell, request, reply, { me: found.me, backTo, ...askForConfirmations });
  }

  @Get('list.csv')
  async file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="confirmations.csv"')
      .header('cache-control', 'no-store')
      .send(csvOf(found.policy));
  }

  private async find(
    policyId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ me: Me; policy: Confirmations } | null> {
    const data = isId(policyId) ? await this.shell.ask(request, reply, PolicyConfirmations, { policyId }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me || !sayNotYours(this.shell, request, reply, me)) return null;
    if (data?.policyConfirmations) return { me, policy: data.policyConfirmations };
    this.shell.notFound(request, reply, me, 'policy that has been in force');
    return null;
  }
}

const headOf = (retiredOn: string | null): string[] => [
  ...[
    'Policy',
    retiredOn ? 'Last version' : 'Version in force',
    'Person',
    'Role',
    'Read and understood',
    'Version',
    'On',
  ],
];
const STATES: Readonly<Record<string, string>> = {
  confirmed: 'Confirmed',
  changed: 'Confirmed an earlier version; it has changed since',
  none: 'Not confirmed',
};

/** As spreadsheets read it without being asked; what begins like a formula is words to them. */
function csvOf({ title, version, people, retiredOn }: Confirmations): string {
  const rows = people.map((each) => [
    ...[title, String(version), each.name, each.roles.map(sayOffice).join(', '), STATES[each.state] ?? each.state],
    ...[each.version === null ? '' : String(each.version), each.at ? dayOf(each.at) : ''],
  ]);
  return stringify([headOf(retiredOn), ...rows], {
    bom: true,
    quoted: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

function dayOf(at: string): string {
  const day: PlainDate = dateInLondon(Date.parse(at));
  return sayDate(day);
}
