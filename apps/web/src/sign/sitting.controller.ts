import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dateFilter } from '../pages/filters.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors, type Refused } from '../pages/form-errors.ts';
import { minuteOf } from '../pages/minute-of.ts';
import { routeOf } from '../pages/route-of.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { sayBytes } from '../policies/policy-page.ts';
import { PROOF_FIELDS, proveSigner, provingServices, type ProvingService } from './prove.ts';
import { OpenRequests, Sign, type OpenRequest } from './sign-documents.ts';

interface Typed {
  /** The requests that were ticked, each with the hash of the bytes it was shown for. */
  readonly chosen: readonly string[];
  readonly hashes: Readonly<Record<string, string>>;
  readonly declared: boolean;
  readonly typedName: string;
}
interface Found {
  readonly me: Me;
  readonly requests: readonly OpenRequest[];
  readonly provesBy: readonly ProvingService[];
}

const FIELDS: Readonly<Record<string, string>> = {
  ...{ NAME_MISMATCH: 'typedName', DECLARATION_MISSING: 'declared' },
  ...PROOF_FIELDS,
};

/** Everything a person is asked to sign, in one sitting: one name typed, one declaration that is made for each policy ticked. */
@Controller('sign')
export class SittingController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (found) this.draw(request, reply, found, typedSitting(undefined));
  }

  @Post()
  async sign(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (!found) return;
    const typed = typedSitting(request.body);
    const chosen = found.requests.filter(({ id }) => typed.chosen.includes(id));
    if (chosen.length === 0) {
      this.draw(request, reply, found, typed, formErrors([['chosen', 'Tick the policies that you sign']]), 400);
      return;
    }
    const unproved = await proveSigner(this.shell, request, reply);
    if (unproved.length > 0) {
      const said = refusalErrors(unproved, ({ code }) => FIELDS[code]);
      this.draw(request, reply, found, typed, said, 400);
      return;
    }
    const signed: OpenRequest[] = [];
    const refused: [OpenRequest, readonly Refused[]][] = [];
    // One after the other: each is a signature of its own, and what was signed before a refusal stays signed.
    for (const each of chosen) {
      const given = { requestId: each.id, documentSha256: typed.hashes[each.id] ?? '', ...namedBy(typed) };
      const { refusals } = (await this.shell.ask(request, reply, Sign, given)).signRevision;
      if (refusals.length === 0) signed.push(each);
      else refused.push([each, refusals]);
    }
    if (refused.length === 0) {
      this.shell.send(request, reply, 'sat', found.me, { title: 'You have signed', signed });
      return;
    }
    const again = signed.length > 0 || refused.some(isLate) ? await this.find(request, reply) : found;
    if (again)
      this.draw(request, reply, again, typed, sittingErrors(refused), refused.some(isLate) ? 409 : 400, signed);
  }

  private async find(request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = await this.shell.ask(request, reply, OpenRequests, {});
    const me = this.shell.signedIn(request, reply, data);
    return me ? { me, requests: data.signatureRequests, provesBy: provingServices(data) } : null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, requests, provesBy }: Found,
    typed: Typed,
    said: FormErrors = NO_ERRORS,
    status = 200,
    signed: readonly OpenRequest[] = [],
  ): void {
    const ready = requests.filter(isReady);
    this.shell.send(request, reply, 'sitting', me, {
      title: 'Sign policies',
      backTo: { href: '/todo', text: 'What needs me' },
      ...{ typed, signed, proves: me.needsProof, provesBy, here: '/sign' },
      // One for all where it is the same for all, else with each policy.
      declaration: declarationOf(ready),
      waiting: requests.filter((each) => !isReady(each)),
      ready: ready.map((each) => ({ ...each, facts: factsOf(each), checked: typed.chosen.includes(each.id) })),
      ...said,
      status,
    });
  }
}

function declarationOf(requests: readonly OpenRequest[]): string | null {
  const [first, ...others] = new Set(requests.map((each) => each.declaration));
  return first && others.length === 0 ? first : null;
}

function typedSitting(body: Posted | undefined): Typed {
  const chosen = [body?.['chosen'] ?? []].flat();
  return {
    chosen,
    hashes: Object.fromEntries(chosen.map((id) => [id, typedText(body, `sha256-${id}`)])),
    declared: typedText(body, 'declared') === 'yes',
    typedName: typedText(body, 'typedName'),
  };
}

function namedBy({ declared, typedName }: Typed): Pick<Typed, 'declared' | 'typedName'> {
  return { declared, typedName };
}

/** The name and the declaration are said once, what is wrong with one policy beside the policies. */
function sittingErrors(refused: readonly [OpenRequest, readonly Refused[]][]): FormErrors {
  const shared = refused[0]?.[1].filter(({ code }) => FIELDS[code]) ?? [];
  const single = refused.flatMap(([{ policyTitle }, refusals]) =>
    refusals.filter(({ code }) => !FIELDS[code]).map((each) => ({ ...each, where: policyTitle })),
  );
  return refusalErrors([...single, ...shared], ({ code }) => FIELDS[code] ?? 'chosen', [
    'chosen',
    'declared',
    'typedName',
    'password',
  ]);
}

function isLate([, refusals]: [OpenRequest, readonly Refused[]]): boolean {
  return refusals.some(({ code }) => !FIELDS[code]);
}

function isReady({ document }: OpenRequest): boolean {
  return document?.state === 'printed' && document.latest !== null;
}

function factsOf({ revision, adoption, decision, document }: OpenRequest): string {
  const size = document?.latest ? `, ${sayBytes(document.latest.length)}` : '';
  return `Version ${revision.number}, adopted ${dateFilter(adoption.adoptedOn)}${routeOf(decision)}${minuteOf(decision)}${size}`;
}
