import type { Command } from 'commander';

/** `ratify certificates`: for the operator, beside the installation or on its database. Its code is loaded only when asked for. */
export function addCertificates(program: Command): void {
  const certificates = program
    .command('certificates')
    .description(
      'the certificates of this installation: exit 0 all good, 1 one ends within 90 days, has ended or is unusable',
    )
    .option('--json', 'for machines')
    .action(async ({ json }: { json?: true }) => {
      const { listHealth } = await import('../operate/certificates.ts');
      process.exitCode = await listHealth(process.env, { json: json ?? false });
    });
  certificates
    .command('revoke')
    .description('take the certificate of one signature or seal back, for good: what it signed before stays good')
    .argument('<serial>', 'its serial number, as `ratify verify --json` gives it')
    .requiredOption('--confirm <serial>', 'the same number once more: this cannot be undone')
    .option('--compromised', 'its key is in wrong hands')
    .action(async (serial: string, options: { confirm: string; compromised?: true }) => {
      const { revokeCertificate } = await import('../operate/certificates.ts');
      await revokeCertificate(process.env, { serial, ...options, compromised: options.compromised ?? false });
    });
}
