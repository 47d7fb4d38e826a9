import type { Command } from 'commander';

/** `ratify people`: for the operator. Its code is loaded only when asked for. */
export function addPeople(program: Command): void {
  program
    .command('people')
    .description('the people of this installation')
    .command('reset-two-step')
    .description(
      'switch off the two-step sign-in of somebody who lost their app and works for several organisations, once you know who is asking; they are told by mail, and each organisation has it in its record. Exit 1 when it is not on',
    )
    .argument('<email>', 'their address')
    .action(async (email: string) => {
      const { resetTwoStep } = await import('../operate/reset-two-step.ts');
      process.exitCode = await resetTwoStep(process.env, email);
    });
}
