import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResultOf } from 'gql.tada';
import { relay } from '../documents/relay.ts';
import { graphql } from '../graphql/tada.ts';
import { dateFilter } from '../pages/filters.ts';
import { formErrors } from '../pages/form-errors.ts';
import { sayOffice } from '../pages/offices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { sentFile } from '../pages/sent-file.ts';
import { sayInstant } from '../pages/typed-date.ts';
import { verdictView } from './file-verdict.ts';

const Verify = graphql(`
  query Verify($code: String!) {
    verifyDocument(code: $code) {
      title
      organisationName
      state
      adoptedOn
      correctedAt
      retiredOn
      replacedBy
      signatures {
        role
        forRole
        signedAt
        signedOn
      }
      versions {
        number
        sha256
        length
        level
        madeAt
      }
    }
  }
`);
type PublicDocument = NonNullable<ResultOf<typeof Verify>['verifyDocument']>;

/** Longest that can be a code with its spaces and hyphens; anything longer was pasted by mistake. */
const LONGEST_CODE = 60;

@Controller()
export class VerifyController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('verify')
  async verify(
    @Req() request: FastifyRequest<{ Querystring: { code?: unknown } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = request.query.code;
    const code = typeof asked === 'string' ? asked.trim() : '';
    const page = { title: 'Check a signed policy', code };
    if (asked === undefined) {
      this.shell.send(request, reply, 'verify', null, page);
      return;
    }
    const { verifyDocument } =
      code && code.length <= LONGEST_CODE
        ? await this.shell.ask(request, reply, Verify, { code })
        : { verifyDocument: null };
    if (!verifyDocument) {
      const text = code
        ? 'No document has this code. Check each letter and number against the foot of the page'
        : 'Enter the code from the document';
      this.shell.send(request, reply, 'verify', null, {
        ...page,
        ...formErrors([['code', text]]),
        status: code ? 404 : 400,
      });
      return;
    }
    this.shell.send(request, reply, 'verify', null, {
      ...page,
      title: `${verifyDocument.title}, ${verifyDocument.organisationName}`,
      document: verifyDocument,
      facts: documentFacts(verifyDocument),
      sha256: verifyDocument.versions.at(-1)?.sha256,
    });
  }

  @Post('verify')
  async verifyFile(
    @Req() request: FastifyRequest<{ Body: { file?: unknown } | undefined }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = sentFile(request.body, 'file');
    if (!file || file.bytes.length === 0) {
      const page = { title: 'Check a signed policy', code: '', status: 400 };
      const text = file?.isTooLarge
        ? 'The file is larger than 30 MB, which no document of ours is'
        : 'Choose the PDF that you want checked';
      this.shell.send(request, reply, 'verify', null, { ...page, ...formErrors([['file', text]]) });
      return;
    }
    const verdict = verdictView(await this.shell.api.verifyFile(file.bytes, this.shell.visitor(request)));
    this.shell.send(request, reply, 'verify-file', null, { title: 'The file that you had checked', verdict });
  }

  @Get('revocation-lists/:name')
  async revocationList(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.shell.api.bytes(
      `/revocation-lists/${encodeURIComponent(name)}`,
      this.shell.visitor(request),
    );
    if (answer.ok) await relay(answer, reply);
    else this.shell.notFound(request, reply, null, 'list');
  }

  @Get('root-certificate.pem')
  async rootCertificate(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.shell.api.bytes('/root-certificate.pem', this.shell.visitor(request));
    if (answer.ok) await relay(answer, reply);
    else this.shell.notFound(request, reply, null, 'certificate yet');
  }

  @Get('accessibility')
  accessibility(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.shell.send(request, reply, 'accessibility', null, { title: 'Accessibility statement' });
  }
}

function documentFacts(document: PublicDocument): object[] {
  const latest = document.versions.at(-1);
  return [
    row('Organisation', document.organisationName),
    ...(document.correctedAt
      ? [
          row(
            'Corrected',
            `The record was corrected on ${sayInstant(document.correctedAt)}: this document no longer says what was decided`,
          ),
        ]
      : []),
    ...(document.retiredOn
      ? [
          row(
            'Out of use',
            `Since ${dateFilter(document.retiredOn)}${document.replacedBy ? `, replaced by ${document.replacedBy}` : ''}`,
          ),
        ]
      : []),
    row('Adopted', dateFilter(document.adoptedOn) || 'No date is recorded'),
    ...document.signatures.map(signatureRow),
    row(...levelOf(document)),
    ...(latest ? [row('File made', sayInstant(latest.madeAt))] : []),
  ];
}

/** Who signed and when; on paper, on which day. */
function signatureRow({ role, forRole, signedAt, signedOn }: PublicDocument['signatures'][number]): object {
  const office = forRole ? `${sayOffice(role)}, for the ${sayOffice(forRole)}` : sayOffice(role);
  return signedOn
    ? row(`Signed on paper by the ${office}`, `${dateFilter(signedOn)}; the organisation holds the scan`)
    : row(`Signed by the ${office}`, sayInstant(signedAt));
}

/** What the file carries, said as it is: never more than it proves. */
function levelOf({ versions, signatures }: PublicDocument): [string, string] {
  const level = versions.at(-1)?.level;
  if (!level) return ['Signature', 'The file is still being made'];
  if (level === 'unsigned') return ['Signature', 'Not signed yet'];
  if (signatures.some((each) => each.signedAt))
    return [
      'Signature',
      `Simple electronic signature with a one-time certificate, sealed and timestamped (PAdES ${level})`,
    ];
  return [
    'Seal',
    `Electronic seal of the organisation only, timestamped (PAdES ${level}): it bears no person’s electronic signature`,
  ];
}

function row(key: string, text: string): object {
  return { key: { text: key }, value: { text } };
}
