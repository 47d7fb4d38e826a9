import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResultOf } from 'gql.tada';
import { draftTasks } from '../draft/draft-tasks.ts';
import { ASKERS } from '../confirmations/find-round.ts';
import { hasPlace } from '../pages/navigation.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';
import { sayDecision } from '../corrections/say-decision.ts';
import { FirstDraft, ListPolicies, ReadPolicy, type Policy } from './policy-documents.ts';
import {
  confirmsReading,
  leavesTemplate,
  policyFacts,
  sayPolicyAdopted,
  retiresPolicy,
  reviewsPolicy,
  sayBytes,
  writesPolicy,
} from './policy-page.ts';

@Controller('policies')
export class PoliciesController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, ListPolicies, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    const startsFromTemplates = me.roles.includes('head') && hasPlace(me, 'templates');
    this.shell.send(request, reply, 'policies', me, {
      title: 'Policies',
      policies: data.policies.map((each) => ({ ...each, adopted: sayPolicyAdopted(each) })),
      covering: data.linkablePolicies.filter(({ coveredBy }) => coveredBy !== null),
      outOfUse: data.retiredPolicies.length,
      startsFromTemplates,
      bringsIn: me.roles.includes('head'),
      entersSchedule: me.roles.includes('clerk'),
      seesConfirmations: ASKERS.some((role) => me.roles.includes(role)),
    });
  }

  @Get(':id')
  async read(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const { me, policy } = found;
    // Read, checked and laid out only where it is shown.
    const isShown = policy.draft !== null && policy.adoptedRevision === null && writesPolicy(me, policy);
    const draft = isShown ? (await this.shell.ask(request, reply, FirstDraft, { id })).policy?.draft : null;
    this.draw(request, reply, found, draft ?? null);
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, ReadPolicy, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    if (data?.policy)
      return { me, policy: data.policy, reasons: data.reviewReasons, live: data.livePolicy?.blanks ?? [] };
    this.shell.notFound(request, reply, me, 'policy');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, reasons, live }: Found,
    draft: ShownDraft | null,
  ): void {
    const revision = policy.adoptedRevision;
    const writes = policy.draft !== null && writesPolicy(me, policy);
    const isUsed = policy.status !== 'retired';
    this.shell.send(request, reply, 'policy', me, {
      title: policy.title,
      backTo: backTo(me),
      ...{ policy, reasons, draft },
      facts: policyFacts(policy, me),
      document: documentOf(policy),
      tasks: draft ? draftTasks({ ...policy, draft }) : null,
      comments: policy.openComments !== null && !writes,
      changes: writes && revision !== null,
      isHere: revision !== null,
      live: live.length,
      readsAnew: live.some(({ set }) => set !== null),
      statesApprover: isUsed && me.roles.includes('clerk') && me.organisation?.id === policy.organisation.id,
      isRecorded: reviewsPolicy(me, policy),
      retires: isUsed && (revision !== null || policy.adoptions.length > 0) && retiresPolicy(me, policy),
      isUsed,
      links: reviewsPolicy(me, policy),
      reviews: isUsed && (revision !== null || policy.adoptions.length > 0) && reviewsPolicy(me, policy),
      sendsEvidence: revision === null && policy.adoptions.some((each) => each.historic) && reviewsPolicy(me, policy),
      evidenceFiles: policy.evidenceFiles.map((each) => ({ ...each, size: sayBytes(each.length) })),
      confirmedOnce: !isUsed && revision !== null && reviewsPolicy(me, policy),
      leaves: isUsed && leavesTemplate(me, policy) && policy.template !== null && policy.force === 'agreed',
      bringsInText:
        revision === null && policy.draft === null && policy.revisions.length === 0 && writesPolicy(me, policy),
      textFromHead:
        policy.draft === null &&
        policy.revisions.length === 0 &&
        reviewsPolicy(me, policy) &&
        !writesPolicy(me, policy),
      corrects:
        me.roles.includes('clerk') && me.organisation?.id === policy.organisation.id
          ? (revision?.decision?.id ?? null)
          : null,
      corrections: policy.corrections.map((each) => ({
        ...each,
        was: sayDecision(each.was),
        is: each.is && sayDecision(each.is),
      })),
      goesOver: writes && hasPlace(me, 'templates'),
      earlier: policy.revisions.filter((each) => each.id !== revision?.id),
      confirms: isUsed && revision !== null && confirmsReading(me, policy),
    });
  }
}

type ShownDraft = NonNullable<NonNullable<ResultOf<typeof FirstDraft>['policy']>['draft']>;

interface Found {
  readonly me: Me;
  readonly policy: Policy;
  readonly reasons: ResultOf<typeof ReadPolicy>['reviewReasons'];
  readonly live: NonNullable<ResultOf<typeof ReadPolicy>['livePolicy']>['blanks'];
}

function backTo(me: Me): { href: string; text: string } {
  if (hasPlace(me, 'policies')) return { href: '/policies', text: 'Policies' };
  return hasPlace(me, 'register') ? { href: '/register', text: 'Register' } : { href: '/todo', text: 'What needs me' };
}

/** What the file is, by what it bears: a person's signature, where the reader may know of one, or the organisation's seal alone. */
function opensAs(level: string | undefined, requests: Policy['requests']): string {
  if (!level || level === 'unsigned') return 'Open the PDF';
  return requests.some((each) => each.state === 'signed') ? 'Open the signed PDF' : 'Open the sealed PDF';
}

/** The PDF of the text in force; of an unadopted policy there is none. */
function documentOf({ adoptedRevision, documents, requests }: Policy): object | null {
  const document = adoptedRevision && documents.find((each) => each.revisionId === adoptedRevision.id);
  if (!document) return null;
  const { latest } = document;
  return {
    ...document,
    size: latest ? sayBytes(latest.length) : '',
    opens: opensAs(latest?.level, requests),
    paperSignatures: document.paperSignatures.map((each) => ({ ...each, size: sayBytes(each.scanLength) })),
  };
}
