import { sayAdopted } from '@ratify/policy';
import { dateFilter } from '../pages/filters.ts';
import { minuteOf } from '../pages/minute-of.ts';
import type { Me } from '../pages/page-shell.ts';
import { routeOf } from '../pages/route-of.ts';
import { isTold, saySignature } from '../sign/say-signature.ts';
import type { Policy } from './policy-documents.ts';

interface Row {
  readonly key: { readonly text: string };
  readonly value: { readonly text: string };
}

const row = (key: string, text: string): Row => ({ key: { text: key }, value: { text } });

/** The facts of a policy that a reader looks for first. */
export function policyFacts(policy: Policy, me: Me): Row[] {
  const { adoptedOn, effectiveFrom } = policy;
  return [
    row('Adopted', `${sayPolicyAdopted(policy)}${minuteOfAdoption(policy)}`),
    ...(effectiveFrom && effectiveFrom !== adoptedOn ? [row('In force from', dateFilter(effectiveFrom))] : []),
    ...(policy.status !== 'retired' && (adoptedOn || policy.reviewDueSaid || policy.reviewDueOn)
      ? [row('Next review', policy.reviewDueSaid ?? (dateFilter(policy.reviewDueOn) || 'No date is recorded'))]
      : []),
    ...(policy.approver ? [row('Who approves it', sayApprover(policy.approver))] : []),
    ...signatureRows(policy, me),
    ...(policy.template ? [row('Template', sayTemplate(policy))] : []),
    ...(policy.descent ? [row('It goes back to', policy.descent)] : []),
    ...policy.departures.slice(0, 1).map((each) => row('Earlier template', sayDeparture(each))),
    ...policy.reviews.slice(0, 1).map((each) => row('Last reviewed', sayReview(each))),
  ];
}

/** When it was adopted, as a document from before Ratify states it or by the day; of what is in use and nobody knows since when, that. */
export function sayPolicyAdopted({
  adoptedOn,
  adoptedBefore,
  status,
}: {
  readonly adoptedOn: string | null;
  readonly adoptedBefore: { readonly adoptedSaid: string | null } | null;
  readonly status: string;
}): string {
  const isYetToBe = status === 'draft' || status === 'submitted';
  return sayAdopted({ adoptedOn, adoptedSaid: adoptedBefore?.adoptedSaid }) || (isYetToBe ? 'Not yet' : 'Not known');
}

function minuteOfAdoption({ adoptedOn, adoptedBefore, adoptedRevision }: Policy): string {
  if (!adoptedOn) return '';
  return adoptedBefore?.minuteReference
    ? `, minute ${adoptedBefore.minuteReference}`
    : `${routeOf(adoptedRevision?.decision)}${minuteOf(adoptedRevision?.decision)}`;
}

/** Who signed, or that nobody is asked to: said to whoever may see who is asked. */
function signatureRows(policy: Policy, me: Me): Row[] {
  const told = policy.requests.filter(isTold).map((each) => row('Signature', saySignature(each)));
  if (told.length > 0 || !policy.adoptedRevision || policy.requests.length > 0) return told;
  const sees = SEE_REQUESTS.some((role) => me.roles.includes(role));
  return sees
    ? [row('Signature', `Nobody was asked to sign: ${evidenceOf(policy)} is the evidence, sealed by the organisation`)]
    : [];
}

/** What shows the adoption where nobody signs: no minute does where somebody decided for a body. */
function evidenceOf({ adoptedRevision }: Policy): string {
  return adoptedRevision?.decision?.route === 'delegated' ? 'the report to the body' : 'the minute';
}

const SEE_REQUESTS = ['head', 'clerk', 'chair', 'vice-chair', 'governor', 'compliance-officer'];

function sayTemplate({ template, baseEdition, latestEdition, behind }: Policy): string {
  const edition = baseEdition ? `${template?.title}, edition ${baseEdition.number}` : (template?.title ?? '');
  return behind ? `${edition} (edition ${latestEdition?.number} is out)` : edition;
}

/** `Finance committee (Scheme of delegation 2026, 4.2)` */
function sayApprover({ bodyName, source }: NonNullable<Policy['approver']>): string {
  return `${bodyName ?? 'The head'} (${source})`;
}

function sayDeparture({ templateTitle, publisherName, editionNumber, leftOn }: Policy['departures'][number]): string {
  return `${templateTitle} of ${publisherName}, edition ${editionNumber}, left on ${dateFilter(leftOn)}`;
}

function sayReview({ reviewedOn, outcome, reason }: Policy['reviews'][number]): string {
  return `${dateFilter(reviewedOn)}, ${outcome === 'no-change' ? 'no change' : 'to be changed'}: ${reason}`;
}

/** "184 KB": how large a download is, before somebody on a phone takes it. */
export function sayBytes(length: number): string {
  return length < 1_000_000 ? `${Math.max(1, Math.round(length / 1000))} KB` : `${(length / 1_000_000).toFixed(1)} MB`;
}

/** Whether the person works on this policy's draft. */
export function writesPolicy(me: Me, policy: { readonly organisation: { readonly id: string } }): boolean {
  return me.roles.includes('head') && me.organisation?.id === policy.organisation.id;
}

const READERS = ['staff', 'governor', 'vice-chair', 'chair', 'head', 'clerk'];

/** Whether the person is asked to confirm that they have read their organisation's policies. */
export function confirmsReading(me: Me, policy: Policy): boolean {
  return me.organisation?.id === policy.organisation.id && READERS.some((role) => me.roles.includes(role));
}

/** Whether the person may take this policy off its template, or on to another. */
export function leavesTemplate(me: Me, policy: Policy): boolean {
  return reviewsPolicy(me, policy);
}

/** Whether the person records reviews of this policy. */
export function reviewsPolicy(me: Me, policy: { readonly organisation: { readonly id: string } }): boolean {
  return ['head', 'clerk'].some((role) => me.roles.includes(role)) && me.organisation?.id === policy.organisation.id;
}

/** Whether the person records that this policy is withdrawn from use. */
export function retiresPolicy(me: Me, policy: { readonly organisation: { readonly id: string } }): boolean {
  return me.roles.includes('clerk') && me.organisation?.id === policy.organisation.id;
}
