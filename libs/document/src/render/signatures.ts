import type { Element } from 'hast';
import { slugOf } from '../fill/slug-of.ts';
import { h } from './hast.ts';
import type { RenderDesk } from './render-desk.ts';

interface Signatory {
  readonly role: string;
  readonly name?: string;
  readonly field: string;
}

/**
 * The signature block. In print each box carries a link that libs/print turns into a signature field; on a page there is
 * nothing to sign, so the roles are listed.
 */
export function signatures(roles: string | undefined, desk: RenderDesk): Element[] {
  const signatories = signatoriesOf(roles, desk);
  if (signatories.length === 0) return [];
  if (desk.context.purpose === 'print') return signatories.map(box);
  const items = signatories.map(({ role, name }) => h('li', {}, [name ? `${sayRole(role)}: ${name}` : sayRole(role)]));
  return [
    // Once it is recorded who was asked they may have signed, or not: whoever shows the text says which.
    h('p', { className: ['signatures-lead'] }, [
      desk.context.record?.signatories ? 'Signatories:' : 'To be signed by:',
    ]),
    h('ul', { className: ['signatures'] }, items),
  ];
}

function box({ role, name, field }: Signatory): Element {
  const link = h('a', {
    className: ['signature-field'],
    href: `https://signature.invalid/${encodeURIComponent(field)}`,
  });
  const person = name ? [h('p', { className: ['signature-name'] }, [name])] : [];
  return h('div', { className: ['signature-box'] }, [h('p', {}, [sayRole(role)]), ...person, link]);
}

/** Who is asked to sign, once the record says so; before that, the roles that the text names. */
function signatoriesOf(roles: string | undefined, desk: RenderDesk): readonly Signatory[] {
  const wanted = roles?.split(/[\s,]+/).filter(Boolean) ?? desk.fill.document.frontMatter?.signatories ?? [];
  const recorded = desk.context.record?.signatories;
  if (!recorded) return wanted.map((role) => ({ role, field: slugOf(role) }));
  const place = ({ role }: Signatory): number => wanted.findIndex((each) => slugOf(each) === slugOf(role)) + 1 || 99;
  return recorded.toSorted((a, b) => place(a) - place(b));
}

function sayRole(role: string): string {
  const words = /^[a-z0-9-]+$/.test(role) && role !== 'vice-chair' ? role.replaceAll('-', ' ') : role;
  return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
