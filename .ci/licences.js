import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Licences under which what we run on may be given on; LGPL is that of libvips alone, which sharp links to as a library of its own. */
const ALLOWED = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0', 'OFL-1.1'],
  ...['Python-2.0', 'Unlicense', 'Zlib'],
]);
const ONLY_HERE = { 'LGPL-3.0-or-later': /^@img\/sharp-/ };

/** What a package says nowhere that a program reads, and says in its own words. */
const SAID = { format: 'MIT' };

/** Packages that an installation runs on, from the lock file, each with its licence and whether it may be used under it. */
export function licencesOf(lock) {
  return Object.entries(lock.packages)
    .filter(([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link)
    .map(([path, { version, license }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const licence = license ?? SAID[name] ?? 'unknown';
      return { name, version, licence, isAllowed: isAllowed(name, licence) };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Of several to choose from one is enough; of several at once each counts. */
function isAllowed(name, licence) {
  const choices = licence.replace(/[()]/g, '').split(' OR ');
  return choices.some((choice) =>
    choice.split(' AND ').every((each) => ALLOWED.has(each) || (ONLY_HERE[each]?.test(name) ?? false)),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
  const found = licencesOf(lock);
  for (const { name, version, licence, isAllowed: may } of found)
    console.log(`${licence.padEnd(20)} ${name}@${version}${may ? '' : '  NOT ALLOWED'}`);
  process.exitCode = found.every((each) => each.isAllowed) ? 0 : 1;
}
