import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResultOf } from 'gql.tada';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors, type Refused } from '../pages/form-errors.ts';
import { withNotice, type Notice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { PROOF_FIELDS, proveSigner, provingServices } from '../sign/prove.ts';
import { MAKERS } from './tokens.controller.ts';
import { AddWebhook, EndWebhook, ListWebhooks, PauseWebhook, ResendDelivery, TryWebhook } from './webhook-documents.ts';

const EVENTS = [
  { value: 'policy.adopted', text: 'A policy is adopted' },
  { value: 'policy.due-moved', text: 'The day moves by which a policy is to be reviewed' },
  { value: 'document.sealed', text: 'The PDF of a policy is sealed' },
  { value: 'edition.published', text: 'A template has a new edition' },
] as const;
const SAID: Readonly<Record<string, string>> = {
  ...Object.fromEntries(EVENTS.map(({ value, text }) => [value, text])),
  'webhook.test': 'A try',
};

const FIELDS: Readonly<Record<string, string>> = {
  ...{ WEBHOOK_ADDRESS_WRONG: 'url', WEBHOOK_EVENTS_MISSING: 'events' },
  ...PROOF_FIELDS,
};
const ORDER = ['url', 'events', 'password'];

interface Typed {
  readonly url: string;
  readonly events: readonly string[];
}
type Delivery = ResultOf<typeof ListWebhooks>['webhooks'][number]['deliveries'][number];

/** Systems of an organisation's own that are told what happens. */
@Controller('webhooks')
export class WebhooksController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.draw(request, reply, { url: '', events: [] });
  }

  /** The secret is on this page and on no other. */
  @Post()
  async add(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    if (!(await this.shell.whoIsHere(request, reply))) return;
    const events = [request.body['events'] ?? []].flat();
    const known = events.filter((each) => EVENTS.some(({ value }) => value === each));
    const typed = { url: typedText(request.body, 'url').trim(), events: known };
    const unproved = await proveSigner(this.shell, request, reply);
    if (unproved.length > 0) return this.draw(request, reply, typed, said(unproved));
    const { secret, refusals } = (await this.shell.ask(request, reply, AddWebhook, typed)).addWebhook;
    await this.draw(request, reply, typed, said(refusals), secret);
  }

  @Post(':id/:act')
  async act(
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
    @Param('id') webhookId: string,
    @Param('act') act: string,
  ): Promise<void> {
    const me = await this.shell.whoIsHere(request, reply);
    if (!me) return;
    const done = isId(webhookId) ? await this.carryOut(request, reply, webhookId, act) : null;
    if (!done) return this.shell.notFound(request, reply, me, 'page');
    const [notice, refusals] = done;
    if (refusals.length === 0) return void reply.redirect(withNotice('/webhooks', notice), 303);
    const errors = formErrors(refusals.map(({ what, whatToDo }) => [null, `${what} ${whatToDo}`]));
    await this.draw(request, reply, { url: '', events: [] }, errors);
  }

  private async carryOut(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    act: string,
  ): Promise<[Notice, readonly Refused[]] | null> {
    const ask = this.shell.ask.bind(this.shell, request, reply);
    const given = { webhookId: id };
    switch (act) {
      case 'pause':
        return ['webhook-paused', (await ask(PauseWebhook, { ...given, isPaused: true })).pauseWebhook.refusals];
      case 'resume':
        return ['webhook-resumed', (await ask(PauseWebhook, { ...given, isPaused: false })).pauseWebhook.refusals];
      case 'end':
        return ['webhook-ended', (await ask(EndWebhook, given)).endWebhook.refusals];
      case 'try':
        return ['webhook-tried', (await ask(TryWebhook, given)).tryWebhook.refusals];
      case 'resend':
        return ['delivery-resent', (await ask(ResendDelivery, { deliveryId: id })).resendDelivery.refusals];
      default:
        return null;
    }
  }

  private async draw(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Typed,
    errors: FormErrors = NO_ERRORS,
    secret: string | null = null,
  ): Promise<void> {
    const data = await this.shell.ask(request, reply, ListWebhooks, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    if (!MAKERS.some((role) => me.roles.includes(role))) {
      this.shell.forbidden(request, reply, me, 'Your role does not include having systems told.');
      return;
    }
    this.shell.send(request, reply, 'webhooks', me, {
      title: 'Systems that are told',
      backTo: { href: '/settings', text: 'Settings' },
      webhooks: data.webhooks.map((each) => ({
        ...each,
        host: new URL(each.url).host,
        told: each.events.map((event) => SAID[event]),
        deliveries: each.deliveries.map((one) => ({ ...one, ...sayDelivery(one) })),
      })),
      events: EVENTS.map((each) => ({ ...each, checked: typed.events.includes(each.value) })),
      ...{ typed, secret, here: '/webhooks', provesBy: provingServices(data) },
      ...errors,
    });
  }
}

function said(refusals: readonly Refused[]): FormErrors {
  return refusalErrors(refusals, ({ code }) => FIELDS[code], ORDER);
}

const REASONS: Readonly<Record<string, string>> = {
  ADDRESS_NOT_ALLOWED: 'the name leads into a private network',
  NO_ANSWER: 'there was no answer',
  TIMED_OUT: 'there was no answer within five seconds',
  PAUSED: 'it was paused',
  OUT_OF_SIGHT: 'you do not see it any more',
};

function sayDelivery({ event, state, lastStatus, lastError }: Delivery): { what: string; came: string } {
  const reason = REASONS[lastError ?? ''] ?? (lastStatus === null ? null : `it answered ${lastStatus}`);
  const came = {
    waiting: reason === null ? 'On its way' : `Tried again: ${reason}`,
    delivered: 'Arrived',
    failed: `Given up: ${reason ?? 'it did not answer'}`,
    dropped: `Not sent: ${reason ?? 'it was paused'}`,
  }[state];
  return { what: SAID[event] ?? event, came: came ?? state };
}
