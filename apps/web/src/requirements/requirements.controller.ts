import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import {
  dateInLondon,
  EXPECTED_STANDINGS,
  SETTING_PHASES,
  STATUTORY_AS_OF,
  STATUTORY_POLICIES,
  statutoryFor,
} from '@ratify/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { capitalise } from '../pages/filters.ts';
import { formErrors, NO_ERRORS, refusalErrors, sayRefusal, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { datedParts, typedDate, type TypedDate } from '../pages/typed-date.ts';
import { isId, typedList, typedText, type Posted } from '../pages/typed.ts';
import {
  ChangeRequirement,
  EndRequirement,
  ListRequirements,
  RequirePolicy,
  RequireStatutory,
  type RequirementRow,
  type RequirementsPage,
} from './requirement-documents.ts';
import { sayStanding, sayWhom } from './requirement-words.ts';

const BACK = { href: '/requirements', text: 'What schools are expected to hold' };
const FIELDS: Readonly<Record<string, string>> = {
  EXPECTED_TITLE_MISSING: 'policyTitle',
  EXPECTED_ALREADY: 'policyTitle',
  EXPECTED_BASIS_MISSING: 'basis',
  NOT_FOUND: 'templateId',
};
const ORDER = ['policyTitle', 'basis', 'templateId'];

interface Found {
  readonly me: Me;
  readonly data: RequirementsPage;
}
type Typed = ReturnType<typeof typedRequirement>;

/** What a publisher expects the settings below it to hold; the register counts as missing what they do not. */
@Controller('requirements')
export class RequirementsController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (found) this.drawList(request, reply, found);
  }

  @Post('statutory')
  async statutory(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (!found) return;
    const { refusals } = (await this.shell.ask(request, reply, RequireStatutory, {})).requireStatutory;
    if (refusals.length === 0) reply.redirect(withNotice('/requirements', 'statutory-required'), 303);
    else this.drawList(request, reply, found, formErrors(refusals.map((each) => [null, sayRefusal(each)])));
  }

  @Get('new')
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (found) this.draw(request, reply, found, typedRequirement(undefined));
  }

  @Post('new')
  async require(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (!found) return;
    const typed = typedRequirement(request.body);
    const wrong = wrongDates(typed);
    if (wrong) return this.draw(request, reply, found, typed, wrong);
    const input = inputOf(typed);
    const { refusals } = (await this.shell.ask(request, reply, RequirePolicy, { input })).requirePolicy;
    if (refusals.length === 0) reply.redirect(withNotice('/requirements', 'required'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, ({ code }) => FIELDS[code], ORDER),
      );
  }

  @Get(':id/change')
  async open(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.findOne(id, request, reply);
    if (found) this.draw(request, reply, found, typedFrom(found.requirement));
  }

  @Post(':id/change')
  async change(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.findOne(id, request, reply);
    if (!found) return;
    const typed = typedRequirement(request.body);
    const wrong = wrongDates(typed);
    if (wrong) return this.draw(request, reply, found, typed, wrong);
    const said = { requirementId: id, input: inputOf(typed), lastDay: typed.lastDay.date };
    const { refusals } = (await this.shell.ask(request, reply, ChangeRequirement, said)).changeRequirement;
    if (refusals.length === 0) reply.redirect(withNotice('/requirements', 'requirement-changed'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, ({ code }) => FIELDS[code], ORDER),
      );
  }

  @Get(':id/end')
  async look(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.findOne(id, request, reply);
    if (found) this.drawEnd(request, reply, found, typedDate(undefined, 'lastDay'));
  }

  @Post(':id/end')
  async end(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.findOne(id, request, reply);
    if (!found) return;
    const lastDay = typedDate(request.body, 'lastDay');
    if (!lastDay.date) {
      const wrong = formErrors([['lastDay-day', 'Enter the last day like 31 8 2027']]);
      this.drawEnd(request, reply, found, lastDay, wrong);
      return;
    }
    const input = { requirementId: id, lastDay: lastDay.date };
    const { refusals } = (await this.shell.ask(request, reply, EndRequirement, input)).endRequirement;
    if (refusals.length === 0) reply.redirect(withNotice('/requirements', 'requirement-ended'), 303);
    else
      this.drawEnd(
        request,
        reply,
        found,
        lastDay,
        refusalErrors(refusals, () => 'lastDay-day'),
      );
  }

  private async find(request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = await this.shell.ask(request, reply, ListRequirements, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return null;
    if (me.roles.includes('publisher') && me.organisation?.kind !== 'school') return { me, data };
    this.shell.forbidden(request, reply, me, 'The publisher of a council or a trust says what schools are to hold.');
    return null;
  }

  private async findOne(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<(Found & { readonly requirement: RequirementRow }) | null> {
    const found = await this.find(request, reply);
    if (!found) return null;
    const { requirements } = found.data;
    const requirement = isId(id) ? requirements.find((each) => each.id === id && !isOver(each)) : undefined;
    if (requirement) return { ...found, requirement };
    this.shell.notFound(request, reply, found.me, 'policy that is expected');
    return null;
  }

  private drawList(request: FastifyRequest, reply: FastifyReply, { me, data }: Found, said = NO_ERRORS): void {
    const standing = data.requirements.filter((each) => !isOver(each));
    const known = new Set(
      standing.flatMap(({ title, statutoryKey }) => [title.toLowerCase(), statutoryKey ?? []].flat()),
    );
    const absent = statutoryFor(me.organisation?.kind === 'trust' ? 'trust' : 'council').filter(
      ({ key, title }) => !known.has(title.toLowerCase()) && !known.has(key),
    );
    this.shell.send(request, reply, 'requirements', me, {
      title: 'What schools are expected to hold',
      backTo: { href: '/settings', text: 'Settings' },
      standing: standing.map((each) => ({ ...each, whom: sayWhom(each) })),
      over: data.requirements.filter(isOver),
      ...{ absent: absent.length, asOf: STATUTORY_AS_OF },
      ...said,
    });
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, data, requirement }: Found & { readonly requirement?: RequirementRow },
    typed: Typed,
    said: FormErrors = NO_ERRORS,
  ): void {
    const own = data.templates.filter(({ publisher }) => publisher.id === me.organisation?.id);
    this.shell.send(request, reply, 'requirement', me, {
      title: requirement ? `Change what is expected: ${requirement.title}` : 'Expect a policy',
      backTo: BACK,
      ...{ typed, changes: requirement !== undefined },
      templates: [
        { value: '', text: 'None' },
        ...own.map(({ id: value, title: text }) => ({ value, text, selected: value === typed.templateId })),
      ],
      statutory: [
        { value: '', text: 'None of it' },
        ...STATUTORY_POLICIES.map(({ key: value, title: text }) => ({
          value,
          text,
          selected: value === typed.statutoryKey,
        })),
      ],
      phases: SETTING_PHASES.map((value) => ({
        ...{ value, text: capitalise(value), checked: typed.phases.includes(value) },
      })),
      standings: EXPECTED_STANDINGS.map((value) => ({
        ...{ value, text: sayStanding(value), checked: typed.standings.includes(value) },
      })),
      ...said,
    });
  }

  private drawEnd(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, requirement }: Found & { readonly requirement: RequirementRow },
    lastDay: TypedDate,
    said: FormErrors = NO_ERRORS,
  ): void {
    const title = `Expect ${requirement.title} no more`;
    this.shell.send(request, reply, 'end-requirement', me, { title, backTo: BACK, requirement, lastDay, ...said });
  }
}

function isOver({ endedOn }: RequirementRow): boolean {
  return !!endedOn && endedOn < dateInLondon(Date.now());
}

function typedRequirement(body: Posted | undefined) {
  const text = (name: string): string => typedText(body, name);
  return {
    ...{ policyTitle: text('policyTitle'), basis: text('basis'), isStatutory: text('isStatutory') },
    statutoryKey: text('statutoryKey'),
    templateId: isId(text('templateId')) ? text('templateId') : '',
    phases: typedList(body, 'phases'),
    standings: typedList(body, 'standings'),
    ...{ dueOn: typedDate(body, 'dueOn'), lastDay: typedDate(body, 'lastDay') },
  };
}

function typedFrom({
  title,
  basis,
  isStatutory,
  statutoryKey,
  templateId,
  phases,
  standings,
  dueOn,
  endedOn,
}: RequirementRow): Typed {
  const none = typedDate(undefined, 'none');
  return {
    ...{ policyTitle: title, basis, isStatutory: isStatutory ? 'yes' : '', templateId: templateId ?? '' },
    statutoryKey: statutoryKey ?? '',
    ...{ phases: [...phases], standings: [...standings] },
    ...{ dueOn: dueOn ? datedParts(dueOn) : none, lastDay: endedOn ? datedParts(endedOn) : none },
  };
}

function inputOf({ policyTitle, basis, isStatutory, statutoryKey, templateId, phases, standings, dueOn }: Typed) {
  return {
    ...{ title: policyTitle, basis, isStatutory: isStatutory === 'yes', templateId: templateId || null },
    ...{ statutoryKey: statutoryKey || null, phases, standings, dueOn: dueOn.date },
  };
}

/** Dates may be left empty, and else are dates. */
function wrongDates(typed: Typed): FormErrors | null {
  const wrong = (['dueOn', 'lastDay'] as const).filter((name) => !typed[name].isBlank && !typed[name].date);
  return wrong.length > 0
    ? formErrors(wrong.map((name) => [`${name}-day`, 'Enter a date like 31 8 2027, or leave it empty']))
    : null;
}
