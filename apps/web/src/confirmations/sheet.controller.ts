import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { typedDate } from '../pages/typed-date.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { RecordSheet, type Round } from './confirmation-documents.ts';
import { findRound } from './find-round.ts';

const FIELDS: Readonly<Record<string, string>> = {
  NOBODY_TICKED: 'people',
  DATE_IN_FUTURE: 'signedOn-day',
  SHEET_TOO_OLD: 'signedOn-day',
  COLLECTOR_MISSING: 'collectedBy',
};
const ORDER = ['people', 'signedOn-day', 'collectedBy'];

/** Enters a sheet of paper that people signed. */
@Controller('confirmations/:id/sheet')
export class SheetController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findRound(this.shell, id, request, reply);
    if (found) this.draw(request, reply, found, typedSheet(undefined));
  }

  @Post()
  async record(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findRound(this.shell, id, request, reply);
    if (!found) return;
    const typed = typedSheet(request.body);
    const { people: appointmentIds, signedOn, collectedBy } = typed;
    if (!signedOn.date) {
      this.draw(
        request,
        reply,
        found,
        typed,
        formErrors([['signedOn-day', 'Enter the day on the sheet like 27 3 2027']]),
      );
      return;
    }
    const input = { roundId: id, appointmentIds, signedOn: signedOn.date, collectedBy };
    const { refusals } = (await this.shell.ask(request, reply, RecordSheet, input)).recordSheet;
    if (refusals.length === 0) reply.redirect(withNotice(`/confirmations/${id}`, 'sheet-recorded'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, ({ code }) => FIELDS[code], ORDER),
      );
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, round }: { me: Me; round: Round },
    typed: ReturnType<typeof typedSheet>,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'sheet', me, {
      title: 'Who signed on paper?',
      backTo: { href: `/confirmations/${round.id}`, text: round.title },
      ...{ round, typed },
      people: round.people
        .filter(({ open }) => open.length > 0)
        .map(({ appointmentId: value, name: text }) => ({ value, text, checked: typed.people.includes(value) })),
      ...said,
    });
  }
}

function typedSheet(body: Posted | undefined) {
  return {
    people: [body?.['people'] ?? []].flat(),
    signedOn: typedDate(body, 'signedOn'),
    collectedBy: typedText(body, 'collectedBy'),
  };
}
