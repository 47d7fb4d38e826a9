import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { typedDate } from '../pages/typed-date.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { BodyDelegations, DelegateUpdates, EndDelegation, type DelegatingBody } from './meeting-documents.ts';

const OFFICES = [
  { value: 'clerk', text: 'The clerk' },
  { value: 'head', text: 'The head' },
  { value: 'chair', text: 'The chair' },
];
const FIELDS: Readonly<Record<string, string>> = {
  MINUTE_REFERENCE_MISSING: 'minuteReference',
  DATE_IN_FUTURE: 'resolvedOn-day',
  ALREADY_DELEGATED: 'office',
};

/** What a body leaves to an office-holder. */
@Controller('bodies/:id/updates')
export class DelegatedController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, typedDelegation(undefined));
  }

  @Post()
  async delegate(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = typedDelegation(request.body);
    const { office, minuteReference, resolvedOn } = typed;
    if (!office || !resolvedOn.date) {
      this.draw(request, reply, found, typed, formErrors(wrongFields(typed)));
      return;
    }
    const input = { bodyId: id, office, minuteReference, resolvedOn: resolvedOn.date };
    const { refusals } = (await this.shell.ask(request, reply, DelegateUpdates, input)).delegateUpdates;
    if (refusals.length === 0) reply.redirect(withNotice(`/bodies/${id}/updates`, 'delegated'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, ({ code }) => FIELDS[code]),
      );
  }

  @Post(':delegationId/end')
  async end(
    @Param('id') id: string,
    @Param('delegationId') delegationId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found || !isId(delegationId)) return;
    const minuteReference = typedText(request.body, 'minuteReference');
    const ended = await this.shell.ask(request, reply, EndDelegation, { delegationId, minuteReference });
    const { refusals } = ended.endDelegation;
    if (refusals.length === 0) reply.redirect(withNotice(`/bodies/${id}/updates`, 'delegation-ended'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typedDelegation(undefined),
        refusalErrors(refusals, () => `end-${delegationId}`),
      );
  }

  private async find(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ me: Me; body: DelegatingBody } | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, BodyDelegations, {}) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const body = data?.bodies.find((each) => each.id === id);
    if (body && me.roles.includes('clerk')) return { me, body };
    if (body) this.shell.forbidden(request, reply, me, 'The clerk records what a body resolved.');
    else this.shell.notFound(request, reply, me, 'body');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, body }: { me: Me; body: DelegatingBody },
    typed: ReturnType<typeof typedDelegation>,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'delegation', me, {
      title: `Editorial updates of ${body.name}`,
      backTo: { href: '/meetings', text: 'Meetings' },
      ...{ body, typed, offices: OFFICES, standing: body.delegations.filter((each) => each.endedOn === null) },
      ...said,
    });
  }
}

function typedDelegation(body: Posted | undefined) {
  return {
    office: OFFICES.find((each) => each.value === typedText(body, 'office'))?.value ?? '',
    minuteReference: typedText(body, 'minuteReference'),
    resolvedOn: typedDate(body, 'resolvedOn'),
  };
}

function wrongFields({ office, resolvedOn }: ReturnType<typeof typedDelegation>): [string, string][] {
  return [
    ...(office ? [] : [['office', 'Choose who takes them'] as [string, string]]),
    ...(resolvedOn.date ? [] : [['resolvedOn-day', 'Enter the date like 27 3 2027'] as [string, string]]),
  ];
}
