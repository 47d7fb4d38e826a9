const FEW = 20;

/** Says on standard error how far a run over many files has come; silent for a few, and on one line where that is possible. */
export function progressOver(total: number): { step(file: string): void; done(): void } {
  const { stderr } = process;
  let at = 0;
  const every = stderr.isTTY ? 1 : Math.ceil(total / 10);
  return {
    step: (file) => {
      at += 1;
      if (total < FEW || (at % every !== 0 && at !== total)) return;
      stderr.write(stderr.isTTY ? `\r\u001b[K${at} of ${total}: ${file}` : `${at} of ${total}: ${file}\n`);
    },
    done: () => {
      if (total >= FEW && stderr.isTTY) stderr.write('\r\u001b[K');
    },
  };
}
