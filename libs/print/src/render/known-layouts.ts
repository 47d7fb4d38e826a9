import { createHash } from 'node:crypto';
import { type PageNumbers } from '../print-job.ts';

const MOST = 500;

/**
 * Where the headings of recent documents fell. A document with the same contents most often falls the same way: five hundred
 * schools hold a council's policy with little but their name changed. It is only ever a first guess, and is checked.
 */
export class KnownLayouts {
  readonly #byKey = new Map<string, PageNumbers>();

  /** What the page numbers may be; undefined for contents not seen lately. */
  guess(html: string): PageNumbers | undefined {
    return this.#byKey.get(keyOf(html));
  }

  remember(html: string, pages: PageNumbers): void {
    const key = keyOf(html);
    this.#byKey.delete(key);
    this.#byKey.set(key, pages);
    const [oldest] = this.#byKey.keys();
    if (this.#byKey.size > MOST && oldest !== undefined) this.#byKey.delete(oldest);
  }
}

/** The places that links lead to, in order: what page numbers can be asked of. */
export function placesIn(html: string): readonly string[] {
  return [...html.matchAll(/<a\s[^>]*href="#([^"]+)"/g)].map(([, place]) => place!);
}

function keyOf(html: string): string {
  return createHash('sha256').update(placesIn(html).join('\n')).digest('base64');
}
