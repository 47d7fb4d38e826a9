import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors, type Refused } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { typedDate } from '../pages/typed-date.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import {
  AskedExceptions,
  EndException,
  GrantException,
  OneException,
  RefuseException,
  WithdrawException,
  type Exception,
} from './exception-documents.ts';

interface Found {
  readonly me: Me;
  readonly exception: Exception;
  /** It is addressed to the organisation acted for, and the person answers for it. */
  readonly answers: boolean;
}

const ANSWERS = [
  { value: 'grant', text: 'Grant it', hint: { text: 'The clause stands in their wording, in this one place.' } },
  { value: 'refuse', text: 'Refuse it', hint: { text: 'The published wording stands.' } },
] as const;

/** Questions about clauses that we fixed, and one of them with its answer. */
@Controller('exceptions')
export class ExceptionsController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, AskedExceptions, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    if (!me.roles.some((role) => role === 'publisher' || role === 'compliance-officer')) {
      this.shell.forbidden(request, reply, me, 'A template publisher answers questions about fixed clauses.');
      return;
    }
    this.shell.send(request, reply, 'exceptions', me, {
      title: 'Exceptions',
      open: data.exceptionsAsked.filter((each) => each.state === 'asked'),
      answered: data.exceptionsAsked.filter((each) => each.state !== 'asked'),
      departures: data.departures,
    });
  }

  @Get(':id')
  async read(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, typedAnswer(undefined));
  }

  @Post(':id')
  async answer(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = typedAnswer(request.body);
    const wrong = wrongFields(typed);
    if (wrong.length > 0) {
      this.draw(request, reply, found, typed, formErrors(wrong));
      return;
    }
    const refusals = await this.send(request, reply, id, typed);
    if (refusals.length === 0) {
      const home = typed.answer === 'withdraw' ? (backOf(found)?.href ?? '/todo') : '/exceptions';
      reply.redirect(withNotice(home, typed.answer === 'withdraw' ? 'exception-withdrawn' : 'exception-answered'), 303);
      return;
    }
    const fields: Readonly<Record<string, string>> = { REASON_MISSING: 'reason', UNTIL_PAST: 'until-day' };
    this.draw(
      request,
      reply,
      found,
      typed,
      refusalErrors(refusals, ({ code }) => fields[code] ?? 'answer'),
    );
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    exceptionId: string,
    { answer, reason, conditions, until }: ReturnType<typeof typedAnswer>,
  ): Promise<readonly Refused[]> {
    if (answer === 'grant') {
      const given = { exceptionId, conditions: conditions || null, until: until.date };
      return (await this.shell.ask(request, reply, GrantException, given)).grantException.refusals;
    }
    if (answer === 'withdraw')
      return (await this.shell.ask(request, reply, WithdrawException, { exceptionId })).withdrawException.refusals;
    const given = { exceptionId, reason };
    if (answer === 'end') return (await this.shell.ask(request, reply, EndException, given)).endException.refusals;
    return (await this.shell.ask(request, reply, RefuseException, given)).refuseException.refusals;
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, OneException, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    if (!data?.exception) {
      this.shell.notFound(request, reply, me, 'question');
      return null;
    }
    const addressed = data.exceptionsAsked.some((each) => each.id === id);
    return { me, exception: data.exception, answers: addressed && me.roles.includes('publisher') };
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    found: Found,
    typed: ReturnType<typeof typedAnswer>,
    said: FormErrors = NO_ERRORS,
  ): void {
    const { me, exception, answers } = found;
    const mine = !answers && me.organisation?.name === exception.organisationName;
    this.shell.send(request, reply, 'exception', me, {
      title: `Exception to ${`${exception.clauseNumber} ${exception.clauseTitle}`.trim()} – ${exception.subjectTitle}`,
      backTo: answers ? { href: '/exceptions', text: 'Exceptions' } : backOf(found),
      exception,
      typed,
      choices: ANSWERS,
      asks: answers && exception.state === 'asked',
      ends: answers && exception.state === 'granted',
      withdraws: mine && exception.state === 'asked' && asksFor(found),
      ...said,
    });
  }
}

/** Whether the person is one who asks: the head for a policy, whoever writes it for a template. */
function asksFor({ me, exception }: Found): boolean {
  const askers = exception.templateId ? ['council-author', 'publisher'] : ['head'];
  return askers.some((role) => me.roles.includes(role));
}

function backOf({ exception }: Found): { href: string; text: string } | undefined {
  if (exception.policyId) return { href: `/policies/${exception.policyId}`, text: exception.subjectTitle };
  return exception.templateId
    ? { href: `/templates/${exception.templateId}/exceptions`, text: 'Fixed clauses' }
    : { href: '/todo', text: 'What needs me' };
}

function typedAnswer(body: Posted | undefined) {
  return {
    answer: typedText(body, 'answer'),
    reason: typedText(body, 'reason'),
    conditions: typedText(body, 'conditions'),
    until: typedDate(body, 'until'),
  };
}

function wrongFields({ answer, until }: ReturnType<typeof typedAnswer>): [string, string][] {
  return [
    ...(['grant', 'refuse', 'end', 'withdraw'].includes(answer)
      ? []
      : [['answer', 'Choose whether you grant or refuse it'] as [string, string]]),
    ...(until.isBlank || until.date
      ? []
      : [['until-day', 'Enter the date like 31 8 2027, or leave all three empty'] as [string, string]]),
  ];
}
