import { readPolicy, type PolicyDocument } from '@ratify/document';
import { LRUCache } from 'lru-cache';

/** Characters of all texts whose reading is kept: about 15 bytes each, measured on the longest template. */
const KEPT_CHARACTERS = 4_000_000;

const readings = new LRUCache<string, PolicyDocument>({
  maxSize: KEPT_CHARACTERS,
  sizeCalculation: ({ text }) => text.length + 1,
});

/**
 * The reading of a text that will be asked for again: a draft, an edition, a revision. Parsing is most of a page's time, and a
 * person who works on a policy reads the same few texts page after page. A reading holds nothing but what its text says, and
 * whoever asks has the text, so that nobody learns of another's by it.
 */
export function readStored(text: string): PolicyDocument {
  const kept = readings.get(text);
  if (kept) return kept;
  const document = readPolicy(text);
  readings.set(text, document);
  return document;
}
