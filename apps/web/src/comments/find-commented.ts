import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Me, PageShell } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';
import { ClausesToComment, type ClausesCommented, type CommentThread } from './comment-documents.ts';

export interface FoundCommented {
  readonly me: Me;
  readonly draft: ClausesCommented;
}

/** The draft that a page of comments is about; null after answering with the page that says why not. */
export async function findCommented(
  shell: PageShell,
  policyId: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FoundCommented | null> {
  const data = isId(policyId) ? await shell.ask(request, reply, ClausesToComment, { policyId }) : null;
  const me = data ? shell.signedIn(request, reply, data) : await shell.whoIsHere(request, reply);
  if (!me) return null;
  if (data?.draftToComment) return { me, draft: data.draftToComment };
  shell.notFound(request, reply, me, 'draft');
  return null;
}

/** Back to all comments on the draft. */
export function backToComments({ policyId, title }: { readonly policyId: string; readonly title: string }) {
  return { href: `/policies/${policyId}/comments`, text: `Comments on ${title}` };
}

/** A thread as its line on a list: the first words, who said them, and how many replies there are. */
export function threadLine({ id, about, state, standing, comments }: CommentThread) {
  const [first, ...replies] = comments;
  const live = replies.filter(({ deletedAt }) => !deletedAt).length;
  return {
    ...{ id, about, state, standing, replies: live, by: first?.personName ?? '', saidAt: first?.saidAt },
    words: shorten(first?.words ?? 'Deleted by whoever wrote it.'),
  };
}

const LINE = 140;

function shorten(words: string): string {
  const one = words.replace(/\s+/g, ' ').trim();
  return one.length > LINE ? `${one.slice(0, LINE - 1).trimEnd()}…` : one;
}

/** The readers who can be asked something by a comment: everybody but the one who writes it. */
export function askableReaders({ me, draft }: FoundCommented, chosen: readonly string[]) {
  return draft.readers.flatMap(({ personId, name, as }) =>
    personId && personId !== me.person.id
      ? [{ value: personId, text: `${name}${AS[as] ?? ''}`, checked: chosen.includes(personId) }]
      : [],
  );
}

const AS: Readonly<Record<string, string>> = { writer: ', who writes the draft', clerk: ', clerk' };
