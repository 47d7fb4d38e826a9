import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors, type Refused } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { sayOffice } from '../pages/offices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { findRequest, type FoundRequest } from './find-request.ts';
import { saySignature } from './say-signature.ts';
import { AskAgain, CloseUnsigned } from './sign-documents.ts';

interface Typed {
  /** `again`, `close`, or the appointment of whoever is asked instead. */
  readonly what: string;
  readonly reason: string;
}

const FIELDS: Readonly<Record<string, string>> = { REASON_MISSING: 'reason' };
const STUCK = ['lapsed', 'declined', 'office-vacant'];

/** The clerk says what becomes of a signature: asked again, asked of another, or the document closed without it. */
@Controller('sign/:requestId/settle')
export class SettleController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(
    @Param('requestId') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, { what: '', reason: '' });
  }

  @Post()
  async settle(
    @Param('requestId') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = { what: typedText(request.body, 'what'), reason: typedText(request.body, 'reason') };
    if (!waysOf(found).some(({ value }) => value === typed.what)) {
      this.draw(request, reply, found, typed, formErrors([['what', 'Choose what becomes of the signature']]));
      return;
    }
    const { refusals, onward } = await this.act(id, typed, request, reply);
    if (onward) reply.redirect(onward, 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, ({ code }) => FIELDS[code] ?? 'what'),
      );
  }

  private async act(
    requestId: string,
    { what, reason }: Typed,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ refusals: readonly Refused[]; onward?: string }> {
    if (what === 'close') {
      const { refusals } = (await this.shell.ask(request, reply, CloseUnsigned, { requestId, reason })).closeUnsigned;
      return refusals.length > 0
        ? { refusals }
        : { refusals, onward: withNotice(`/sign/${requestId}`, 'closed-unsigned') };
    }
    const appointmentId = isId(what) ? what : null;
    const given = { requestId, appointmentId, reason: reason || null };
    const { refusals, request: asked } = (await this.shell.ask(request, reply, AskAgain, given)).askAgain;
    return asked ? { refusals, onward: withNotice(`/sign/${asked.id}`, 'asked-again') } : { refusals };
  }

  /** For the clerk, while there is something to settle; of anything else the page of the request says where it stands. */
  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<FoundRequest | null> {
    const found = await findRequest(this.shell, id, request, reply);
    if (!found) return null;
    const { me, signature } = found;
    if (!me.roles.includes('clerk')) {
      this.shell.forbidden(request, reply, me, 'The clerk says what becomes of a signature.');
      return null;
    }
    if (signature.standing !== 'settled') return found;
    reply.redirect(`/sign/${id}`, 303);
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    found: FoundRequest,
    typed: Typed,
    said: FormErrors = NO_ERRORS,
  ): void {
    const { me, signature } = found;
    this.shell.send(request, reply, 'settle', me, {
      title: `What becomes of the signature: ${signature.policyTitle}`,
      backTo: { href: `/sign/${signature.id}`, text: signature.policyTitle },
      ...{ signature, typed, standing: endSentence(saySignature(signature)), ways: waysOf(found), ...said },
      mayNotClose: isStuck(found) && signature.body?.mayCloseUnsigned === false,
    });
  }
}

function isStuck({ signature }: FoundRequest): boolean {
  return STUCK.includes(signature.standing);
}

/** A reason may bring its own full stop. */
function endSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

interface Way {
  readonly value: string;
  readonly text: string;
  readonly hint?: { readonly text: string };
}

/** What the clerk can choose, in the order in which they would try it. */
function waysOf(found: FoundRequest): Way[] {
  const { signature } = found;
  const office = sayOffice(signature.forRole ?? signature.role);
  const again = {
    value: 'again',
    text: `Ask the ${office} again`,
    hint: { text: 'They have as long as the body gives.' },
  };
  const others = signature.deputies.map(({ appointmentId, name, role }) => ({
    value: appointmentId,
    text:
      role === (signature.forRole ?? signature.role)
        ? `Ask ${name}, ${office}`
        : `Ask ${name}, ${sayOffice(role)}, to sign for the ${office}`,
  }));
  const close = {
    value: 'close',
    text: 'Close the document without this signature',
    hint: { text: 'The minute is the evidence. The organisation’s seal says that this signature is missing.' },
  };
  return [
    ...((isStuck(found) && signature.standing !== 'office-vacant') || signature.forRole ? [again] : []),
    ...others,
    ...(isStuck(found) && signature.body?.mayCloseUnsigned ? [close] : []),
  ];
}
