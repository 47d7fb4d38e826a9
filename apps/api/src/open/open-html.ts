import { sayDate, type PlainDate } from '@ratify/policy';
import type { OpenPolicies, OpenPolicy, OpenWithdrawn } from './open-policies.ts';

/** For a frame in a page of others: no script, no picture, links that leave the frame. */
const STYLE = `body{margin:0;font:1rem/1.5 system-ui,sans-serif;color:#0b0c0c;background:#fff;overflow-wrap:anywhere}
a{color:#1d70b8}a:focus{outline:3px solid #fd0}ul{padding-left:1.2rem}li{margin:.5rem 0}small{display:block;color:#505a5f}
table{border-collapse:collapse}td,th{border:1px solid #b1b4b6;padding:.3rem .5rem;text-align:left;vertical-align:top}`;

/** The list of what an organisation shows. */
export function policiesHtml({ organisation, policies }: OpenPolicies): string {
  const lines = policies.map(
    ({ title, page, adoptedOn, reviewDueOn, reviewDueSaid }) =>
      `<li><a href="${escape(page)}" target="_blank" rel="noopener">${escape(title)}</a><small>${escape(datesOf(adoptedOn, reviewDueSaid ?? said(reviewDueOn)))}</small></li>`,
  );
  return pageOf(`Policies of ${organisation.name}`, `<ul>\n${lines.join('\n')}\n</ul>`);
}

/** One policy with its text, which is HTML of our own making. */
export function policyHtml(policy: OpenPolicy): string {
  const { title, organisation, version, adoptedOn, adoptedBy, reviewDueOn, reviewDueSaid, page, text } = policy;
  const facts = [
    `${organisation.name}, version ${version}`,
    datesOf(adoptedOn, reviewDueSaid ?? said(reviewDueOn), adoptedBy),
  ].filter(Boolean);
  const from = `<p><a href="${escape(page)}" target="_blank" rel="noopener">Where this policy is published</a></p>`;
  return pageOf(title, `<p><small>${facts.map(escape).join('<br>')}</small></p>\n${text}\n${from}`);
}

/** That a policy is out of use, and what took its place. */
export function withdrawnHtml({ title, organisation, withdrawnOn, successor }: OpenWithdrawn): string {
  const after = successor
    ? `<p>In its place: <a href="${escape(successor.page)}" target="_blank" rel="noopener">${escape(successor.title)}</a></p>`
    : '';
  const words = `${organisation.name} withdrew this policy. It has not been in force since ${said(withdrawnOn)}.`;
  return pageOf(title, `<p>${escape(words)}</p>\n${after}`);
}

function pageOf(title: string, body: string): string {
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title>
<style>${STYLE}</style></head><body><main>
<h1>${escape(title)}</h1>
${body}
</main></body></html>
`;
}

function datesOf(adoptedOn: string | null, review: string | null, by: string | null = null): string {
  const adopted = adoptedOn ? `Adopted ${said(adoptedOn)}${by ? ` by ${by}` : ''}` : '';
  return [adopted, review ? `next review ${review}` : ''].filter(Boolean).join('; ');
}

function said(date: string | null): string | null {
  return date === null ? null : sayDate(date as PlainDate);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (found) => ESCAPES[found] ?? found);
