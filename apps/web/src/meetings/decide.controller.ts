import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { typedDate } from '../pages/typed-date.ts';
import { isId, typedList, typedText, type Posted } from '../pages/typed.ts';
import { settingItems, settingsOf } from './covered-settings.ts';
import { DecideAsHead, DecideElsewhere, type DecidedRevision, type DecidingBody } from './decide-documents.ts';
import { RecordDecision } from './meeting-documents.ts';
import { isOpenToDecide, waysOf, type Way } from './ways-to-decide.ts';

const OUTCOMES = [
  { value: 'adopted', text: 'Adopted' },
  { value: 'not-adopted', text: 'Not adopted' },
];
const FIELDS: Readonly<Record<string, string>> = {
  ROUTE_NOT_ALLOWED: 'way',
  CHAIRS_ACTION_NOT_ALLOWED: 'way',
  WRITTEN_RESOLUTION_NOT_ALLOWED: 'way',
  BODY_ENDED: 'way',
  BODY_NOT_FOR_SETTING: 'way',
  REASON_MISSING: 'note',
  DATE_IN_FUTURE: 'decidedOn-day',
  EFFECTIVE_BEFORE_DECISION: 'effectiveFrom-day',
  SETTING_NOT_COVERED: 'settingIds',
  REVIEW_DUE_MISSING: 'reviewDue',
  REVIEW_DUE_NOT_AFTER: 'reviewDue',
  REVIEW_DUE_TOO_LATE: 'reviewDue',
  DATE_NOT_READ: 'reviewDue',
};
const ORDER = ['way', 'outcome', 'decidedOn-day', 'note', 'settingIds', 'effectiveFrom-day', 'reviewDue'];

interface Found {
  readonly me: Me;
  readonly revision: DecidedRevision;
  readonly bodies: readonly DecidingBody[];
  /** The ways that are open to whoever is here. */
  readonly ways: readonly Way[];
  /** The head, who decides today and for nobody else. */
  readonly byHead: boolean;
}
type Typed = ReturnType<typeof typedDecision>;

/** What was decided without a meeting: by the chair, in writing, or by whoever it was left to. */
@Controller('revisions/:id/decide')
export class DecideController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const settingIds = coverable(found).map((each) => each.id);
    const [only, another] = found.ways;
    const way = only && !another ? only.value : '';
    this.draw(request, reply, found, { ...typedDecision(undefined), settingIds, way });
  }

  @Post()
  async record(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = typedDecision(request.body);
    const way = found.ways.find(({ value }) => value === typed.way);
    const wrong = wrongFields(typed, found, way);
    if (wrong.length > 0 || !way) {
      this.draw(request, reply, found, typed, formErrors(wrong));
      return;
    }
    const { outcome } = typed;
    const said = { revisionId: id, bodyId: way.bodyId, outcome, note: typed.note.trim() || null };
    const reviewDueSaid = typed.reviewDue.trim() || null;
    const { refusals } = found.byHead
      ? (await this.shell.ask(request, reply, DecideAsHead, { input: { ...said, reviewDueSaid } })).decideAsHead
      : (
          await this.shell.ask(request, reply, RecordDecision, {
            input: {
              ...{ ...said, reviewDueSaid, route: way.route, decidedOn: typed.decidedOn.date ?? '' },
              effectiveFrom: typed.effectiveFrom.date,
              settingIds:
                way.settingIds.length > 1 ? typed.settingIds.filter((each) => way.settingIds.includes(each)) : null,
            },
          })
        ).recordDecision;
    if (refusals.length === 0)
      reply.redirect(withNotice(`/policies/${found.revision.policyId}`, 'decided-elsewhere'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, ({ code }) => FIELDS[code], ORDER),
      );
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, DecideElsewhere, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const revision = data?.revision;
    if (!revision) this.shell.notFound(request, reply, me, 'version of a policy');
    else if (!isOpenToDecide(revision)) reply.redirect(`/revisions/${id}`, 303);
    else {
      const byHead = !me.roles.includes('clerk') && me.roles.includes('head');
      const ways = waysOf(data.bodies, byHead);
      const found = { me, revision, bodies: data.bodies, ways, byHead };
      if (me.roles.includes('clerk') || (byHead && revision.isLeftToHead)) return found;
      const who = 'The clerk records what was decided without a meeting. A head decides where it is recorded that';
      this.shell.forbidden(request, reply, me, `${who} the policy is left to them.`);
    }
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    found: Found,
    typed: Typed,
    said: FormErrors = NO_ERRORS,
  ): void {
    const { me, revision, ways, byHead } = found;
    this.shell.send(request, reply, 'decide', me, {
      title: `${byHead ? 'Decide on' : 'Decided without a meeting:'} ${revision.policyTitle}`,
      backTo: { href: `/revisions/${revision.id}`, text: `Version ${revision.number}` },
      ...{ revision, byHead, typed, outcomes: OUTCOMES },
      ways: ways.map(({ value, text, hint }) => ({ value, text, hint: { text: hint } })),
      asksWhy: !byHead && ways.some(({ route }) => route === 'chairs-action'),
      settings: settingItems(byHead ? [] : coverable(found), typed.settingIds),
      ...said,
    });
  }
}

/** Settings that any of the bodies acts for, besides the organisation itself. */
function coverable({ bodies, me }: Found) {
  const all = bodies.flatMap((body) => settingsOf(body, me));
  return all.filter(({ id }, at) => all.findIndex((each) => each.id === id) === at);
}

function typedDecision(body: Posted | undefined) {
  const text = (name: string): string => typedText(body, name);
  return {
    ...{ way: text('way'), outcome: text('outcome'), note: text('note'), reviewDue: text('reviewDue') },
    decidedOn: typedDate(body, 'decidedOn'),
    effectiveFrom: typedDate(body, 'effectiveFrom'),
    settingIds: typedList(body, 'settingIds'),
  };
}

function wrongFields(typed: Typed, { byHead }: Found, way: Way | undefined): [string, string][] {
  const { outcome, decidedOn, effectiveFrom } = typed;
  const wrong: [boolean, string, string][] = [
    [!way, 'way', byHead ? 'Choose which body left it to you' : 'Choose how it was decided'],
    [!OUTCOMES.some(({ value }) => value === outcome), 'outcome', 'Choose what was decided'],
    [!byHead && !decidedOn.date, 'decidedOn-day', 'Enter the day of the decision, like 27 3 2027'],
    [
      !effectiveFrom.isBlank && !effectiveFrom.date,
      'effectiveFrom-day',
      'Enter the date like 27 3 2027, or leave all three empty',
    ],
  ];
  return wrong.flatMap(([is, field, said]): [string, string][] => (is ? [[field, said]] : []));
}
