import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dateInLondon, schoolYearOf } from '@ratify/policy';
import { graphql } from '../graphql/tada.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, Shell } from '../pages/page-shell.ts';
import { datedParts, typedDate, type TypedDate } from '../pages/typed-date.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { PROOF_FIELDS, proveSigner, provingServices } from '../sign/prove.ts';

const ListTokens = graphql(
  `
    query ListTokens {
      ...Shell
      myIdentities {
        isOffered
        provider {
          name
          label
        }
      }
      apiTokens {
        id
        name
        scopes
        prefix
        madeByName
        madeAt
        expiresOn
        lastUsedAt
        revokedAt
      }
    }
  `,
  [Shell],
);
const MakeToken = graphql(`
  mutation MakeToken($name: String!, $scopes: [String!]!, $expiresOn: PlainDate!) {
    makeApiToken(name: $name, scopes: $scopes, expiresOn: $expiresOn) {
      token
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);
const RevokeToken = graphql(`
  mutation RevokeToken($tokenId: ID!) {
    revokeApiToken(tokenId: $tokenId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

/** Who lets programs in; the API has the last word. */
export const MAKERS: readonly string[] = ['head', 'publisher', 'compliance-officer'];
const SCOPES = [
  { value: 'read-policies', text: 'The policies in force, with their documents’ dates' },
  { value: 'read-register', text: 'The register: which policy is on which edition, and when it is due' },
  { value: 'read-templates', text: 'Templates and their editions' },
] as const;

interface Typed {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresOn: TypedDate;
}

/** Ways in for an organisation's own programs. */
@Controller('tokens')
export class TokensController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.draw(request, reply, untyped());
  }

  /** The token is on this page and on no other. */
  @Post()
  async make(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    if (!(await this.shell.whoIsHere(request, reply))) return;
    const scopes = [request.body['scopes'] ?? []].flat();
    const known = scopes.filter((each) => SCOPES.some(({ value }) => value === each));
    const typed = {
      ...{ name: typedText(request.body, 'program'), scopes: known },
      expiresOn: typedDate(request.body, 'expiresOn'),
    };
    if (!typed.expiresOn.date)
      return this.draw(request, reply, typed, formErrors([['expiresOn-day', 'Enter the last day like 27 3 2027']]));
    const unproved = await proveSigner(this.shell, request, reply);
    if (unproved.length > 0) return this.draw(request, reply, typed, refusalErrors(unproved, fieldOf, ORDER));
    const given = { name: typed.name, scopes: known, expiresOn: typed.expiresOn.date };
    const { token, refusals } = (await this.shell.ask(request, reply, MakeToken, given)).makeApiToken;
    const errors = refusalErrors(
      refusals.map((each) => ({ ...each, where: null })),
      fieldOf,
      ORDER,
    );
    await this.draw(request, reply, typed, errors, token);
  }

  @Post('revoke')
  async revoke(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    if (!(await this.shell.whoIsHere(request, reply))) return;
    const tokenId = typedText(request.body, 'token');
    const ended = isId(tokenId) ? await this.shell.ask(request, reply, RevokeToken, { tokenId }) : null;
    const refusals = ended?.revokeApiToken.refusals ?? [];
    if (refusals.length > 0)
      return this.draw(
        request,
        reply,
        untyped(),
        refusalErrors(refusals, () => null),
      );
    reply.redirect(withNotice('/tokens', 'token-revoked'), 303);
  }

  private async draw(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Typed,
    said: FormErrors = NO_ERRORS,
    token: string | null = null,
  ): Promise<void> {
    const data = await this.shell.ask(request, reply, ListTokens, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    if (!MAKERS.some((role) => me.roles.includes(role))) {
      this.shell.forbidden(request, reply, me, 'Your role does not include letting programs in.');
      return;
    }
    const isLive = ({ revokedAt, expiresOn }: (typeof data.apiTokens)[number]): boolean =>
      revokedAt === null && expiresOn >= dateInLondon(Date.now());
    this.shell.send(request, reply, 'tokens', me, {
      title: 'Programs that read for you',
      backTo: { href: '/settings', text: 'Settings' },
      tokens: data.apiTokens.filter(isLive),
      over: data.apiTokens.filter((each) => !isLive(each)),
      scopes: SCOPES.map((each) => ({ ...each, checked: typed.scopes.includes(each.value) })),
      ...{ typed, token, here: '/tokens', provesBy: provingServices(data) },
      ...said,
    });
  }
}

const ORDER = ['program', 'scopes', 'expiresOn-day', 'password'];
const FIELDS: Readonly<Record<string, string>> = {
  ...{ TOKEN_NAME_MISSING: 'program', TOKEN_SCOPES_MISSING: 'scopes', TOKEN_EXPIRY_WRONG: 'expiresOn-day' },
  ...PROOF_FIELDS,
};

function fieldOf({ code }: { readonly code: string }): string | null {
  return FIELDS[code] ?? null;
}

function untyped(): Typed {
  return { name: '', scopes: [], expiresOn: datedParts(endOfSchoolYear()) };
}

/** The next 31 August: a token is looked at anew each school year. */
function endOfSchoolYear(): string {
  return `${schoolYearOf(dateInLondon(Date.now())) + 1}-08-31`;
}
