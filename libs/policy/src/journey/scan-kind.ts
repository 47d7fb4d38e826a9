/** What a scan of a signed page may be. */
export const SCAN_KINDS = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type ScanKind = (typeof SCAN_KINDS)[number];

/** Largest scan in bytes: a page or a few, photographed or scanned in colour. */
export const LARGEST_SCAN = 10_000_000;

const MAGIC: readonly (readonly [ScanKind, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]], // %PDF-
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/** What a file is, by the bytes it begins with and not by its name; null where it is none of what a scan may be. */
export function scanKindOf(bytes: Uint8Array): ScanKind | null {
  const found = MAGIC.find(([, magic]) => magic.every((byte, at) => bytes[at] === byte));
  return found?.[0] ?? null;
}
