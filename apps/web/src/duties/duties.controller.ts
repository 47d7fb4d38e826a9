import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { sayReviewCycle } from '@ratify/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResultOf } from 'gql.tada';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { typedDate } from '../pages/typed-date.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { Duties, OneDuty, RecordDuty } from './duty-documents.ts';

type Duty = NonNullable<ResultOf<typeof OneDuty>['duty']>;

/** Beside which field each refusal stands. */
const FIELDS: Readonly<Record<string, string>> = { EVIDENCE_MISSING: 'note', DATE_IN_FUTURE: 'doneOn-day' };

/** What the policies in force ask to be done, again and again. */
@Controller('duties')
export class DutiesController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, Duties, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    this.shell.send(request, reply, 'duties', me, {
      title: 'Duties',
      backTo: { href: '/policies', text: 'Policies' },
      records: recordsDuties(me),
      duties: data.duties.map((each) => ({ ...each, cycle: cycleOf(each) })),
    });
  }

  @Get(':id')
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, typedRecord(undefined));
  }

  @Post(':id')
  async record(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = typedRecord(request.body);
    const { doneOn, note } = typed;
    if (!doneOn.isBlank && !doneOn.date) {
      this.draw(request, reply, found, typed, formErrors([['doneOn-day', DATE]]));
      return;
    }
    const { recordDuty } = await this.shell.ask(request, reply, RecordDuty, { dutyId: id, note, doneOn: doneOn.date });
    if (recordDuty.refusals.length === 0) reply.redirect(withNotice('/duties', 'duty-recorded'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(recordDuty.refusals, ({ code }) => FIELDS[code]),
      );
  }

  private async find(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ readonly me: Me; readonly duty: Duty } | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, OneDuty, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    if (data?.duty) return { me, duty: data.duty };
    this.shell.notFound(request, reply, me, 'duty');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, duty }: { readonly me: Me; readonly duty: Duty },
    typed: ReturnType<typeof typedRecord>,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'duty', me, {
      title: 'A duty',
      backTo: { href: '/duties', text: 'Duties' },
      ...{ duty, typed, cycle: cycleOf(duty), records: recordsDuties(me) },
      ...said,
    });
  }
}

const DATE = 'Enter the date like 27 3 2027, or leave all three empty for today';

/** Who records that a duty was done; the API has the last word. */
function recordsDuties(me: Me): boolean {
  return me.roles.some((role) => role === 'head' || role === 'clerk');
}

const EVENTS: Readonly<Record<string, string>> = {
  leaver: 'whenever somebody leaves',
  'child-leaves': 'whenever a child leaves',
  'permission-ended': 'whenever a permission ends',
};

function cycleOf({ every, event }: Pick<Duty, 'every' | 'event'>): string {
  if (every) return `every ${sayReviewCycle(every)}`.replace(/^every 1 (year|month|week|day)$/, 'every $1');
  return EVENTS[event ?? ''] ?? 'when it is needed';
}

function typedRecord(body: Posted | undefined) {
  return { note: typedText(body, 'note'), doneOn: typedDate(body, 'doneOn') };
}
