import type { PublicPolicyPage } from '@ratify/journey';
import type { PublicPolicyLine, WithdrawnPolicy } from '@ratify/store';

/** A policy in a list, as a school's website gets it. Paths are under the address that the answer came from. */
export interface OpenPolicyLine {
  readonly title: string;
  readonly slug: string;
  readonly adoptedOn: string | null;
  readonly reviewDueOn: string | null;
  readonly reviewDueSaid: string | null;
  /** Of the page that people read. */
  readonly page: string;
  readonly json: string;
  readonly html: string;
}

export interface OpenPolicies {
  readonly organisation: { readonly slug: string; readonly name: string };
  readonly policies: readonly OpenPolicyLine[];
}

export interface OpenPolicy extends OpenPolicyLine {
  readonly organisation: { readonly slug: string; readonly name: string };
  readonly version: number;
  readonly effectiveFrom: string | null;
  readonly adoptedBy: string | null;
  /** Where its signed document is checked; null where there is none. */
  readonly verify: string | null;
  /** The text, without the people whom it names. */
  readonly text: string;
}

/** What an organisation shows; null where it shows nothing, or there is no such organisation. */
export function openPolicies(slug: string, lines: readonly PublicPolicyLine[]): OpenPolicies | null {
  const [first] = lines;
  return first
    ? {
        organisation: { slug, name: first.organisationName },
        policies: lines.map((line) => ({ ...told(line), ...pathsOf(slug, line.slug) })),
      }
    : null;
}

export function openPolicy(found: PublicPolicyPage): OpenPolicy {
  const { organisationSlug, organisationName, number, effectiveFrom, adoptedBy, verifyCode, html } = found;
  return {
    ...told(found),
    ...pathsOf(organisationSlug, found.slug),
    organisation: { slug: organisationSlug, name: organisationName },
    ...{ version: number, effectiveFrom, adoptedBy },
    verify: verifyCode ? `/verify?code=${verifyCode}` : null,
    text: html,
  };
}

/** What is told of a policy that was shown and is out of use. */
export interface OpenWithdrawn {
  readonly title: string;
  readonly slug: string;
  readonly organisation: { readonly slug: string; readonly name: string };
  readonly withdrawnOn: string;
  /** Where it stood; the page says the same. */
  readonly page: string;
  /** What took its place; null where nothing did, or it is not shown. */
  readonly successor: Pick<OpenPolicyLine, 'title' | 'slug' | 'page' | 'json' | 'html'> | null;
}

export function openWithdrawn(found: WithdrawnPolicy): OpenWithdrawn {
  const { title, slug, organisationSlug, organisationName, retiredOn, successorTitle, successorSlug } = found;
  return {
    ...{ title, slug, withdrawnOn: retiredOn },
    organisation: { slug: organisationSlug, name: organisationName },
    page: pathsOf(organisationSlug, slug).page,
    successor:
      successorTitle !== null && successorSlug !== null
        ? { title: successorTitle, slug: successorSlug, ...pathsOf(organisationSlug, successorSlug) }
        : null,
  };
}

function told({ title, slug, adoptedOn, reviewDueOn, reviewDueSaid }: PublicPolicyLine) {
  return { title, slug, adoptedOn, reviewDueOn, reviewDueSaid };
}

function pathsOf(organisation: string, policy: string): Pick<OpenPolicyLine, 'page' | 'json' | 'html'> {
  const open = `/open/v1/${organisation}/policies/${policy}`;
  return { page: `/p/${organisation}/${policy}`, json: `${open}.json`, html: `${open}.html` };
}
