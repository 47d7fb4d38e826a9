import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { sentFile } from '../pages/sent-file.ts';
import { typedDate, type TypedDate } from '../pages/typed-date.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { sayBytes } from '../policies/policy-page.ts';
import { findRequest, type FoundRequest } from './find-request.ts';

interface Typed {
  readonly signerName: string;
  readonly signedOn: TypedDate;
}

/** Beside which field each refusal stands; the others are said in the summary. */
const FIELDS: Readonly<Record<string, string>> = {
  SIGNER_MISSING: 'signerName',
  DATE_IN_FUTURE: 'signedOn-day',
  SIGNED_BEFORE_ADOPTION: 'signedOn-day',
  SIGNED_TOO_LATE: 'signedOn-day',
  SCAN_MISSING: 'scan',
  SCAN_TOO_LARGE: 'scan',
  SCAN_UNREADABLE: 'scan',
};
const ORDER = ['signerName', 'signedOn-day', 'scan'];

/** The clerk records that a request was answered by hand, on the printed document. */
@Controller('sign/:requestId/paper')
export class PaperController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(
    @Param('requestId') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, { signerName: '', signedOn: typedDate(undefined, 'signedOn') });
  }

  @Post()
  async record(
    @Param('requestId') requestId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(requestId, request, reply);
    if (!found) return;
    const { body } = request;
    const typed = { signerName: typedText(body, 'signerName'), signedOn: typedDate(body, 'signedOn') };
    const { date } = typed.signedOn;
    const scan = sentFile(body, 'scan');
    const wrong = wrongFields(typed, scan);
    if (wrong.length > 0 || !date || !scan) {
      this.draw(request, reply, found, typed, formErrors(withAgain(wrong, scan !== null)));
      return;
    }
    const { signerName } = typed;
    const paper = { requestId, signerName, signedOn: date, scan: scan.bytes };
    const refusals = await this.shell.api.recordPaper(paper, this.shell.visitor(request));
    if (refusals.length === 0) {
      reply.redirect(withNotice(`/sign/${requestId}`, 'paper-recorded'), 303);
      return;
    }
    const said = refusalErrors(refusals, ({ code }) => FIELDS[code], ORDER);
    this.draw(request, reply, found, typed, said.beside['scan'] ? said : mustChooseAgain(said));
  }

  /** For the clerk, while the request is open; of any other its page says where it stands. */
  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<FoundRequest | null> {
    const found = await findRequest(this.shell, id, request, reply);
    if (!found) return null;
    const { me, signature } = found;
    if (!me.roles.includes('clerk')) {
      this.shell.forbidden(request, reply, me, 'The clerk records a signature on paper.');
      return null;
    }
    if (signature.state === 'open' && signature.document?.latest) return found;
    reply.redirect(`/sign/${id}`, 303);
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, signature }: FoundRequest,
    typed: Typed,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'paper', me, {
      title: `Record a signature on paper: ${signature.policyTitle}`,
      backTo: { href: `/sign/${signature.id}`, text: signature.policyTitle },
      ...{ signature, typed, ...said },
      size: signature.document?.latest ? sayBytes(signature.document.latest.length) : '',
    });
  }
}

function wrongFields({ signerName, signedOn }: Typed, scan: ReturnType<typeof sentFile>): [string, string][] {
  const wrong: [boolean, string, string][] = [
    [signerName.trim() === '', 'signerName', 'Write the name of whoever signed'],
    [signedOn.date === null, 'signedOn-day', 'Enter the day on which it was signed, like 27 3 2027'],
    [scan === null, 'scan', 'Choose the scan of the signed page'],
    [scan?.isTooLarge === true, 'scan', 'The scan is larger than 10 MB. Scan the signed page alone'],
  ];
  return wrong.flatMap(([is, field, said]): [string, string][] => (is ? [[field, said]] : []));
}

/** No browser fills a file in again. */
const CHOOSE_AGAIN = 'Then choose the scan again';

function withAgain(wrong: readonly [string, string][], hasScan: boolean): [string, string][] {
  const named = wrong.some(([field]) => field === 'scan');
  return [...wrong, ...(hasScan && !named ? [['scan', CHOOSE_AGAIN] as [string, string]] : [])];
}

function mustChooseAgain(said: FormErrors): FormErrors {
  return {
    errors: [...said.errors, { text: CHOOSE_AGAIN, href: '#scan' }],
    beside: { ...said.beside, scan: { text: CHOOSE_AGAIN } },
  };
}
