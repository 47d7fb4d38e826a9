import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dateFilter } from '../pages/filters.ts';
import { refusalErrors } from '../pages/form-errors.ts';
import { minuteOf } from '../pages/minute-of.ts';
import { PageShell, type Page } from '../pages/page-shell.ts';
import { routeOf } from '../pages/route-of.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { sayBytes } from '../policies/policy-page.ts';
import { findRequest, isMine, signsNow, type FoundRequest } from './find-request.ts';
import { PROOF_FIELDS, proveSigner } from './prove.ts';
import { saySignature } from './say-signature.ts';
import { Sign } from './sign-documents.ts';

/** Which field answers which refusal; the others are said in the summary. */
const FIELDS: Readonly<Record<string, string>> = {
  ...{ NAME_MISMATCH: 'typedName', DECLARATION_MISSING: 'declared' },
  ...PROOF_FIELDS,
};

@Controller('sign/:requestId')
export class SignController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(
    @Param('requestId') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findRequest(this.shell, id, request, reply);
    if (found) this.draw(request, reply, found, {});
  }

  @Post()
  async sign(
    @Param('requestId') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findRequest(this.shell, id, request, reply);
    if (!found) return;
    const { body } = request;
    const typed = { declared: typedText(body, 'declared') === 'yes', typedName: typedText(body, 'typedName') };
    const documentSha256 = typedText(body, 'documentSha256');
    const unproved = await proveSigner(this.shell, request, reply);
    const given = { requestId: id, documentSha256, ...typed };
    const refusals = unproved.length
      ? unproved
      : (await this.shell.ask(request, reply, Sign, given)).signRevision.refusals;
    if (refusals.length === 0) {
      reply.redirect(`/sign/${id}/done`, 303);
      return;
    }
    const said = refusalErrors(refusals, ({ code }) => FIELDS[code], ['declared', 'typedName', 'password']);
    const moved = refusals.some(({ code }) => !FIELDS[code]);
    const again = moved ? await findRequest(this.shell, id, request, reply) : found;
    if (again) this.draw(request, reply, again, { ...typed, ...said, status: moved ? 409 : 400 });
  }

  @Get('done')
  async done(
    @Param('requestId') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findRequest(this.shell, id, request, reply);
    if (!found) return;
    if (found.signature.state !== 'signed') {
      reply.redirect(`/sign/${id}`, 303);
      return;
    }
    this.shell.send(request, reply, 'signed', found.me, {
      title: `You have signed: ${found.signature.policyTitle}`,
      signature: found.signature,
    });
  }

  private draw(request: FastifyRequest, reply: FastifyReply, found: FoundRequest, extra: Partial<Page>): void {
    const { me, signature, provesBy } = found;
    const { document, policyTitle } = signature;
    const mine = signsNow(found);
    this.shell.send(request, reply, 'sign', me, {
      title: mine ? `Sign: ${policyTitle}` : `Signature: ${policyTitle}`,
      heading: mine ? `Sign: ${policyTitle}` : policyTitle,
      signature,
      mine,
      ...{ proves: me.needsProof, provesBy, here: `/sign/${signature.id}` },
      declines: isMine(found),
      records: me.roles.includes('clerk') && signature.state === 'open' && document?.state === 'printed',
      scanSize: signature.paper ? sayBytes(signature.paper.scanLength) : '',
      settles: me.roles.includes('clerk') && signature.standing !== 'settled' && document?.state !== 'sealed',
      standing: saySignature(signature),
      size: document?.latest ? sayBytes(document.latest.length) : '',
      ready: document?.state === 'printed' && document.latest !== null,
      facts: [
        row(
          'Adopted',
          `${dateFilter(signature.adoption.adoptedOn)}${routeOf(signature.decision)}${minuteOf(signature.decision)}`,
        ),
        row(
          'Next review',
          signature.adoption.reviewDueSaid ?? (dateFilter(signature.adoption.reviewDueOn) || 'No date is recorded'),
        ),
        row('Version', String(signature.revision.number)),
        ...(mine ? [row('Sign by', dateFilter(signature.lapsesOn))] : []),
      ],
      ...extra,
    });
  }
}

function row(key: string, text: string): object {
  return { key: { text: key }, value: { text } };
}
