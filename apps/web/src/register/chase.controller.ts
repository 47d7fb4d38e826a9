import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { NO_ERRORS, refusalErrors, formErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { RegisterLines, type RegisterEntry } from './register-documents.ts';
import { chosenFilter, registerAt, type ChosenFilter } from './register-filter.ts';

const ChasePolicies = graphql(`
  mutation ChasePolicies($policyIds: [ID!]!) {
    chasePolicies(policyIds: $policyIds) {
      policies
      settings
      leftOut
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

/** As many policies as one press of the button reminds of; a filter that shows more is to be narrowed. */
const MOST = 1000;

/** Reminding schools below of policies that stand in the register: chosen there, looked over here, and done by a second press. */
@Controller('register/remind')
export class ChaseController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  /** Whoever comes here without having chosen anything is taken to where one chooses. */
  @Get()
  async nothingChosen(@Res() reply: FastifyReply): Promise<void> {
    await reply.redirect('/register', 303);
  }

  @Post()
  async lookOver(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.find(request, reply);
    if (!me) return;
    const shownBy = shownIn(request.body);
    const chosen = chosenIds(request.body);
    const isAll = typedText(request.body, 'all') === 'yes';
    if (!isAll && chosen.length === 0) return this.draw(request, reply, me, { shownBy, entries: [] }, NOTHING);
    const shown = (await this.entries(request, reply, shownBy, me)).filter((each) => isAll || chosen.includes(each.id));
    this.draw(
      request,
      reply,
      me,
      shown.length > MOST ? { shownBy, entries: [] } : { shownBy, entries: shown },
      shown.length > MOST ? TOO_MANY : NO_ERRORS,
    );
  }

  @Post('send')
  async send(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.find(request, reply);
    if (!me) return;
    const shownBy = shownIn(request.body);
    const policyIds = chosenIds(request.body).slice(0, MOST);
    const { chasePolicies } = await this.shell.ask(request, reply, ChasePolicies, { policyIds });
    if (chasePolicies.refusals.length === 0) {
      reply.redirect(withNotice(registerAt(shownBy.status, shownBy.narrowed), 'schools-reminded'), 303);
      return;
    }
    const entries = (await this.entries(request, reply, shownBy, me)).filter((each) => policyIds.includes(each.id));
    this.draw(
      request,
      reply,
      me,
      { shownBy, entries },
      refusalErrors(chasePolicies.refusals, () => null),
    );
  }

  private async find(request: FastifyRequest, reply: FastifyReply): Promise<Me | null> {
    const me = await this.shell.whoIsHere(request, reply);
    if (!me || remindsSchools(me)) return me;
    this.shell.forbidden(request, reply, me, 'Whoever looks after compliance reminds schools.');
    return null;
  }

  /** What the register shows by this filter, of schools below, at most one more than can be reminded of. */
  private async entries(
    request: FastifyRequest,
    reply: FastifyReply,
    { status, narrowed }: ShownBy,
    me: Me,
  ): Promise<ChosenEntry[]> {
    const found: ChosenEntry[] = [];
    for (let after: string | null = null; found.length <= MOST;) {
      const data: ResultOf<typeof RegisterLines> = await this.shell.ask(request, reply, RegisterLines, {
        ...{ status, filter: narrowed.filter, after },
      });
      const { register } = data;
      found.push(...register.entries.flatMap((each) => chosenOf(each, me)));
      after = register.endCursor;
      if (!register.hasMore) break;
    }
    return found;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    me: Me,
    { shownBy, entries }: { readonly shownBy: ShownBy; readonly entries: readonly ChosenEntry[] },
    said: FormErrors,
  ): void {
    const fresh = entries.filter((each) => !each.isLate);
    this.shell.send(request, reply, 'remind-schools', me, {
      title: 'Remind schools',
      backTo: { href: registerAt(shownBy.status, shownBy.narrowed), text: 'Register' },
      ...{
        filter: shownBy.status ?? '',
        fields: shownBy.narrowed.fields,
        fresh,
        late: entries.filter((each) => each.isLate),
      },
      schools: new Set(fresh.map((each) => each.organisationName)).size,
      ...said,
    });
  }
}

interface ShownBy {
  readonly status: string | null;
  readonly narrowed: ChosenFilter;
}

interface ChosenEntry extends RegisterEntry {
  readonly id: string;
  /** Reminded of within a week. */
  readonly isLate: boolean;
}

const NOTHING = formErrors([
  [null, 'Tick the policies that schools are to be reminded of, or take all that are shown'],
]);
const TOO_MANY = formErrors([[null, `More than ${MOST} policies are shown. Choose a filter that shows fewer`]]);

/** Who may remind schools: the API has the last word. */
export function remindsSchools(me: Me): boolean {
  return me.roles.includes('compliance-officer') && me.organisation?.kind !== 'school';
}

/** Whether schools can be reminded of a line: a policy that is there, of a school below. */
export function isChasable({ policyId, organisationName }: RegisterEntry, me: Me): boolean {
  return policyId !== null && organisationName !== me.organisation?.name;
}

function chosenOf(entry: RegisterEntry, me: Me): ChosenEntry[] {
  if (!isChasable(entry, me) || !entry.policyId) return [];
  return [{ ...entry, id: entry.policyId, isLate: entry.chasedLately }];
}

function chosenIds(body: Posted | undefined): string[] {
  return [body?.['policy'] ?? []].flat().filter(isId);
}

/** By what the register was narrowed on the page that was left. */
function shownIn(body: Posted | undefined): ShownBy {
  return { status: typedText(body, 'status') || null, narrowed: chosenFilter(body) };
}
