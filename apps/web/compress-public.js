import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

// What the build makes for browsers, packed once and not with each answer.
const folder = new URL('public/', import.meta.url);
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(?:css|js)$/.test(name)) continue;
  const file = readFileSync(new URL(name, folder));
  writeFileSync(new URL(`${name}.br`, folder), brotliCompressSync(file));
  writeFileSync(new URL(`${name}.gz`, folder), gzipSync(file, { level: 9 }));
}
