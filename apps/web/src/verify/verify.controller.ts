import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { graphql } from '../graphql/tada.ts';
import { dateFilter } from '../pages/filters.ts';
import { PageShell } from '../pages/page-shell.ts';
import { relay } from '../documents/relay.ts';

const Verify = graphql(`
  query Verify($code: String!) {
    verifyDocument(code: $code) {
      title
      organisationName
      state
      adoptedOn
      signatures {
        role
        signedAt
      }
      versions {
        number
        sha256
        length
        level
      }
    }
  }
`);

@Controller()
export class VerifyController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('verify')
  async verify(
    @Req() request: FastifyRequest<{ Querystring: { code?: string } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const code = request.query.code?.trim();
    const page = { title: 'Check a signed policy', code };
    if (!code) {
      this.shell.send(request, reply, 'verify', null, page);
      return;
    }
    const { verifyDocument } = await this.shell.ask(request, reply, Verify, { code });
    if (!verifyDocument) {
      const codeError = 'No document has this code. Check each letter and number at the foot of its last page';
      this.shell.send(request, reply, 'verify', null, {
        ...page,
        codeError,
        errors: [{ text: codeError, href: '#code' }],
        status: 404,
      });
      return;
    }
    const latest = verifyDocument.versions.at(-1);
    const facts = [
      row('Published by', verifyDocument.organisationName),
      row('Adopted', dateFilter(verifyDocument.adoptedOn)),
      ...verifyDocument.signatures.map((each) =>
        row(`Signed by the ${each.role}`, `${String(each.signedAt).slice(0, 16).replace('T', ' ')} UTC`),
      ),
      row(
        'Level',
        latest && latest.level !== 'unsigned'
          ? `Simple electronic signature with one-time certificate, timestamped (${latest.level})`
          : 'Not signed',
      ),
      row('SHA-256 of the file', latest?.sha256 ?? 'The file is still being made'),
    ];
    this.shell.send(request, reply, 'verify', null, { ...page, document: verifyDocument, facts });
  }

  @Get('root-certificate.pem')
  async rootCertificate(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await relay(await this.shell.api.bytes('/root-certificate.pem', this.shell.visitor(request)), reply);
  }

  @Get('accessibility')
  accessibility(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.shell.send(request, reply, 'accessibility', null, { title: 'Accessibility statement' });
  }
}

function row(key: string, value: string): object {
  return { key: { text: key }, value: { text: value } };
}
