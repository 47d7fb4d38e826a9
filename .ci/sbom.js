import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A CycloneDX bill of materials of a whole installation, without what only builds and tests. What that is, the lock file says: `npm sbom
 * --omit dev` leaves out whatever a tool needs as well, so Fastify, `pg` and two hundred others (https://github.com/npm/cli/issues/7909).
 */
export function withoutTools(bill, lock) {
  const runs = new Set();
  const tools = new Set();
  for (const [place, { name, version, dev }] of Object.entries(lock.packages))
    (dev ? tools : runs).add(`${name ?? place.slice(place.lastIndexOf('node_modules/') + 13)}@${version}`);
  const stays = (ref) => runs.has(ref) || !tools.has(ref);
  return {
    ...bill,
    components: bill.components.filter((each) => stays(each['bom-ref'])),
    dependencies: bill.dependencies
      .filter(({ ref }) => stays(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(stays) })),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const { stdout, stderr, status } = spawnSync('npm', asked, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`npm ${asked.join(' ')} ended with ${status}: ${stderr}`);
  const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
  console.log(JSON.stringify(withoutTools(JSON.parse(stdout), lock), null, 2));
}
