import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { dateInLondon } from '@ratify/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { offeredMeetings } from './offered-meetings.ts';
import { findRevision, withdraws, type FoundRevision } from './find-revision.ts';
import { isOpenToDecide } from './ways-to-decide.ts';
import { AdoptEditorialUpdate, ConfirmAmendments, TableRevision, type Revision } from './meeting-documents.ts';

/** One version of a policy that was put forward: read it, and put it on an agenda. */
@Controller('revisions/:id')
export class AgendaController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async read(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findRevision(this.shell, id, request, reply);
    if (!found) return;
    if (found.revision.state === 'adopted') reply.redirect(`/policies/${found.revision.policyId}`, 303);
    else this.draw(request, reply, found, '');
  }

  @Post('agenda')
  async table(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findRevision(this.shell, id, request, reply);
    if (!found) return;
    const meetingId = typedText(request.body, 'meetingId');
    if (!isId(meetingId)) {
      this.draw(request, reply, found, '', formErrors([['meetingId', 'Choose a meeting']]));
      return;
    }
    const { tableRevision } = await this.shell.ask(request, reply, TableRevision, { meetingId, revisionId: id });
    const refusals = tableRevision.refusals.filter((each) => each.code !== 'ALREADY_TABLED');
    if (refusals.length === 0) reply.redirect(withNotice(`/meetings/${meetingId}`, 'on-agenda'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        meetingId,
        refusalErrors(refusals, () => 'meetingId'),
      );
  }

  /** Whether a text changed by a meeting matches its minute, said by the office that the meeting named. */
  @Post('confirm')
  async confirm(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findRevision(this.shell, id, request, reply);
    if (!found) return;
    const typed = { agrees: typedText(request.body, 'agrees'), reason: typedText(request.body, 'reason') };
    if (typed.agrees !== 'yes' && typed.agrees !== 'no') {
      this.draw(request, reply, found, '', formErrors([['agrees', 'Say whether it matches']]), typed);
      return;
    }
    const input = { revisionId: id, matches: typed.agrees === 'yes', reason: typed.reason };
    const { refusals } = (await this.shell.ask(request, reply, ConfirmAmendments, input)).confirmAmendments;
    if (refusals.length === 0) {
      const notice = input.matches ? 'amendments-confirmed' : 'amendments-rejected';
      reply.redirect(withNotice(`/policies/${found.revision.policyId}`, notice), 303);
      return;
    }
    const said = refusalErrors(refusals, ({ code }) => (code === 'REASON_MISSING' ? 'reason' : 'agrees'));
    this.draw(request, reply, found, '', said, typed);
  }

  /** Takes an editorial update, for the office to which the body left that. */
  @Post('adopt')
  async adopt(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findRevision(this.shell, id, request, reply);
    if (!found) return;
    const adopted = await this.shell.ask(request, reply, AdoptEditorialUpdate, { revisionId: id });
    const { refusals } = adopted.adoptEditorialUpdate;
    if (refusals.length === 0)
      reply.redirect(withNotice(`/policies/${found.revision.policyId}`, 'editorial-adopted'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        '',
        refusalErrors(refusals, () => null),
      );
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, revision, meetings }: FoundRevision,
    meetingId: string,
    said: FormErrors = NO_ERRORS,
    typed: object = {},
  ): void {
    // Whatever meeting deferred it has decided.
    const others = meetings.filter((each) => each.id !== revision.decision?.meetingId);
    const open = !revision.amendsId && (revision.state === 'submitted' || revision.state === 'deferred');
    const waits = revision.amendsId !== null && revision.state === 'submitted';
    this.shell.send(request, reply, 'revision', me, {
      title: `Version ${revision.number} of ${revision.policyTitle}`,
      backTo: { href: `/policies/${revision.policyId}`, text: revision.policyTitle },
      ...{ revision, meetings: offeredMeetings(others, dateInLondon(Date.now())), meetingId, typed },
      confirms: waits && me.roles.includes(revision.confirmedBy ?? ''),
      adopts: revision.adoptableBy.some((office) => me.roles.includes(office)),
      withdraws: withdraws({ me, revision, meetings }),
      tables: open && me.roles.includes('clerk'),
      decides: isOpenToDecide(revision) && decider(me, revision),
      ...said,
    });
  }
}

/** Who may say what was decided without a meeting: the clerk, or the head to whom it is left. */
function decider({ roles }: Me, { isLeftToHead }: Revision): 'clerk' | 'head' | null {
  if (roles.includes('clerk')) return 'clerk';
  return isLeftToHead && roles.includes('head') ? 'head' : null;
}
