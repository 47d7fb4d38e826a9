import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { dateInLondon } from '@ratify/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { AskForCurrentCopy } from '../packs/pack-documents.ts';
import { toPack } from '../packs/to-pack.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { datedParts, typedDate } from '../pages/typed-date.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { ReadLivePolicy, SetLiveValue, type LiveBlank, type LivePolicy } from './live-documents.ts';
import { sayAsAt, sayKeepers, saidBefore } from './say-live.ts';

interface Found {
  readonly me: Me;
  readonly policy: LivePolicy;
}
interface FoundBlank extends Found {
  readonly blank: LiveBlank;
}
type Typed = ReturnType<typeof typedValue>;

const WRONG_DATE = 'Enter the day like 27 3 2027, or leave all three empty for today';
const WRONG_ANSWER = 'Enter the day like 27 3 2027';

/** Who and what changes between meetings: answers of a text in force that it leaves to a keeper. */
@Controller('policies/:id/live')
export class LiveController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const { me, policy } = found;
    this.shell.send(request, reply, 'live', me, {
      title: `Who and what changes between meetings: ${policy.title}`,
      backTo: backTo(policy),
      policy,
      copies: policy.ownerName === null && ['head', 'clerk'].some((role) => me.roles.includes(role)),
      blanks: policy.blanks.map((blank) => ({
        ...blank,
        asAt: sayAsAt(blank.asAt),
        items: sayItems(blank.type, blank.items),
        adopted: sayItems(blank.type, blank.adopted),
        keepers: sayKeepers(blank.keepers),
        before: saidBefore(blank).map((each) => ({ ...each, items: sayItems(blank.type, each.items) })),
      })),
    });
  }

  /** The text as it reads now as a PDF, which the worker prints. */
  @Post('copy/pdf')
  async copy(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const { askForCurrentCopy } = await this.shell.ask(request, reply, AskForCurrentCopy, { policyId: id });
    const back = { href: `/policies/${id}/live`, text: 'Who and what changes between meetings' };
    toPack(this.shell, request, reply, { me: found.me, backTo: back, ...askForCurrentCopy });
  }

  @Get(':blank')
  async form(
    @Param('id') id: string,
    @Param('blank') blankId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.findBlank(id, blankId, request, reply);
    if (found) this.draw(request, reply, found, standingValue(found.blank));
  }

  @Post(':blank')
  async set(
    @Param('id') id: string,
    @Param('blank') blankId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.findBlank(id, blankId, request, reply);
    if (!found) return;
    const { blank } = found;
    const typed = typedValue(request.body);
    const wrong = wrongDates(blank, typed);
    if (wrong) return this.draw(request, reply, found, typed, wrong);
    const said = { items: itemsOf(blank, typed), asAt: typed.asAt.date, why: typed.why.trim() || null };
    const { setLiveValue } = await this.shell.ask(request, reply, SetLiveValue, { policyId: id, blankId, ...said });
    if (setLiveValue.refusals.length === 0) reply.redirect(withNotice(`/policies/${id}/live`, 'live-value-set'), 303);
    else {
      // Beside a field nobody needs to be told where.
      const refusals = setLiveValue.refusals.map((each) => ({ ...each, where: null }));
      const field = ({ code }: { readonly code: string }): string | null => fieldOf(blank, code);
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, field, ['answer', 'answer-day', 'asAt-day', 'why']),
      );
    }
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, ReadLivePolicy, { policyId: id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    if (data?.livePolicy) return { me, policy: data.livePolicy };
    this.shell.notFound(request, reply, me, 'policy in force');
    return null;
  }

  private async findBlank(
    id: string,
    blankId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FoundBlank | null> {
    const found = await this.find(id, request, reply);
    if (!found) return null;
    const blank = found.policy.blanks.find((each) => each.blankId === blankId);
    if (blank?.mayChange) return { ...found, blank };
    if (blank) this.shell.forbidden(request, reply, found.me, `${sayKeepers(blank.keepers)} changes this answer.`);
    else this.shell.notFound(request, reply, found.me, 'question in the policy in force');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, blank }: FoundBlank,
    typed: Typed,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'live-value', me, {
      title: `${blank.question} ${policy.title}`,
      backTo: { href: `/policies/${policy.policyId}/live`, text: 'Who and what changes between meetings' },
      ...{ policy, blank, typed, field: fieldKind(blank), hint: hintOf(blank, policy) },
      ...said,
    });
  }
}

function backTo({ policyId, title, ownerName }: LivePolicy): { href: string; text: string } {
  return { href: ownerName ? `/reading/${policyId}` : `/policies/${policyId}`, text: title };
}

function sayItems(type: string, items: readonly string[]): string[] {
  return items.map((item) => (type === 'date' ? sayAsAt(item) || item : item));
}

/** Which field of a form an answer is typed into. */
function fieldKind({ type }: LiveBlank): 'lines' | 'address' | 'date' | 'line' {
  if (type === 'list' || type === 'per-setting') return 'lines';
  return type === 'address' || type === 'date' ? type : 'line';
}

function hintOf({ type, hint }: LiveBlank, { ownerName }: LivePolicy): string {
  const own: Readonly<Record<string, string>> = {
    list: 'One to a line.',
    'per-setting': ownerName
      ? 'One to a line. Your setting’s name is put before each.'
      : 'One line for each setting, like this: Hill School: Ann Example',
  };
  return [hint, own[type]].filter(Boolean).join(' ');
}

function typedValue(body: Posted | undefined) {
  return {
    ...{ answer: typedText(body, 'answer'), why: typedText(body, 'why') },
    ...{ day: typedDate(body, 'answer'), asAt: typedDate(body, 'asAt') },
  };
}

/** What stands, to be changed, and today. */
function standingValue({ type, items }: LiveBlank): Typed {
  const [only = ''] = items;
  return {
    ...{ answer: items.join('\n'), why: '' },
    day: type === 'date' && only ? datedParts(only) : typedDate(undefined, 'answer'),
    asAt: datedParts(dateInLondon(Date.now())),
  };
}

function itemsOf(blank: LiveBlank, { answer, day }: Typed): string[] {
  const kind = fieldKind(blank);
  if (kind === 'date') return day.date ? [day.date] : [];
  return kind === 'lines' ? answer.split('\n') : [answer];
}

function wrongDates(blank: LiveBlank, { day, asAt }: Typed): FormErrors | null {
  const wrong: [string, string][] = [];
  if (fieldKind(blank) === 'date' && !day.date && !day.isBlank) wrong.push(['answer-day', WRONG_ANSWER]);
  if (!asAt.isBlank && !asAt.date) wrong.push(['asAt-day', WRONG_DATE]);
  return wrong.length > 0 ? formErrors(wrong) : null;
}

function fieldOf(blank: LiveBlank, code: string): string | null {
  if (code.startsWith('LIVE_AS_AT')) return 'asAt-day';
  if (code === 'LIVE_WHY_LONG') return 'why';
  if (!code.startsWith('LIVE_ANSWER')) return null;
  return fieldKind(blank) === 'date' ? 'answer-day' : 'answer';
}
