import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const GRAVE = ['high', 'critical'];

/**
 * What `npm audit --json` found, held against the exceptions that somebody has argued: each names the advisory, why it does not reach us, and
 * until which day that is believed without looking again.
 */
export function judgeAudit(report, exceptions, today) {
  const advisories = new Map();
  for (const { via } of Object.values(report.vulnerabilities))
    for (const each of via.filter((one) => typeof one === 'object'))
      advisories.set(idOf(each), { id: idOf(each), package: each.name, severity: each.severity, title: each.title });
  const argued = new Map(exceptions.filter(({ until }) => until >= today).map((each) => [each.advisory, each]));
  const grave = [...advisories.values()].filter(({ severity }) => GRAVE.includes(severity));
  return {
    open: grave.filter(({ id }) => !argued.has(id)),
    argued: grave.filter(({ id }) => argued.has(id)).map((each) => ({ ...each, why: argued.get(each.id).why })),
    lesser: advisories.size - grave.length,
    idle: exceptions.filter(({ advisory }) => !advisories.has(advisory)),
  };
}

const idOf = ({ url, source }) => /GHSA(-\w{4}){3}/.exec(url ?? '')?.[0] ?? String(source);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const exceptions = JSON.parse(readFileSync(new URL('audit-exceptions.json', import.meta.url), 'utf8'));
  process.exitCode = tell(parsed(stdout), exceptions);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** The exit code: 1 where a grave finding is not argued, 2 where the registry does not say. */
function tell(report, exceptions) {
  if (!report.vulnerabilities) {
    console.error(`The registry does not say what is known against packages: ${report.message ?? 'no answer'}.`);
    return 2;
  }
  const { open, argued, lesser, idle } = judgeAudit(report, exceptions, new Date().toISOString().slice(0, 10));
  for (const { id, package: name, severity, title } of open) console.log(`${severity}  ${name}: ${title} (${id})`);
  for (const { id, package: name, why } of argued) console.log(`argued  ${name} (${id}): ${why}`);
  for (const { advisory } of idle)
    console.log(`nothing is found of ${advisory} any more: take it out of .ci/audit-exceptions.json`);
  console.log(`${open.length} grave and not argued, ${argued.length} argued, ${lesser} of lesser weight`);
  return open.length > 0 ? 1 : 0;
}
