/**
 * Key of a choice: hash of clause id, base, ours and theirs (64 bits of FNV-1a, two lanes). It recognises a question that was
 * answered before; it is no proof of anything.
 */
export function choiceKey(clauseId: string, base: string, ours: string, theirs: string): string {
  const text = [clauseId, base, ours, theirs].join('\u0000');
  return lane(text, 0x811c9dc5) + lane(text, 0x9747b28c);
}

function lane(text: string, seed: number): string {
  let hash = seed;
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
    hash ^= hash >>> 15;
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
