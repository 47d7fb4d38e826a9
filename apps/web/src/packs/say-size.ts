const KILOBYTE = 1_000;

/** How much there is to download, in the units that browsers say: `840 kB`, `3.2 MB`. */
export function saySize(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / KILOBYTE));
  return kilobytes < KILOBYTE ? `${kilobytes} kB` : `${(kilobytes / KILOBYTE).toFixed(1)} MB`;
}
