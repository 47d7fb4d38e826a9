import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { SIGNING_OFFICES, SIGNING_ORDERS } from '@ratify/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { capitalise } from '../pages/filters.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { sayOffice } from '../pages/offices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { BodySigning, SetSigningRules, type SigningBody } from './meeting-documents.ts';
import { sayWhoSigns } from './say-who-signs.ts';

/** As many as the form has room for. */
const PLACES = ['First to be named', 'Second', 'Third', 'Fourth'];
const ORDERS = [
  { value: 'any', text: 'In any order', hint: { text: 'Everybody is asked at once.' } },
  { value: 'set', text: 'In the order named', hint: { text: 'Each is asked once those before have signed.' } },
];
const FIELDS: Readonly<Record<string, string>> = {
  SIGNATORY_TWICE: 'signatory-0',
  SIGNING_DAYS_WRONG: 'signWithinDays',
  MINUTE_REFERENCE_MISSING: 'minuteReference',
};

interface Typed {
  readonly signatories: readonly string[];
  readonly signingOrder: string;
  readonly signWithinDays: string;
  readonly mayCloseUnsigned: string;
  readonly minuteReference: string;
}

/** How a body has what it adopts signed, as it resolved. */
@Controller('bodies/:id/signing')
export class SigningRulesController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, rulesOf(found.body));
  }

  @Post()
  async set(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = typedRules(request.body);
    const wrong = wrongFields(typed);
    if (wrong.length > 0) {
      this.draw(request, reply, found, typed, formErrors(wrong));
      return;
    }
    const { signingOrder, minuteReference } = typed;
    const { refusals } = (
      await this.shell.ask(request, reply, SetSigningRules, {
        ...{ bodyId: id, signingOrder, minuteReference },
        signatories: typed.signatories.filter((each) => each !== ''),
        signWithinDays: Number(typed.signWithinDays.trim()),
        mayCloseUnsigned: typed.mayCloseUnsigned === 'yes',
      })
    ).setSigningRules;
    if (refusals.length === 0) reply.redirect(withNotice(`/bodies/${id}/signing`, 'signing-rules'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, ({ code }) => FIELDS[code]),
      );
  }

  private async find(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ me: Me; body: SigningBody } | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, BodySigning, {}) : null;
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
    { me, body }: { me: Me; body: SigningBody },
    typed: Typed,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'signing-rules', me, {
      title: `Who signs what ${body.name} adopts`,
      backTo: { href: '/meetings', text: 'Meetings' },
      ...{ body, typed, orders: ORDERS, standing: sayWhoSigns(body) },
      places: PLACES.map((label, at) => ({ label, id: `signatory-${at}`, chosen: typed.signatories[at] ?? '' })),
      offices: SIGNING_OFFICES.map((each) => ({ value: each, text: `${capitalise(sayOffice(each))}` })),
      ...said,
    });
  }
}

function rulesOf({ signatories, signingOrder, signWithinDays, mayCloseUnsigned }: SigningBody): Typed {
  return {
    ...{ signatories, signingOrder, minuteReference: '' },
    signWithinDays: String(signWithinDays),
    mayCloseUnsigned: mayCloseUnsigned ? 'yes' : 'no',
  };
}

function typedRules(body: Posted | undefined): Typed {
  const known = (office: string): string => SIGNING_OFFICES.find((each) => each === office) ?? '';
  return {
    signatories: PLACES.map((_place, at) => known(typedText(body, `signatory-${at}`))),
    signingOrder: typedText(body, 'signingOrder'),
    signWithinDays: typedText(body, 'signWithinDays'),
    mayCloseUnsigned: typedText(body, 'mayCloseUnsigned'),
    minuteReference: typedText(body, 'minuteReference'),
  };
}

function wrongFields({ signingOrder, signWithinDays, mayCloseUnsigned }: Typed): [string, string][] {
  const wrong: [boolean, string, string][] = [
    [!SIGNING_ORDERS.some((each) => each === signingOrder), 'signingOrder', 'Choose the order in which they sign'],
    [!/^\d{1,3}$/.test(signWithinDays.trim()), 'signWithinDays', 'Enter the number of days, like 30'],
    [
      !['yes', 'no'].includes(mayCloseUnsigned),
      'mayCloseUnsigned',
      'Choose whether a document may be closed without a signature',
    ],
  ];
  return wrong.flatMap(([is, field, said]): [string, string][] => (is ? [[field, said]] : []));
}
