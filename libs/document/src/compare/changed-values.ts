import type { BlankValue, FrontMatter, PolicyDocument } from '../types.ts';
import { writtenDate, writtenDuration, writtenList } from '../fill/say-date.ts';

/** Something that is said of a text rather than in it: a word for a term, an answer to a blank, a fact of its front matter. */
export interface ChangedValue {
  /** `term:head`, `blank:first-aider`, `fact:review`: never the id of a clause. */
  readonly key: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** Terms that the later text says in words of its own, against what the earlier one says. */
export function changedTerms(before: PolicyDocument, after: PolicyDocument): ChangedValue[] {
  const terms = new Map([...termsOf(before), ...termsOf(after)].map((term) => [term.id, term.value]));
  const said = (document: PolicyDocument, id: string): string =>
    ownEntry(document.frontMatter?.termValues, id) ?? termsOf(document).find((term) => term.id === id)?.value ?? '';
  return [...terms.keys()].flatMap((id): ChangedValue[] => {
    const [was, is] = [said(before, id), said(after, id)];
    return was === '' || is === '' || was === is ? [] : [{ key: `term:${id}`, title: was, before: was, after: is }];
  });
}

/** Blanks that the later text answers otherwise. */
export function changedBlanks(before: PolicyDocument, after: PolicyDocument): ChangedValue[] {
  const said = (document: PolicyDocument, id: string): string =>
    sayValue(ownEntry(document.frontMatter?.values, id) ?? '');
  return (after.frontMatter?.blanks ?? []).flatMap((blank): ChangedValue[] => {
    const [was, is] = [said(before, blank.id), said(after, blank.id)];
    return was === is ? [] : [{ key: `blank:${blank.id}`, title: blank.label, before: was, after: is }];
  });
}

/** Facts of the front matter that bind or inform whoever the policy is for. */
const FACTS: readonly (readonly [key: string, title: string, say: (said: FrontMatter) => string | undefined])[] = [
  ['title', 'Title', (said) => said.title],
  ['applies-to', 'Applies to', ({ appliesTo }) => appliesTo && listed([...appliesTo.settings, ...appliesTo.people])],
  ['approval', 'Approved by', ({ approval }) => approval && listed([approval.by, ...approval.mayDelegateTo])],
  ['review', 'Review cycle', ({ review }) => review && writtenDuration(review.every)],
  ['statutory', 'Required by law', ({ statutory }) => (statutory === undefined ? undefined : statutory ? 'Yes' : 'No')],
  ['acknowledgement', 'Confirmed by', (said) => said.acknowledgement && listed(said.acknowledgement.audience)],
  ['monitoring', 'Monitoring', (said) => said.monitoring],
  ['training', 'Training', (said) => said.training],
  ['held-at', 'Held at', (said) => said.heldAt],
  ['legislation', 'Legislation', (said) => said.legislation && listed(said.legislation)],
  ['agreed-with', 'Agreed with', (said) => said.agreedWith && listed(said.agreedWith)],
];

/** Facts that the later text's front matter states otherwise. */
export function changedFacts(before: PolicyDocument, after: PolicyDocument): ChangedValue[] {
  const [was, is] = [before.frontMatter, after.frontMatter];
  if (!was || !is) return [];
  return FACTS.flatMap(([key, title, say]): ChangedValue[] => {
    const [old, now] = [say(was) ?? '', say(is) ?? ''];
    return old === now ? [] : [{ key: `fact:${key}`, title, before: old, after: now }];
  });
}

function termsOf(document: PolicyDocument): FrontMatter['terms'] {
  return document.frontMatter?.terms ?? [];
}

function ownEntry<T>(entries: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return entries && Object.hasOwn(entries, id) ? entries[id] : undefined;
}

function sayValue(value: BlankValue): string {
  return typeof value === 'string' ? writtenDate(value) : writtenList(value);
}

function listed(items: readonly string[]): string {
  return writtenList([...items]);
}
